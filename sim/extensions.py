"""Which extensions are known: packages and modules of a user's own that bring levers, measures, claims, scenarios and phases.

They are found by `sim.extending` while `import sim` is read, so that every process of a study has the same ones: packages that announce
themselves by an entry point of the group `counterflow.extensions`, and modules named in the variable COUNTERFLOW_EXTENSIONS, which
`sim.extend(module)` sets for the processes that a notebook starts. Configuration files and result folders never import anything.

This file knows modules and their text only. Each room takes from them what is its own.
"""

import hashlib
import linecache
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from sim.errors import refuse

T = TypeVar("T")
GROUP, VARIABLE = "counterflow.extensions", "COUNTERFLOW_EXTENSIONS"


@dataclass(frozen=True)
class Extension:
    """One extension.

    name      of its entry point, or the module's own.
    version   of the distribution that brings it, "" for a module that was named.
    modules   itself and, of a package, the modules below it.
    bears     whether the weeks of a run may depend on it: it brings levers or phases.
    sha256    digest of its code as it was when it was read (`extension_code`), without comments and docstrings.
    """

    name: str
    version: str
    modules: tuple[ModuleType, ...]
    bears: bool
    sha256: str

    @property
    def folder(self) -> Path | None:
        """Where a package lies; None for a single module, beside which anything may lie."""
        first = self.modules[0]
        return Path(first.__path__[0]) if hasattr(first, "__path__") else None


_known: dict[str, Extension] = {}
_problems: list[str] = []
_caches: list[Any] = []


def any_asked_for() -> bool:
    """Whether a package announces itself, or a module is named."""
    return bool(named() or entry_points(group=GROUP))


def known() -> tuple[Extension, ...]:
    """The extensions of this process, in the order in which they were found."""
    return tuple(_known.values())


def add(extension: Extension) -> None:
    """Know an extension, in place of one of the same name."""
    _known[extension.name] = extension
    _empty_caches()


def forget(name: str) -> None:
    """Know an extension no more."""
    _known.pop(name, None)
    _empty_caches()


def cache_until_extended(function: Callable[..., T]) -> Callable[..., T]:
    """`functools.cache` for what depends on the levers, measures and claims there are: emptied when an extension comes or goes."""
    kept = cache(function)
    _caches.append(kept)
    return kept


def _empty_caches() -> None:
    for kept in _caches:
        kept.cache_clear()


def cannot(problems: Iterable[str]) -> None:
    """Remember what is wrong with extensions until `refuse_bad`: if importing this package failed, nobody could tell it in a sentence."""
    _problems.extend(problems)


def refuse_bad() -> None:
    """Raise InputError if an extension could not be read. Called wherever something is asked for, before anything runs."""
    refuse(_problems)


def modules() -> tuple[ModuleType, ...]:
    """Every module of every extension."""
    return tuple(module for extension in known() for module in extension.modules)


def phases() -> tuple[Any, ...]:
    """What extensions add to the week: the lists `PHASES` of their modules, one after the other."""
    return tuple(phase for module in modules() for phase in vars(module).get("PHASES", ()))


def scenario_folders() -> dict[str, Path]:
    """The folders `scenarios/` that packages bring, by the name of the extension."""
    places = {extension.name: extension.folder / "scenarios" for extension in known() if extension.folder}
    return {name: place for name, place in places.items() if place.is_dir()}


def facts() -> dict[str, dict[str, str]]:
    """Name, version and digest of every extension: what a result says of where it comes from."""
    return {one.name: {"version": one.version, "sha256": one.sha256} for one in sorted(known(), key=lambda one: one.name)}


def digest() -> str:
    """A digest of all code of extensions that a run's numbers may depend on; empty where there is none."""
    bearing = {one.name: one.sha256 for one in known() if one.bears}
    return hashlib.sha256(repr(sorted(bearing.items())).encode()).hexdigest() if bearing else ""


def unlike(there: Mapping[str, Mapping[str, str]]) -> str:
    """How the extensions of another process or of a plan differ from those here, as a clause; empty if they do not."""
    here = facts()
    absent = [name for name in there if name not in here]
    more = [name for name in here if name not in there]
    other = [name for name in there if name in here and there[name]["sha256"] != here[name]["sha256"]]
    parts = [("{} is not here", absent), ("{} is here only", more), ("{} has other code here", other)]
    return "; ".join(words.format(f"extension {name}") for words, names in parts for name in names)


def named() -> list[str]:
    """The modules that COUNTERFLOW_EXTENSIONS names."""
    return [name for name in os.environ.get(VARIABLE, "").replace(" ", "").split(",") if name]


def name_for_others(module: str) -> None:
    """Name a module to the processes that this one will start."""
    os.environ[VARIABLE] = ",".join(dict.fromkeys([*named(), module]))


def lines_of(module: ModuleType) -> list[str]:
    """The lines of a module, in whatever code and archive it is written; none where it has no source."""
    linecache.checkcache(module.__file__ or "")
    return linecache.getlines(module.__file__, vars(module)) if module.__file__ else []


def line_with(module: ModuleType, word: str) -> str:
    """`FILE:LINE` of the first line of a module that begins with a word."""
    lines = lines_of(module)
    wanted = re.compile(rf"{word}\b")
    return f"{module.__file__}:{next((number for number, line in enumerate(lines, 1) if wanted.match(line)), 1)}"
