"""Where things are: the line on which code stands, and the tests, scenarios and claims that speak of it. Read from the files themselves."""

import ast
import importlib.util
import inspect
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from sim.paths import PACKAGE, checkout, scenario_dir

FEW = 3


def line_of(thing: Any) -> str:
    """`sim/policy/barrier.py:14` of a class or function."""
    return _place(Path(inspect.getfile(thing)), inspect.getsourcelines(thing)[1])


def line_in(module: str, line: int) -> str:
    """The same of a line in a module."""
    return _place(_file(module), line)


def code_of(candidates: Iterable[str]) -> str:
    """The line of the first candidate that exists, module or module:Name; of a module, that of its first class. Empty if none does."""
    for candidate in candidates:
        module, _, name = candidate.partition(":")
        path = _file(module)
        if path is not None and (line := _line(path, name)):
            return _place(path, line)
    return ""


def read_at(group: str, name: str) -> str:
    """The first lines that read a field of a group of settings (`rules.search`, `by_division["sites"]`, `mechanisms.entry`), outside where
    it is declared."""
    words = {"mechanisms": r"(?:mechanisms|switches|\bm|_m)", "rules": r"(?:rules|law|now|\br)"}[group]
    wanted = re.compile(rf"{words}\.{name}\b(?!\()|by_division\[\"{name}\"\]")
    found = [(path, number) for path, text in _sources() if name in _words(text)
             for number, line in enumerate(text.splitlines(), 1) if wanted.search(line)]
    return ", ".join(_place(path, number) for path, number in found[:FEW])


def writes(kind: type, rule: str) -> bool:
    """Whether a lever's code names a rule field as a key of what it changes."""
    return re.search(rf"[\"']{rule}[\"']\s*:|\b{rule}=", _source(kind)) is not None


def names_in(place: str) -> tuple[str, ...]:
    """The module of a place (`sim/agents/maker.py:16`) and the classes and functions it offers; a whole package counts as nothing."""
    if not place or "__init__" in place:
        return ()
    path = PACKAGE.parent / place.split(":")[0]
    body = ast.parse(path.read_text()).body
    offered = [node.name for node in body if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")]
    return (place.split(":")[0].removesuffix(".py").replace("/", "."), *offered)


def tests_of(*words: str) -> str:
    """Test files that speak of any of these words."""
    return _mentions(_texts("tests"), words, "tests")


def claims_of(*words: str) -> str:
    """Claims that ask about any of these words, by number."""
    files = sorted({path.name.partition("_")[0].upper() for path, text in _claims() if _says(text, words)})
    return ", ".join(files)


def scenarios_of(*words: str) -> str:
    """Scenarios whose file speaks of any of these words, those of a lever's own name first."""
    names = [path.stem for path, text in _yaml() if _says(text, words) or path.stem in words]
    return ", ".join(dict.fromkeys(names[:FEW]))


def scenarios() -> list[tuple[str, str, set[str]]]:
    """Name, first reason, and words used as keys (lever names among them) of every scenario, the policy it takes over included."""
    policies = {path.stem: text for path, text in _yaml() if path.parent.name == "policy"}
    found = []
    for path, text in (pair for pair in _yaml() if pair[0].parent.name == "scenario"):
        taken = "".join(policies.get(name, "") for name in re.findall(r"override /policy: (\w+)", text))
        reasons = [line.lstrip("# ") for line in text.splitlines() if line.startswith("#") and "@package" not in line]
        found.append((path.stem, next(iter(reasons), ""), set(re.findall(r"^\s*(\w+):", text + "\n" + taken, re.M))))
    return found


def _file(module: str) -> Path | None:
    try:
        spec = importlib.util.find_spec(module)
    except ModuleNotFoundError:
        return None
    return Path(spec.origin) if spec and spec.origin else None


def _line(path: Path, name: str) -> int:
    """The line of a class or function; of the first class (else function) where no name is given. 0 if it is not there."""
    body = ast.parse(path.read_text()).body
    named = [node for node in body if isinstance(node, ast.ClassDef | ast.FunctionDef) and (not name or node.name == name)]
    first = sorted(named, key=lambda node: (isinstance(node, ast.FunctionDef), node.lineno))
    return first[0].lineno if first else 0 if name else 1


def _place(path: Path, line: int) -> str:
    """A line of this package, as a path from its top; of an extension the file's name and its folder's."""
    full = path.resolve()
    return f"{full.relative_to(PACKAGE.parent) if full.is_relative_to(PACKAGE.parent) else Path(*full.parts[-2:])}:{line}"


def _mentions(texts: tuple[tuple[Path, str], ...], words: tuple[str, ...], folder: str) -> str:
    names = [path.relative_to(PACKAGE.parent / folder).as_posix() for path, text in texts if _says(text, words)]
    return ", ".join(names[:FEW])


def _says(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds one of these words, whole."""
    return any(word in _words(text) if word.isidentifier() else word in text and
               re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words)


@cache
def _words(text: str) -> frozenset[str]:
    """Every word of a text, once: hundreds of names are looked for in hundreds of files."""
    return frozenset(re.findall(r"\w+", text))


@cache
def _source(kind: type) -> str:
    return inspect.getsource(kind)


@cache
def _sources() -> tuple[tuple[Path, str], ...]:
    """Every file of the model that may read rules or switches."""
    rooms = ("world.py", "founding.py", "agents", "market", "harm", "users", "phases")
    paths = [path for room in rooms for path in ([PACKAGE / room] if room.endswith(".py") else sorted((PACKAGE / room).rglob("*.py")))]
    return tuple((path, path.read_text()) for path in paths if path.is_file())


@cache
def _texts(folder: str) -> tuple[tuple[Path, str], ...]:
    top = checkout()
    return tuple((path, path.read_text()) for path in sorted((top / folder).rglob("*.py"))) if top else ()


@cache
def _claims() -> tuple[tuple[Path, str], ...]:
    return tuple((path, path.read_text()) for path in sorted((PACKAGE / "claims").glob("c[0-9]*.py")))


@cache
def _yaml() -> tuple[tuple[Path, str], ...]:
    return tuple((path, path.read_text()) for path in sorted(scenario_dir().rglob("*.yaml")) if path.parent.name in ("scenario", "policy"))
