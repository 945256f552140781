"""One thing that varies, written in a word.

    params.people.spread                       over its plausible range
    policy.heroin_cut.share:0:0.5              over this range; a third `:log` draws uniformly in the logarithm
    policy.heroin_cut.share:0|0.3|0.5          these levels
    params, params.market                      every uncertain number below
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from sim.errors import InputError
from sim.params.form import Range
from sim.sweep.settings import Setting, drawn, setting

DTYPES = {"number": np.float64, "date": np.float64, "whole": np.int64, "switch": np.bool_, "choice": np.object_}


@dataclass(frozen=True)
class Axis:
    """levels: the values it takes, in this order; without them it is drawn from `low` to `high`."""

    path: str
    low: float = 0.0
    high: float = 0.0
    log: bool = False
    levels: tuple[Any, ...] = ()

    @property
    def setting(self) -> Setting:
        return setting(self.path)

    def at(self, u: np.ndarray) -> np.ndarray:
        """Values [N] at quantiles u [N] of the axis."""
        if self.levels:
            row = np.minimum((u * len(self.levels)).astype(int), len(self.levels) - 1)
            return np.array(self.levels, dtype=DTYPES[self.setting.kind])[row]
        values = self.low * (self.high / self.low) ** u if self.log else self.low + u * (self.high - self.low)
        return column(self.path, np.rint(values) if self.setting.kind == "whole" else np.clip(values, self.low, self.high))

    def plain(self) -> dict[str, Any]:
        """As plan.json keeps it."""
        return asdict(self) | {"levels": list(self.levels)}


def axis_of(plain: dict[str, Any]) -> Axis:
    """The axis that `plain` wrote."""
    return Axis(**plain | {"levels": tuple(plain["levels"])})


def axes(words: Iterable[str], levels_only: bool = False) -> tuple[Axis, ...]:
    """The axes that words describe. Raises InputError with every problem there is."""
    found, problems = [], []
    for word in words:
        try:
            found += _read(word, levels_only)
        except InputError as error:
            problems += error.problems
    twice = {axis.path for axis in found if [other.path for other in found].count(axis.path) > 1}
    problems += [f"{path} is varied twice" for path in sorted(twice)]
    if problems:
        raise InputError(problems)
    return tuple(found)


def column(path: str, values: Sequence[Any]) -> np.ndarray:
    """A column of the design in the type of its setting."""
    return np.asarray(values, dtype=DTYPES[setting(path).kind])


def _read(word: str, levels_only: bool) -> list[Axis]:
    path, *rest = word.split(":")
    if len(rest) == 1 and rest[0]:
        kind = setting(path)
        levels = tuple(kind.value(text) for text in rest[0].split("|"))
        if len(set(levels)) < len(levels):
            raise InputError(f"{word} names a level twice")
        return [Axis(path, levels=levels)]
    if levels_only:
        raise InputError(f"{word} names no levels: write {path}:a|b|c")
    if not rest:
        return [_plausible(name) for name in drawn(path)]
    if len(rest) > 3 or len(rest) == 3 and rest[2] != "log":
        raise InputError(f"cannot read {word}: write {path}:low:high, {path}:low:high:log or {path}:a|b|c")
    return [_between(setting(path), rest[0], rest[1], len(rest) == 3)]


def _plausible(path: str) -> Axis:
    """An axis over the setting's own range; a switch or a choice over all it can be."""
    kind = setting(path)
    if kind.choices:
        return Axis(path, levels=tuple(kind.value(text) for text in kind.choices))
    if kind.range is None:
        raise InputError(f"{path} has no range of its own: write {path}:low:high")
    return Axis(path, kind.range.low, kind.range.high, kind.range.log)


def _between(kind: Setting, low: str, high: str, log: bool) -> Axis:
    if kind.choices:
        raise InputError(f"{kind.path} has no range: write {kind.path}:{'|'.join(kind.choices)}")
    span = Range(float(kind.value(low)), float(kind.value(high)), log)
    if span.low >= span.high or log and span.low <= 0:
        raise InputError(f"{kind.path}:{low}:{high} is not a range{' that has logarithms' if log else ''}")
    return Axis(kind.path, span.low, span.high, log)
