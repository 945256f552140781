"""Where compiled code is kept when it cannot lie beside its source, and that it is never older than the formulas compiled into it."""

import getpass
import os
import re
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from sim.paths import PACKAGE

VARIABLE = "NUMBA_CACHE_DIR"
IMPORT = re.compile(r"^from (sim[\w.]*) import (\([^)]*\)|[^\n(]*)", re.MULTILINE)


def find_place() -> None:
    """Name a folder for compiled code if neither the package nor the user's own cache can be written. Call before numba is imported.

    Without any numba refuses to start. What was named by the user is left alone.
    """
    if VARIABLE not in os.environ and not writable(PACKAGE) and not writable(_users_cache()):
        os.environ[VARIABLE] = str(own_folder(Path(tempfile.gettempdir())))


def forget_stale(package: Path = PACKAGE) -> None:
    """Drop compiled code beside its source that is older than a module whose formulas may be in it. Call before numba is imported.

    Numba looks only at the file that holds a function, not at the files whose formulas and constants are compiled into it.
    """
    seen: dict[Path, set[Path]] = {}
    for kept in package.rglob("__pycache__/*.nbi"):
        source = kept.parent.parent / f"{kept.name.partition('.')[0]}.py"
        with suppress(FileNotFoundError):  # its source has gone, or another process is first
            if kept.stat().st_mtime < max(file.stat().st_mtime for file in _needed(source, package, seen)):
                kept.unlink()


def _needed(source: Path, package: Path, seen: dict[Path, set[Path]]) -> set[Path]:
    """A module's file and those of every module of the package that it imports, directly or not."""
    found, left = set(), [source]
    while left:
        file = left.pop()
        if file not in found:
            found.add(file)
            if file not in seen:
                seen[file] = _imports(file, package)
            left += seen[file]
    return found


def _imports(file: Path, package: Path) -> set[Path]:
    """Files of the package that a module names in its imports."""
    found = set()
    for module, names in IMPORT.findall(file.read_text(encoding="utf-8")):
        below = package.joinpath(*module.split(".")[1:])
        inner = [below / f"{name}.py" for name in re.findall(r"\w+", names)]
        found |= {path for path in (below.with_suffix(".py"), below / "__init__.py", *inner) if path.is_file()}
    return found


def own_folder(place: Path) -> Path:
    """A folder that nobody else can write, for code is loaded from it. The same each time, unless somebody else took its name."""
    folder = place / f"counterflow-compiled-{getpass.getuser() if os.name == 'nt' else os.geteuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return Path(tempfile.mkdtemp(prefix="counterflow-compiled-"))
    mine = os.name == "nt" or stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o022
    return folder if mine else Path(tempfile.mkdtemp(prefix="counterflow-compiled-"))


def writable(folder: Path) -> bool:
    """True if files can be made in the folder, or in the nearest one above it that is there."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _users_cache() -> Path:
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache").absolute()
    except RuntimeError:  # there is no home at all
        return Path("/dev/null")
