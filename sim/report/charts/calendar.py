"""A horizontal axis of calendar years, on which numbered events of history are marked."""

from collections.abc import Callable, Sequence
from math import ceil, floor
from typing import NamedTuple

from matplotlib.axes import Axes

from sim.clock import week_of, year_of
from sim.report.tokens import HAIRLINE, MUTED

MOST = 7               # years that are named


class Mark(NamedTuple):
    """An event on the axis: its number, the week in which it happens, what happens in words."""

    number: int
    week: int
    said: str


def years_below(branch: int, marks: Sequence[Mark] = ()) -> Callable[[Axes, float, float], None]:
    """Writes an axis of weeks since `branch` as calendar years and draws the events on it: for charts that take how time is written."""
    def write(ax: Axes, first: float, last: float) -> None:
        start, end = ceil(year_of(branch + first) - 1e-9), floor(year_of(branch + last) + 1e-9)
        every = max(1, ceil((end - start + 1) / MOST))
        ticks = [week_of(year) - branch for year in range(start, end + 1, every)]
        ax.set_xticks(ticks, [str(year) for year in range(start, end + 1, every)])
        ax.set_xlim(first, last)
        for mark in marks:
            at = mark.week - branch
            if first <= at <= last:
                ax.axvline(at, color=HAIRLINE, lw=1, ls=(0, (2, 2)), zorder=0)
                ax.annotate(str(mark.number), (at, 0), xycoords=("data", "axes fraction"), xytext=(0, 3), textcoords="offset points",
                            ha="center", color=MUTED, fontsize=10, fontweight="bold")
    return write


def within(marks: Sequence[Mark], first: int, last: int) -> list[Mark]:
    """Those that happen in these weeks, numbered anew."""
    kept = sorted((mark for mark in marks if first <= mark.week <= last), key=lambda mark: mark.week)
    return [mark._replace(number=i) for i, mark in enumerate(kept, 1)]

