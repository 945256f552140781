"""Of which code an extension is made, and whether this process has it as it lies on disk.

To an extension belong its modules and whatever of the user's own they import, directly or not, wherever in them: a helper beside them, a
module whose name begins with an underscore. What is installed (`site-packages`) and Python's own are not its code; data files are not
either.
"""

import ast
import hashlib
import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

from sim.paths import PACKAGE

INSTALLED = {"site-packages", "dist-packages"}
_as_imported: dict[str, tuple[ModuleSpec, str]] = {}    # what each module said when it was first looked at after it was imported


def digests(modules: Iterable[ModuleType]) -> dict[str, str]:
    """SHA-256 of what each module of an extension says, by name, docstrings and comments left out."""
    texts = _texts(module.__spec__ for module in modules)
    return {name: hashlib.sha256(_said(text)).hexdigest() for name, text in sorted(texts.items())}


def joint(parts: dict[str, str]) -> str:
    """One digest of several."""
    return hashlib.sha256(repr(sorted(parts.items())).encode()).hexdigest()


def changed_since(parts: dict[str, str]) -> list[str]:
    """The modules that were written anew since this process imported them, so that other processes would have other code."""
    found = []
    for name, digest in parts.items():
        spec = getattr(sys.modules.get(name), "__spec__", None)
        if spec is None:                                    # imported when it is needed
            continue
        before, then = _as_imported.get(name, (None, ""))
        if then != digest if before is spec else _younger(spec):
            found.append(name)
        else:
            _as_imported[name] = spec, digest
    return found


def _younger(spec: ModuleSpec) -> bool:
    """Whether a file was written after Python had compiled what this process imported, as far as Python has kept that."""
    if sys.dont_write_bytecode or not os.access(spec.cached or "", os.W_OK):
        return False
    with suppress(OSError, TypeError, ValueError):
        head, file = Path(spec.cached).read_bytes()[:16], Path(spec.origin).stat()
        told = [int.from_bytes(head[at:at + 4], "little") for at in (4, 8, 12)]
        return told[0] == 0 and told[1:] != [int(file.st_mtime) & 0xFFFFFFFF, file.st_size & 0xFFFFFFFF]
    return False


def _texts(specs: Iterable[ModuleSpec | None]) -> dict[str, str | bytes]:
    """What modules say that belong to the same user, by name: these, and those that they import."""
    left = [spec for spec in specs if spec is not None]
    tops, found = {spec.name.partition(".")[0] for spec in left}, {}
    while left:
        spec = left.pop()
        if spec.name in found:
            continue
        found[spec.name] = text = _text(spec)
        if isinstance(text, str):
            left += [one for name in _imported(text, spec) if name not in found and _is_own(name.partition(".")[0], tops)
                     and (one := _spec(name))]
    return found


def _text(spec: ModuleSpec) -> str | bytes:
    """The source of a module, its bytes where it has none, nothing where it is a folder alone."""
    with suppress(ImportError, OSError, SyntaxError, UnicodeError, AttributeError):
        source = spec.loader.get_source(spec.name)
        if source is not None:
            return source
    with suppress(OSError, TypeError):
        return Path(spec.origin).read_bytes()
    return b""


def _said(text: str | bytes) -> bytes:
    if isinstance(text, bytes):
        return text
    try:
        return ast.dump(_bare(ast.parse(text))).encode()
    except (SyntaxError, ValueError):
        return text.encode()


def _bare(tree: ast.Module) -> ast.Module:
    """The tree without docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(node, clean=False):
            node.body = node.body[1:]
    return tree


def _imported(text: str, spec: ModuleSpec) -> Iterator[str]:
    """Names that modules may have which a module imports, wherever in it."""
    try:
        nodes = list(ast.walk(ast.parse(text)))
    except (SyntaxError, ValueError):
        return
    for node in nodes:
        names = [part.name for part in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            with suppress(ImportError, ValueError):
                base = importlib.util.resolve_name("." * node.level + (node.module or ""), spec.parent)
                names = [base, *(f"{base}.{part.name}" for part in node.names)]
        yield from dict.fromkeys(".".join(name.split(".")[:n]) for name in names for n in range(1, name.count(".") + 2))


def _is_own(top: str, tops: set[str]) -> bool:
    """Whether a package or module is the user's own: of the extension, or neither installed nor Python's or this project's."""
    if top in tops:
        return True
    if top in sys.stdlib_module_names or top == PACKAGE.name:
        return False
    spec = _spec(top)
    places = [Path(place) for place in (spec.submodule_search_locations or [spec.origin or ""])] if spec else []
    return any(place.exists() and not INSTALLED & set(place.parts) for place in places)


def _spec(name: str) -> ModuleSpec | None:
    """Where a module lies, if there is one. Nothing is imported to tell, no package that it lies in either."""
    if name in sys.modules:
        return getattr(sys.modules[name], "__spec__", None)
    package = name.rpartition(".")[0]
    with suppress(ImportError, ValueError, AttributeError):
        if not package:
            return importlib.util.find_spec(name)
        places = getattr(_spec(package), "submodule_search_locations", None)
        return PathFinder.find_spec(name, places) if places else None
    return None
