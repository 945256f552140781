"""A scenario in hand: checked, immutable, changed by copying."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np

from sim.config import names
from sim.config.again import command
from sim.config.build import build, in_force, plain, without_usual
from sim.config.check import problems, shown
from sim.config.command_line import spelled
from sim.config.compose import configured, wrong_folder
from sim.config.configuration import Config
from sim.config.scenarios import files
from sim.config.sense import nonsense, of_other_jobs
from sim.config.tree import tree
from sim.errors import refuse
from sim.policy.lever import sizes
from sim.spec import Spec


def scenarios(folder: str | Path | None = None) -> list[str]:
    """The names of the scenarios there are; folder: one of your own, whose files stand in front of those of the house."""
    return sorted(files("scenario", _own(folder)))


def scenario(name: str = "baseline", folder: str | Path | None = None) -> "Scenario":
    """A named scenario; folder: one of your own, with `scenario/NAME.yaml` in it, as for --config-dir.

    Raises InputError, with the nearest name, if there is none, and with what is wrong with its file.
    """
    return Scenario(configured([spelled("scenario", name)], _own(folder)))


def _own(folder: str | Path | None) -> Path | None:
    own = None if folder is None else Path(folder).expanduser()
    refuse([] if own is None else wrong_folder(own))
    return own


@dataclass(frozen=True)
class Scenario:
    """A checked configuration that cannot be changed, only copied with differences."""

    config: Config

    def with_(self, **changes: Any) -> "Scenario":
        """A copy with some settings changed.

        A setting is named by its last word where that is clear (`people`, `end`, `seed`, `mixing`), a lever by its name, which
        sets its size (`heroin_cut=0.3`), and anything by its whole path with two underscores for each point
        (`policy__heroin_cut__start=2015`).
        Raises InputError with every problem there is.
        """
        data, found = without_usual(plain(self.config)), []
        for word, value in changes.items():
            path = path_of(word)
            if path:
                _put(data, path, value)
            else:
                found.append(unknown_word(word))
        found += problems(data, tree()).values()
        refuse(found)
        config = build(data)
        refuse([*of_other_jobs(data), *nonsense(config)])
        return Scenario(config)

    @property
    def name(self) -> str:
        return self.config.name

    @property
    def spec(self) -> Spec:
        """The run it describes."""
        return self.config.spec()

    @property
    def levers(self) -> list[str]:
        """The policy in words, for example "heroin_cut: share 0.3 from 2014"; empty without one."""
        told = []
        for name in in_force(self.config.policy):
            usual, lever = plain(Config())["policy"][name], plain(self.config)["policy"][name]
            moved = [size for size in sizes(getattr(self.config.policy, name)) if lever[size] != usual[size]]
            there = "" if lever.get("division", usual.get("division")) == usual.get("division") else f" in {lever['division']}"
            told.append(f"{name}: {', '.join(f'{size} {shown(lever[size])}' for size in moved)} from {lever['start']:g}{there}")
        return told

    def __repr__(self) -> str:
        return f"Scenario {self.name} ({', '.join(self.levers) or 'no policy'}): {command(self.config)}"


def path_of(word: str) -> str:
    """The path a keyword stands for, by its last word or a part of it; empty if it stands for none, or for several."""
    return names.path_of(_dotted(word))


def unknown_word(word: str) -> str:
    """The sentence about a keyword that stands for no setting, or for several: levers first."""
    return names.unknown_word(_dotted(word))


def _dotted(word: str) -> str:
    return word.replace("__", ".")


def _put(data: dict, path: str, value: Any) -> None:
    *groups, name = path.split(".")
    for group in groups:
        data = data[group]
    data[name] = plain_value(value)


def plain_value(value: Any) -> Any:
    """NumPy's scalars and arrays, tuples, choices and series by year as a configuration file would hold them."""
    if isinstance(value, Enum):
        return value.name
    if hasattr(value, "items"):     # {year: value}, or a pandas Series
        return [[plain_value(year), plain_value(number)] for year, number in value.items()]
    if isinstance(value, (np.ndarray, np.generic)):
        return value.tolist()
    return [plain_value(part) for part in value] if isinstance(value, (list, tuple)) else value
