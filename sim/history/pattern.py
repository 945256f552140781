"""The words of validation: a pattern says what the market is known to do, from evidence, and what of it is asked of the model.

    Evidence    a number of before 2020, with its years, source and tag
    Band        between what the model's answer passes
    Statement   one number a world, and the band in which it should lie
    Pattern     statements that belong together, and the arms that they need

A pattern is one file in `patterns/`, found by being there. Bands follow one rule, set before any run: a change passes between half and
twice its size in logarithms, so that its sign is right too; a level, and a duration, between half and twice its value, or within the
evidence's own range where that is wider.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.clock import WEEKS_A_YEAR
from sim.evidence.recorded import HOLD_OUT_FROM, TAGS, Use, record
from sim.experiment.study import Arm, At, Contrast

if TYPE_CHECKING:
    from sim.history.asked_world import AskedWorld

TWICE = 2.0


@dataclass(frozen=True)
class Evidence:
    """What is known: a value with its own range, the years that it is of, and whence it comes; no value where only the sign is known.

    Raises ValueError for years of the hold-out, a range that does not hold the value, or a tag that is none.
    """

    value: float
    unit: str
    years: tuple[int, int]
    source: str
    tag: str
    low: float = math.nan
    high: float = math.nan

    def __post_init__(self) -> None:
        if not self.years[0] <= self.years[1] < HOLD_OUT_FROM:
            raise ValueError(f"evidence of {self.years[0]} to {self.years[1]}: nothing of {HOLD_OUT_FROM} or later may be read")
        if self.tag not in TAGS or not self.source:
            raise ValueError(f"evidence needs a source and a tag ({', '.join(TAGS)}), and has '{self.source}', '{self.tag}'")
        if self.low > self.value or self.high < self.value:
            raise ValueError(f"evidence {self.value} lies outside {self.low} to {self.high}")


def recorded(series: str, year: int) -> Evidence:
    """A national yearly row of the record. Raises InputError if there is no such series, KeyError if there is no such year."""
    rows = record(series, uses=(Use.fit, Use.check), place="nation").set_index("period")
    row = rows.loc[str(year)]
    return Evidence(float(row["value"]), row["unit"], (year, year), source=row["source"], tag=row["tag"], low=float(row["low"]),
                    high=float(row["high"]))


@dataclass(frozen=True)
class Band:
    """low, high: between them an answer passes, ends included; said: why these."""

    low: float
    high: float
    said: str

    def holds(self, answer: float) -> bool:
        return self.low <= answer <= self.high


def change(known: Evidence) -> Band:
    """For ratios before to after, or without to with: the change's sign, and its size within half and twice, in logarithms."""
    size = math.log(known.value)
    low, high = sorted((math.exp(size / TWICE), math.exp(size * TWICE)))
    return Band(low, high, "sign, and half to twice the change")


def level(known: Evidence) -> Band:
    """For levels and durations: half to twice the value, or the evidence's own range where it is wider."""
    low, high = min(known.value / TWICE, _or(known.low, math.inf)), max(known.value * TWICE, _or(known.high, -math.inf))
    return Band(low, high, "half to twice the value")


def _or(end: float, otherwise: float) -> float:
    return otherwise if math.isnan(end) else end


def flat(by: float) -> Band:
    """For ratios that should be one."""
    return Band(1 - by, 1 + by, f"no change, within {by:.0%}")


FALLS = Band(-math.inf, math.nextafter(1, 0), "sign")    # for ratios of which only the sign is known
RISES = Band(math.nextafter(1, 2), math.inf, "sign")
MORE = Band(math.nextafter(0, 1), math.inf, "sign")      # for differences


@dataclass(frozen=True)
class Statement:
    """of: one number a world, not a number where it shows none; known: None where all evidence is of after 2019; target: fitted worlds were
    held to the same datum, so that their passing it says little."""

    id: str
    said: str
    unit: str
    of: Callable[["AskedWorld"], float]
    band: Band
    known: Evidence | None = None
    note: str = ""
    target: bool = False


@dataclass(frozen=True)
class Pattern:
    """pairs: by name, the arms that are compared, the one without what is asked about first; a pattern of history alone has none.

    reads: weekly measures of those arms and of history that its statements ask for.
    """

    id: str
    title: str
    statements: tuple[Statement, ...]
    reads: tuple[str, ...] = ()
    pairs: dict[str, tuple[Arm, Arm]] = field(default_factory=dict)

    def contrasts(self) -> list[Contrast]:
        """Its pairs as the engine asks them; every weekly measure of both arms is kept anyway."""
        return [Contrast(self.id, (("pair", name),), *arms, "deaths_expected", (0, min(arm.weeks for arm in arms)))
                for name, arms in self.pairs.items()]


def contrasts(patterns: Sequence[Pattern]) -> list[Contrast]:
    """What these patterns ask of the engine. Patterns of history alone ask that it be lived to the end of its record."""
    lived = Arm(At(HOLD_OUT_FROM - 1), weeks=WEEKS_A_YEAR)
    history = Contrast("history", (("pair", "none"),), lived, lived, "deaths_expected", (0, WEEKS_A_YEAR))
    return [history, *(contrast for pattern in patterns for contrast in pattern.contrasts())]
