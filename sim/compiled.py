"""Where compiled code is kept when it cannot lie beside its source."""

import getpass
import os
import stat
import tempfile
from pathlib import Path

from sim.paths import PACKAGE

VARIABLE = "NUMBA_CACHE_DIR"


def find_place() -> None:
    """Name a folder for compiled code if neither the package nor the user's own cache can be written. Call before numba is imported.

    Without any numba refuses to start. What was named by the user is left alone.
    """
    if VARIABLE not in os.environ and not writable(PACKAGE) and not writable(_users_cache()):
        os.environ[VARIABLE] = str(own_folder(Path(tempfile.gettempdir())))


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
