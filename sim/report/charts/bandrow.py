"""A row of validation: the band in which answers pass, and each family's median and 90% interval beside it."""

import math
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from sim.history.validation import Verdict, between, model_of
from sim.report import svg
from sim.report.tokens import INK, ZONE

WIDTH, STEP, PAD = 200, 18, 10
SIDE = 1.2      # how far the picture goes beyond the band, in widths of the band


def row(mine: Sequence[Verdict]) -> str:
    """One statement: a line a family, in their order; what lies beyond the picture is an arrow at its edge."""
    statement, height = mine[0].statement, STEP * len(mine) + 6
    fig = svg.figure(WIDTH, height)
    ax = svg.bare(fig, PAD, 0, WIDTH - 2 * PAD, height)
    low, high = _ends(statement.band.low, statement.band.high, [v.median for v in mine])
    width = high - low
    left, right = low - SIDE * width, high + SIDE * width
    ax.set(xlim=(left, right), ylim=(0, len(mine)))
    band = [min(max(_place(end), left), right) for end in (statement.band.low, statement.band.high)]
    ax.add_patch(Rectangle((band[0], 0), band[1] - band[0], len(mine), color=ZONE, lw=0))
    for place, verdict in enumerate(reversed(mine)):
        if len(verdict.answers):
            _answers(ax, verdict, place + 0.5, (left, right))
    told = "; ".join(f"{v.family.value}: {model_of(v)}" for v in mine)
    return svg.to_svg(fig, f"band-{statement.id.replace(' ', '-')}",
                      f"{statement.said}. Passes {between(statement.band.low, statement.band.high)}. {told}.")


def _place(value: float) -> float:
    """Ratios and levels are far apart or near by their logarithm; asinh has one for nought and below too."""
    return math.copysign(math.inf, value) if math.isinf(value) else math.asinh(value)


def _ends(low: float, high: float, medians: list[float]) -> tuple[float, float]:
    """The stretch that stands in the middle: the band, or where one end is open, from the other to the medians."""
    known = [_place(x) for x in (low, high) if math.isfinite(x)] + [_place(x) for x in medians if math.isfinite(x)]
    closed = math.isfinite(low) and math.isfinite(high)
    first, last = (_place(low), _place(high)) if closed else (min(known), max(known))
    return (first, last) if last - first > 1e-3 else (first - 0.1, last + 0.1)


def _answers(ax: Axes, verdict: Verdict, y: float, ends: tuple[float, float]) -> None:
    low, high = ((_clip(_place(x), ends)) for x in verdict.i90)
    ax.plot((low, high), (y, y), color=INK, lw=1.6, solid_capstyle="butt")
    x = _place(verdict.median)
    shown = _clip(x, ends)
    marker = "o" if x == shown else ">" if x > shown else "<"
    ax.plot(shown, y, marker, ms=6.5, mfc="white" if marker == "o" else INK, mec=INK, mew=1.5, clip_on=False)


def _clip(x: float, ends: tuple[float, float]) -> float:
    return min(max(x, ends[0]), ends[1])
