"""How a number is written on an axis."""

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from sim.report.words import number, percent, share

KINDS = {
    "share": share,
    "index": lambda v: f"{v:.2f}".rstrip("0").rstrip(".") + "\u00d7",
    "change": percent,
    "number": number,
}


def write_y(ax: Axes, kind: str, most: int = 5) -> None:
    """Tick labels of the vertical axis in the words of `kind`."""
    ax.yaxis.set_major_locator(MaxNLocator(most, steps=(1, 2, 2.5, 5, 10)))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda v, _: KINDS[kind](v)))


def weeks_below(ax: Axes, first: float, last: float, every: int = 26, word: str = " weeks") -> None:
    """Ticks every half year (on long windows every year) since the policy began; the last one says what they count.

    Block means end just short of a tick: the axis is drawn up to it all the same.
    """
    every = every if last < 130 else 52
    last = every * round(last / every) if abs(last - every * round(last / every)) <= 4 else last
    start = -every if first <= -every + 2 else 0
    ticks = list(range(start, int(last) + 1, every))
    ax.set_xticks(ticks, [str(w).replace("-", "\u2212") + word * (w == ticks[-1]) for w in ticks])
    ax.set_xlim(first, last)
