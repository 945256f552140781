"""What could be seen of a market in the year before arms leave it: the states by which worlds are told apart."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.experiment.histories import History

YEAR = 52
PREFIX = "before_"      # of such columns in a study's rows


@dataclass(frozen=True)
class Seen:
    """A state: the mean of a weekly measure over the year before, or of one over another.

    name      of the state; meaning, unit: as a reader is told
    measure   of the market; over: what it is divided by, empty for nothing
    """

    name: str
    measure: str
    meaning: str
    unit: str
    over: str = ""

    @property
    def column(self) -> str:
        """Where it stands in a study's rows."""
        return PREFIX + self.name


def seen_before(history: History, branch: int, seen: Sequence[Seen]) -> dict[str, float]:
    """Each state in the year before a branch week; not a number where nothing of it was measured."""
    last = branch - history.first_week
    rows = slice(max(last - YEAR, 0), last)
    return {one.column: _mean(history, one, rows) for one in seen}


def _mean(history: History, one: Seen, rows: slice) -> float:
    values = [history.columns[name][rows] for name in (one.measure, one.over) if name]
    totals = [float(np.nanmean(part)) if len(part) and not np.isnan(part).all() else np.nan for part in values]
    if len(totals) == 1:
        return totals[0]
    return totals[0] / totals[1] if totals[1] else np.nan
