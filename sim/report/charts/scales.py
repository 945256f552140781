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


def weeks_below(ax: Axes, first: float, last: float, every: int = 26) -> None:
    """Ticks at whole half-years since the policy began; the last one says what they count."""
    start = -every if first <= -every + 2 else 0
    ticks = list(range(start, int(last) + 1, every))
    ax.set_xticks(ticks, [f"{w} weeks" if w == ticks[-1] else str(w).replace("-", "\u2212") for w in ticks])
    ax.set_xlim(first, last)
