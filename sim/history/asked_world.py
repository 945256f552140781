"""What one world showed of history and of pairs of arms, over its lives: what patterns are asked of.

A world lives at least twice. Weekly columns are means over lives; those of a pair over lives in which both of its arms were lived.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import pandas as pd

from sim.clock import WEEKS_A_YEAR, week_of, year_of
from sim.evidence.recorded import HOLD_OUT_FROM
from sim.experiment.draws import drawn_numbers
from sim.experiment.engine import MAIN
from sim.experiment.family import Family, families
from sim.experiment.finished_results import WEEK_KEYS, StudyResult
from sim.experiment.model import Columns, Model, the_model
from sim.experiment.study import Arm, history_id
from sim.history.pattern import Pattern
from sim.history.shown import QUARTERLY, YEARLY, Rows
from sim.spec import Spec
from sim.sweep.by_year import QUARTERS, WEEKS_A_QUARTER


class Unshown(LookupError):
    """A world does not show what it is asked for: the arm was not lived, or never came to its date."""


@dataclass(frozen=True)
class Pair:
    """Weekly columns [W] of two arms from their branch on, the one without what is asked about first."""

    without: Columns
    having: Columns

    def of(self, measure: str, first: int = 0, last: int | None = None) -> tuple[np.ndarray, np.ndarray]:
        """A measure with and without, in this order, over weeks first to last - 1."""
        return self.having[measure][first:last], self.without[measure][first:last]


@dataclass(frozen=True)
class AskedWorld:
    """lives: weekly tables [W] indexed by week, by arm id and replicate; spec: what all worlds have in common; numbers: its own by path."""

    draw: int
    family: Family
    spec: Spec
    numbers: dict[str, float]
    lives: dict[str, dict[int, pd.DataFrame]]

    def pair(self, arms: tuple[Arm, Arm]) -> Pair:
        """Two arms over the lives that have both. Raises Unshown if none has."""
        sides = [self.lives.get(arm.id, {}) for arm in arms]
        common = sorted(sides[0].keys() & sides[1].keys())
        if not common:
            raise Unshown("the pair of arms was not lived")
        return Pair(*(_mean([side[life] for life in common]) for side in sides))

    @cached_property
    def history(self) -> pd.DataFrame:
        """Its main history, means over lives, indexed by week. Raises Unshown if there is none."""
        lives = self.lives.get(history_id(MAIN), {})
        if not lives:
            raise Unshown("the world's history was not lived")
        tables = list(lives.values())
        return sum(tables[1:], tables[0]) / len(tables)

    def years(self, measure: str, first: int, last: int) -> np.ndarray:
        """A measure of history by calendar year, first to last, as its weeks add up."""
        return np.array([self._over(measure, week_of(year), WEEKS_A_YEAR) for year in range(first, last + 1)])

    @cached_property
    def rows(self) -> Rows:
        """Its history as a fit sees it, as the one world of a table; nothing of the hold-out's years."""
        first, last = int(np.ceil(year_of(self.history.index[0]))), min(HOLD_OUT_FROM, int(year_of(self.history.index[-1] + 1)))
        told = {f"{name}_{year}": self._over(name, week_of(year), WEEKS_A_YEAR) for name in YEARLY for year in range(first, last)}
        told |= {f"{name}_{year}q{quarter + 1}": self._over(name, week_of(year) + quarter * WEEKS_A_QUARTER, WEEKS_A_QUARTER)
                 for name in QUARTERLY for year in range(first, last) for quarter in range(QUARTERS)}
        kinds = {number.path: type(number.default) for number in drawn_numbers()}
        columns = told | {f"params.{path}": kinds[path](value) for path, value in self.numbers.items()}
        return Rows(self.spec, {name: np.array([value]) for name, value in columns.items()})

    def _over(self, measure: str, first: int, weeks: int) -> float:
        part = self.history[measure].loc[first:first + weeks - 1]
        if len(part) < weeks:
            raise Unshown(f"its history does not hold {weeks} weeks from week {first} on")
        return _model().over({measure: part.to_numpy(float)}, measure)


def asked_worlds(study: StudyResult, patterns: Sequence[Pattern], spec: Spec) -> Iterator[AskedWorld]:
    """The worlds of a finished study, one after the other: a study of many worlds is larger than memory."""
    draws = study.draws()
    family, paths = families(draws), [number.path for number in drawn_numbers()]
    wanted = list(dict.fromkeys([*YEARLY, *QUARTERLY, *(name for pattern in patterns for name in pattern.reads)]))
    for row in draws.drop_duplicates("draw").to_dict("records"):
        weeks = study.weeks([*WEEK_KEYS, *wanted], draw=row["draw"])
        lives: dict[str, dict[int, pd.DataFrame]] = {}
        for (arm, replicate), table in weeks.groupby(["arm", "replicate"]):
            lives.setdefault(arm, {})[replicate] = table.set_index("week")[wanted].astype(float)
        yield AskedWorld(row["draw"], family[row["draw"]], spec, {path: row[path] for path in paths}, lives)


@cache
def _model() -> Model:
    """The model, made once: its words are asked for thousands of times."""
    return the_model()


def _mean(lives: list[pd.DataFrame]) -> Columns:
    table = np.mean([life.to_numpy() for life in lives], 0)
    return dict(zip(lives[0].columns, table.T, strict=True))
