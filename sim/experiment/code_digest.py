"""Which code a result depends on, as digests that change when the code says something else, and not when it is told otherwise.

`model_digest` covers the modules that a run's numbers come from: those that the world and the engine import, directly or not, and
whatever lies in a folder with one of them (levers are found by being there). It is taken of syntax trees without docstrings, so that no
comment, blank line or docstring voids a result. Measures stand apart (`measures/definition.py`): each has a digest of
its own, and results keep those of the measures that they hold. So a new measure voids nothing, and a changed one what holds it.
"""

import ast
import hashlib
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from sim import extensions
from sim.compiled import imported, modules_of, remembered, sources
from sim.paths import PACKAGE

ROOTS = ("world.py", "experiment/engine.py")
ALONE = ("experiment/pair.py", "experiment/one.py")  # how a pair and a life are run; what they import besides waits, writes and tells
ONE_BY_ONE = ("", "experiment", "sweep")  # folders of which only what is imported counts
MEASURES = "measures"  # the room that stands apart


def model_digest() -> str:
    """SHA-256 of what a run's numbers depend on; levers and phases of extensions are part of it."""
    own, theirs = digest_of(model_files(PACKAGE)), extensions.digest()
    return hashlib.sha256(f"{own} {theirs}".encode()).hexdigest() if theirs else own


@cache
def model_files(package: Path) -> tuple[Path, ...]:
    """The files of a package that a run's numbers depend on, in order."""
    alone = {package / name for name in ALONE if (package / name).is_file()}
    return tuple(sorted(reached(package, ROOTS) | alone))


def reached(package: Path, roots: Iterable[str]) -> set[Path]:
    """Files that these import, directly or not, and all that lie in a folder with one of them; of measures only what they import."""
    known = imports(package)
    found: set[str] = set()
    left = list(roots)
    while left:
        name = left.pop()
        room = name.rpartition("/")[0]
        if name not in known or name in found:
            continue
        found.add(name)
        left += known[name]
        left += [other for other in known if other.rpartition("/")[0] == room] if room not in ONE_BY_ONE else []
    return {package / name for name in found if name.split("/")[0] != MEASURES}


def imports(package: Path) -> dict[str, list[str]]:
    """The files that each file of a package imports, by their places in it."""
    if package == PACKAGE:
        return {name: files for name, (_, files) in sources().items()}
    return {name: imported(path.read_bytes()) for name, path in modules_of(package).items()}


@cache
def digest_of(files: tuple[Path, ...]) -> str:
    """SHA-256 of what files say, by name, whatever their comments and docstrings.

    Reading many takes most of a second, so it is remembered by their bytes; a process finds what they were when it first asked.
    """
    texts = [(file.name, file.read_text(encoding="utf-8", errors="surrogateescape")) for file in files]
    return remembered(f"said-{_hash(texts)[:20]}", lambda: _hash([(name, said(text)) for name, text in texts]),
                      lambda kept: re.fullmatch("[0-9a-f]{64}", kept) is not None)


def said(source: str) -> str:
    """The syntax tree of a module as text, without docstrings and places; the text itself where it is no Python."""
    words: list[str] = []
    try:
        _walk(ast.parse(source), words.append)
    except (SyntaxError, ValueError):
        return source
    return " ".join(words)


def _walk(node: ast.AST, say: Callable[[str], None]) -> None:
    say(type(node).__name__)
    for name in node._fields:
        value = getattr(node, name, None)
        if isinstance(value, list):
            say("[")
            for part in value:
                if not isinstance(part, ast.AST):
                    say(repr(part))
                elif not (isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant) and isinstance(part.value.value, str)):
                    _walk(part, say)
            say("]")
        elif isinstance(value, ast.AST):
            _walk(value, say)
        else:
            say(repr(value))


def _hash(texts: Iterable[tuple[str, str]]) -> str:
    return hashlib.sha256("".join(f"{name}\0{text}\0" for name, text in texts).encode(errors="surrogateescape")).hexdigest()
