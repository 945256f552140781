"""Configurations of every kind a user could write, from plain to absurd, and the life of each in a tiny world."""

import json
import random
import warnings
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sim.config.build import build, plain
from sim.config.check import problems
from sim.config.configuration import Config
from sim.config.sense import nonsense
from sim.config.tree import Leaf, leaves, tree
from sim.errors import InputError
from sim.experiment.model import the_model
from sim.spec import Spec
from tests.laws.every import SIGNED

LATE = 2011                 # the last year of a life through the solving of the overdose threshold
SHORT = 24                  # weeks of one before it
ODD = [-1, -1e-300, -5e8, 1e300, 10**400, float("nan"), float("inf"), -float("inf"), "much", "", [], [[2010]], {"a": 1}, None, True, [1, 2],
       [[2010, -1e9]], [[2010, float("nan")]], [[2012, 1], [2010, 1]], [["soon", 1]], 2**63, "1e5"]
LARGEST = 1e15              # no measure of a nation is larger
NATION = 330e6              # people


@dataclass(frozen=True)
class Tried:
    """What became of a configuration: refused in sentences, or run with faults, none if all is well."""

    refused: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def settings() -> list[Leaf]:
    """Every setting that says something of a world."""
    return [leaf for leaf in leaves(tree()) if not leaf.path.startswith(("job.", "name", "world."))]


def random_value(leaf: Leaf, luck: random.Random, late: bool, beyond: bool = False) -> Any:
    """A value of the setting that is plausible, or possible at all (beyond), at the ends of its range as often as within."""
    if leaf.kind == "choice":
        return luck.choice(leaf.choices)
    if leaf.kind == "switch":
        return luck.random() < 0.5
    if leaf.kind == "series":
        years = sorted({round(luck.uniform(2005, 2013), 2) for _ in range(luck.choice([1, 2, 5]))})
        return [[year, within(leaf.possible, luck)] for year in years]
    if leaf.kind == "date":
        return round(luck.uniform(2010.51, 2010.9) if late else luck.uniform(2006.05, 2006.4), 2)
    may = leaf.possible if beyond else leaf.range or replace(leaf.possible, low=2005.0, high=2014.0)
    value = within(may, luck)
    return round(value) if leaf.kind == "whole" else value


def within(may, luck: random.Random) -> float:
    """A number of a range: either end, or one between, evenly or in its logarithm."""
    spot = luck.choice(["low", "high", "even", "log"])
    if spot == "log" and may.low > 0:
        return float(may.low * (may.high / may.low) ** luck.random())
    return float({"low": may.low, "high": may.high}.get(spot, may.low + (may.high - may.low) * luck.random()))


def extremes(luck: random.Random) -> dict[str, Any]:
    """Up to a dozen numbers anywhere they may possibly be, fentanyl and other novelties often at once, a few mechanisms switched."""
    every = [leaf for leaf in settings() if leaf.path.startswith("params.") and leaf.possible != leaf.range]
    early = {leaf.path: 2006.02 for leaf in every if leaf.unit == "year" and luck.random() < 0.8}
    switched = [leaf for leaf in settings() if leaf.path.startswith("mechanisms.") and luck.random() < 0.05]
    chosen = [*luck.sample(every, luck.choice([1, 3, 12])), *switched]
    return early | {leaf.path: random_value(leaf, luck, False, beyond=True) for leaf in chosen}


def random_changes(luck: random.Random, late: bool) -> dict[str, Any]:
    """A few settings, or all of them, by path."""
    groups: dict[str, list[Leaf]] = {}
    for leaf in settings():
        groups.setdefault(leaf.path.partition(".")[0], []).append(leaf)
    changes = {}
    for group, its in groups.items():
        share = luck.choice({"policy": [0, 0.02, 0.2, 1], "timeline": [0, 0.1, 1]}.get(group, [0, 0.01, 0.2, 1]))
        changes |= {leaf.path: random_value(leaf, luck, late) for leaf in its if luck.random() < share}
    if late:    # dates of levers that bundle others, or take an event away, contradict others too often
        changes = {path: value for path, value in changes.items() if not path.startswith(("policy.bundle.", "policy.without_event."))}
    begun = {".".join(path.split(".")[:2]) for path in changes if path.startswith("policy.")}
    dates = [leaf for leaf in groups["policy"] if leaf.kind == "date" and leaf.path.removesuffix(".start") in begun]
    return changes | {leaf.path: random_value(leaf, luck, late) for leaf in dates if leaf.path not in changes}


def configuration(changes: dict[str, Any], **world: int) -> dict:
    """The plain data of the form with these settings."""
    data = json.loads(json.dumps(plain(Config())))
    for path, value in (changes | {f"world.{name}": value for name, value in world.items()}).items():
        *groups, name = path.split(".")
        here = data
        for group in groups:
            here = here[group]
        here[name] = value
    return data


def tried(changes: dict[str, Any], luck: random.Random, late: bool) -> Tried:
    """The life of a configuration in a tiny world, or why there is none."""
    data = configuration(changes, people=luck.choice([100, 150]), end=LATE, seed=luck.randrange(2**32))
    said = list(problems(data, tree()).values())
    if not said and late:
        said = nonsense(build(data))
    if said:
        return Tried(refused=tuple(said))
    spec = build(data).spec()
    return life(spec) if late else life(replace(spec, solve_level=False), SHORT)


def beyond(luck: random.Random) -> Tried:
    """The life of a world whose numbers lie anywhere they possibly may: finite, nothing negative, closed books, however absurd."""
    data = configuration(extremes(luck), people=100, end=LATE, seed=luck.randrange(2**32))
    said = list(problems(data, tree()).values())
    return Tried(refused=tuple(said)) if said else life(replace(build(data).spec(), solve_level=False), SHORT, absurd=True)


def life(spec: Spec, weeks: int | None = None, absurd: bool = False) -> Tried:
    """What is wrong with the life of a world: books that do not close, numbers that are none, warnings of NumPy's.

    absurd: whether its numbers may be larger than any nation's.
    """
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            table = the_model().world(spec).run(weeks).table()
        except InputError as error:
            return Tried(refused=error.problems)
        except Exception as error:
            return Tried(faults=(f"{type(error).__name__}: {error}",))
    return Tried(faults=(*strange(table, absurd), *(f"{one.category.__name__}: {one.message}" for one in warned)))


def strange(table: dict[str, np.ndarray], absurd: bool = False) -> list[str]:
    """Measures that are infinite, negative or, unless they may be absurd, larger than anything; a share of nothing is nothing, NaN."""
    found = [f"{name} is {column[np.isinf(column)][0]}" for name, column in table.items() if np.isinf(column).any()]
    found += [f"{name} is {np.nanmin(column)}" for name, column in table.items() if name not in SIGNED and (column < -1e-6).any()]
    if absurd:
        return found
    found += [f"{name} is {np.nanmax(abs(column))}" for name, column in table.items() if (abs(column) > LARGEST).any()]
    dead = table["deaths_expected"].sum()
    return found + [f"{dead} people die"] * (not 0 <= dead < NATION)
