"""Where compiled code is kept, so that it is never that of other formulas, and who says that it is being made.

Numba compiles the formulas and constants of other modules into a function, but looks only at the function's own file to tell whether
what it kept is stale. So the code of a module is kept in a folder named by the bytes of that module and of all it imports, directly or
not: other sources have another folder, nothing is ever stale, nothing need be deleted, and any number of processes and checkouts may use
one place. `sim/locator.py` tells Numba so.

The place is `$NUMBA_CACHE_DIR/counterflow` if that is set, else `counterflow` in the user's cache; where neither can be written, a
temporary folder that nobody else can write. What somebody else compiled in a place that is shared is not written on.
"""

import getpass
import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from sim.paths import PACKAGE

VARIABLE = "NUMBA_CACHE_DIR"
LOCATORS = "NUMBA_CACHE_LOCATOR_CLASSES"
OURS = "sim.locator.BySources"
COMPILERS = ("numba", "llvmlite", "numpy")
FORM = "with a digest"   # of the files of compiled code
KEPT = 5  # folders of a module that are kept however long they were not used
UNUSED_S = 14 * 24 * 3600.0  # after which the others go, when something is compiled anew
WEEK = PACKAGE / "users" / "kernel.py"   # whoever has lived a week has compiled, or found, what a week needs
SENTENCE = "compiling the model's code, once for each version of it; about a minute if all of it is new"


def _tell() -> None:
    from sim.say import beside, say

    say(SENTENCE, beside())


begun: set[str] = set()   # modules whose folders this process made
teller: Callable[[], None] = _tell   # what is done when compiling begins; a worker tells its parent


def tell_numba() -> None:
    """Let Numba ask where to keep compiled code. What the user told it is left alone. Costs nothing where Numba is not used."""
    if LOCATORS in os.environ:
        return
    if "numba" in sys.modules:
        from importlib import import_module

        import_module(OURS.rpartition(".")[0])
    else:
        os.environ[LOCATORS] = OURS


@cache
def place() -> Path:
    """The folder of all that is kept."""
    named = os.environ.get(VARIABLE)
    for folder in [Path(named), _users_cache()] if named else [_users_cache()]:
        if writable(folder / "counterflow"):
            return folder.absolute() / "counterflow"
    from tempfile import gettempdir

    return own_folder(Path(gettempdir()))


def folder_of(file: Path) -> Path:
    """The folder for the compiled code of a module of this package; made, if it is new, and marked as used."""
    module = file.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".")
    folder = place() / f"{module}-{sources_digest(file)}"
    if folder.is_dir() and not os.access(folder, os.W_OK):      # somebody else's, in a place that is shared
        from tempfile import gettempdir

        folder = own_folder(Path(gettempdir())) / folder.name
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        begun.add(module)
    elif time.time() - folder.stat().st_mtime > 3600:
        with suppress(OSError):
            os.utime(folder)
    return folder


def tidy() -> None:
    """Drop what nobody has used for long of the modules whose code this process began anew: once it compiles, never while it imports."""
    while begun:
        clean(place(), begun.pop())


def clean(where: Path, module: str) -> None:
    """Drop folders of a module that nobody has used for long, but for the newest few. Who reads one all the same compiles anew."""
    from shutil import rmtree

    there = [path for path in where.glob(f"{module}-*") if path.name.rpartition("-")[0] == module]
    with suppress(OSError):
        used = sorted(there, key=lambda path: path.stat().st_mtime, reverse=True)
        for old in used[KEPT:]:
            if time.time() - old.stat().st_mtime > UNUSED_S:
                rmtree(old, ignore_errors=True)


@cache
def sources_digest(file: Path) -> str:
    """Twenty hex digits of the bytes of a module and all that it imports, of the compilers' versions, of the kind of processor and of
    the form of the files (`sim/locator.py`)."""
    known = sources()
    wanted = sorted(needed(file.relative_to(PACKAGE).as_posix()))
    return _hex("\n".join([FORM, compiler(), *(f"{name} {known[name][0]}" for name in wanted)]))


def needed(file: str) -> set[str]:
    """A module's file, by its place in the package, and those of all that it imports, directly or not, wherever in it."""
    known, found, left = sources(), set(), [file]
    while left:
        path = left.pop()
        if path not in found:
            found.add(path)
            left += known[path][1]
    return found


@cache
def sources() -> dict[str, tuple[str, list[str]]]:
    """Of every file of the package, by its place: its digest, and the files that it imports, read from its syntax tree once."""
    import json

    texts = {name: path.read_bytes() for name, path in modules_of(PACKAGE).items()}
    digests = {name: _hex(text) for name, text in texts.items()}
    read = {name: lambda text=text: [file for file in imported(text) if file in texts] for name, text in texts.items()}
    told = remembered(f"imports-{_hex(' '.join(sorted(f'{name} {digest}' for name, digest in digests.items())))}",
                      lambda: json.dumps({name: files() for name, files in read.items()}), lambda text: set(json.loads(text)) == set(texts))
    return {name: (digests[name], files) for name, files in json.loads(told).items()}


def modules_of(package: Path) -> dict[str, Path]:
    """Every file of a package that can be imported, by its place in it: an editor's locks, a copy that a desktop made, and the like are
    none of its code."""
    paths = {path.relative_to(package): path for path in package.rglob("*.py")}
    return {place.as_posix(): path for place, path in paths.items() if all(part.isidentifier() for part in place.with_suffix("").parts)}


def imported(source: str | bytes) -> list[str]:
    """Where the files that a module imports, wherever in it, would lie in the package; `__init__` files of folders on the way too.

    None of a file that is no Python: whoever imports it will hear of that.
    """
    import ast

    names: set[str] = set()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {part.name for part in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{part.name}" for part in node.names)}
    found: set[str] = set()
    for parts in (name.split(".")[1:] for name in names if name.startswith(f"{PACKAGE.name}.")):
        found |= {"/".join([*parts[:n], "__init__.py"]) for n in range(1, len(parts) + 1)} | {f"{'/'.join(parts)}.py"}
    return sorted(found)


def _hex(content: str | bytes) -> str:
    from hashlib import sha256

    return sha256(content.encode() if isinstance(content, str) else content).hexdigest()[:20]


def remembered(name: str, make: Callable[[], str], right: Callable[[str], bool] = bool) -> str:
    """A short text that costs much to make and never changes under its name, kept beside compiled code if that can be written.

    right: whether a text that was kept is one; a file that a crash has torn, or a full disk left empty, is made anew.
    """
    file = place() / "remembered" / name
    with suppress(OSError, ValueError, TypeError):
        if right(kept := file.read_text(encoding="utf-8")):
            return kept
    text = make()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{name}.{os.getpid()}.part")
        draft.write_text(text, encoding="utf-8")
        os.replace(draft, file)
    return text


def known() -> bool:
    """Whether a process of this version of the code has done a task with the model before: all that it needs is compiled."""
    return _mark().is_file()


def remember() -> None:
    """Note that this process has done a task, if it was the model's."""
    if f"{PACKAGE.name}.users.kernel" in sys.modules and not known():
        remembered(_mark().name, lambda: "all that a task needs is compiled")


@cache
def _mark() -> Path:
    return place() / "remembered" / f"compiled-{sources_digest(WEEK)}"


@cache
def compiler() -> str:
    """Python, what compiles, and the kind of processor it compiles for."""
    from importlib import import_module

    versions = [f"{name} {import_module(name).__version__}" for name in COMPILERS]
    return "\n".join([sys.version, *versions, _processor()])


def _processor() -> str:
    """The first processor's name and what it can do, where the system tells it."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as told:
            first = told.read(8192).partition("\n\n")[0]
    except OSError:
        return ""
    return "\n".join(line for line in first.splitlines() if line.startswith(("model name", "flags", "Features")))


def own_folder(where: Path) -> Path:
    """A folder that nobody else can write, for code is loaded from it. The same each time, unless somebody else took its name."""
    folder = where / f"counterflow-compiled-{getpass.getuser() if os.name == 'nt' else os.geteuid()}"
    from tempfile import mkdtemp

    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return Path(mkdtemp(prefix="counterflow-compiled-"))
    mine = os.name == "nt" or stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o022
    return folder if mine else Path(mkdtemp(prefix="counterflow-compiled-"))


def writable(folder: Path) -> bool:
    """True if files can be made in the folder, or in the nearest one above it that is there."""
    there = next(path for path in (folder, *folder.parents) if os.path.exists(path))   # also below what may not be looked into
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _users_cache() -> Path:
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache").absolute()
    except RuntimeError:  # there is no home at all
        return Path("/dev/null")
