"""Statements about levels that a fit has as targets: what a world shows of them, beside the record."""

from collections.abc import Callable
from functools import cache

import numpy as np

from sim.evidence.recorded import Use, record
from sim.history.asked_world import AskedWorld
from sim.history.pattern import TWICE, Band, Evidence, Statement, level
from sim.history.response import farthest
from sim.history.shown import shown
from sim.history.targets import FILE, Target, Targets, budget, targets
from sim.paths import seeds_dir

FARTHEST = Band(1 / TWICE, TWICE, "half to twice the record in every year")


def recorded_level(id: str, name: str, said: str, note: str = "", rule: Callable[[Evidence], Band] = level) -> Statement:
    """The statement that a kind of target is met within half and twice: its value, by `rule`, where it has one year, else its farthest.

    Raises KeyError if there is no such kind of target.
    """
    mine = of_kind(name)
    if len(mine) == 1:
        known = _evidence(name, mine, mine[0].value)
        return Statement(id, said, _unit(name), lambda world: float(seen(world, name)[0]), rule(known), known, note=note,
                         target=True)
    known = _evidence(name, mine, 1.0)
    return Statement(id, f"{said}, its farthest year", "model over record", lambda world: farthest(seen(world, name), _values(mine)),
                     FARTHEST, known, note=note, target=True)


def seen(world: AskedWorld, name: str) -> np.ndarray:
    """What a world shows of a kind of target that is on the scale of logarithms, in the record's unit, [T]."""
    return np.exp(shown(world.rows, Targets(of_kind(name)))[0])


@cache
def of_kind(name: str) -> tuple[Target, ...]:
    """The targets of a kind. Raises KeyError if there are none."""
    found = tuple(target for target in targets().every if target.name == name)
    if not found:
        raise KeyError(f"there are no targets {name}")
    return found


def recorded_change(name: str, first: int, last: int) -> Evidence:
    """The record of one year over that of another, of a kind of target."""
    by_year = {target.year: target.value for target in of_kind(name)}
    return _evidence(name, of_kind(name), by_year[last] / by_year[first], years=(first, last))


def seen_change(world: AskedWorld, name: str, first: int, last: int) -> float:
    """What a world shows of it."""
    by_year = dict(zip((target.year for target in of_kind(name)), seen(world, name), strict=True))
    return float(by_year[last] / by_year[first])


def _evidence(name: str, mine: tuple[Target, ...], value: float, years: tuple[int, int] | None = None) -> Evidence:
    row = _rows(name).iloc[-1]
    years = years or (min(target.year for target in mine), max(target.year for target in mine))
    return Evidence(value, _unit(name) if len(mine) == 1 else "ratio", years, row["source"], row["tag"])


def _rows(name: str):
    budgeted = budget(seeds_dir() / FILE).set_index("target")["series"]
    return record(budgeted[name], uses=(Use.fit,))


def _unit(name: str) -> str:
    return "ratio" if name.endswith(("_fall", "_half")) else _rows(name)["unit"].iloc[-1]


def _values(mine: tuple[Target, ...]) -> np.ndarray:
    return np.array([target.value for target in mine])
