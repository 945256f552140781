"""A scenario in hand: checked, immutable, changed by copying."""

from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np

from sim.config.again import command
from sim.config.build import build, in_force, plain, without_usual
from sim.config.check import nearest, problems, shown
from sim.config.command_line import spelled
from sim.config.compose import configured, wrong_folder
from sim.config.configuration import Config
from sim.config.scenarios import files
from sim.config.sense import nonsense, of_other_jobs
from sim.config.tree import Leaf, leading, leaves, tree
from sim.errors import refuse
from sim.policy.lever import sizes
from sim.spec import Spec

SHORT = ("params.", "mechanisms.", "world.", "timeline.")   # where a part of a name is enough, after the levers
MOST = 5                                                    # settings that are named where a word may be several
FEWEST = 3                                                  # letters of a word whose plural is taken for it


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
    dotted = _dotted(word)
    if dotted in tree()["policy"]:
        dotted = f"policy.{dotted}"
    node = _node(dotted)
    if node is not None:
        first = node if isinstance(node, Leaf) else leading(node)
        return first.path if first else ""
    ends = [path for path in _paths() if path.endswith(f".{dotted}") and not path.startswith("job.")]
    plain_ones = [path for path in ends if not path.startswith("params.")]
    about_the_run = [path for path in plain_ones if not path.startswith("policy.")]
    whole = next((found[0] for found in (ends, plain_ones, about_the_run) if len(found) == 1), "")
    parts = [] if ends else short(dotted)
    return whole or (parts[0] if len(parts) == 1 else "")


def short(word: str) -> list[str]:
    """The settings a part of a name may stand for: the levers that have it as a word of theirs, else the settings that have.

    A plural is taken for its singular: `ports` is a word of port_interdiction.
    """
    levers = [name for name in tree()["policy"] if _has(name, word)]
    found = [leading(tree()["policy"][name]) for name in levers]
    if found:
        return [leaf.path for leaf in found if leaf]
    return [path for path in _paths() if path.startswith(SHORT) and _has(path.rsplit(".", 1)[1], word)]


def unknown_word(word: str) -> str:
    """The sentence about a keyword that stands for no setting, or for several: levers first."""
    dotted = _dotted(word)
    ends = [path for path in _paths() if path.endswith(f".{dotted}") and not path.startswith("job.")]
    several = sorted(ends or short(dotted), key=lambda path: not path.startswith("policy."))
    if len(several) > 1:
        more = f" and {len(several) - MOST} more" if len(several) > MOST else ""
        return f"{dotted} may be one of several settings: did you mean {', '.join(several[:MOST])}{more}?"
    levers = get_close_matches(dotted, tree()["policy"], n=1, cutoff=0.75)
    near = f" (did you mean {leading(tree()['policy'][levers[0]]).path}?)" if levers else nearest(dotted, _paths())
    return f"there is no setting {dotted}{near}"


def _has(name: str, word: str) -> bool:
    """Whether a word, or its singular, is one of a name's words."""
    words, singular = name.split("_"), word.removesuffix("s")
    asked = word.split("_")
    runs = ["_".join(words[place:place + len(asked)]) for place in range(len(words))]
    return word in runs or singular in runs or (len(singular) >= FEWEST and f"{singular}s" in runs)


def _paths() -> list[str]:
    return [leaf.path for leaf in leaves(tree())]


def _dotted(word: str) -> str:
    return word.replace("__", ".")


def _node(path: str) -> Any:
    found: Any = tree()
    for name in path.split("."):
        if not isinstance(found, dict) or name not in found:
            return None
        found = found[name]
    return found


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
