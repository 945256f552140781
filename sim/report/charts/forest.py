"""Forest rows: the effect over worlds, the zone of no matter, the size the claim needs. Written by hand: a page holds hundreds."""

import math
from html import escape

import numpy as np

from sim.claims.judgement import Cell
from sim.experiment.family import Family
from sim.report.tokens import INK, MUTED, POLICY, ZONE
from sim.report.words import percent, share, span

WIDTH, HEIGHT, PAD = 216, 30, 18
AXIS_HEIGHT = 18
UPPER, LOWER = 13, 25          # where worlds and the start set stand, pixels from the top; worlds alone stand in the middle
HALVES, NINE_TENTHS = 4.2, 1.3  # widths of lines


def reach_of(cells: list[Cell]) -> float:
    """The common scale: the smallest round change that holds four 90% intervals in five, at most a doubling.

    The widest may run beyond it, with an arrow: one claim that rises by hundreds of percent must not make the others unreadable.
    """
    widest = [max(abs(v) for v in (*c.i90, c.median)) for c in cells if math.isfinite(c.median) and all(map(math.isfinite, c.i90))]
    most = float(np.quantile(widest, 0.8, method="inverted_cdf")) if widest else 0.1
    return next((s for s in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8) if most <= s), 1.0)


def header(reach: float) -> str:
    """The axis that all rows share, drawn once above them."""
    marks = "".join(f'<text x="{_x(x, reach):g}" y="13" text-anchor="middle" font-size="10.5" fill="{MUTED}">{percent(x)}</text>'
                    for x in (-reach, -reach / 2, 0, reach / 2, reach))
    return _svg(f"Axis of the rows below, from {percent(-reach)} to {percent(reach)}.", marks, AXIS_HEIGHT)


def row(cell: Cell, start: Cell | None, needs: float | None, reach: float) -> str:
    """One question: worlds as ring and lines, the start set as a diamond below, ends beyond the scale as arrows.

    needs: the size the claim asks for, marked above; None where it asks for none.
    """
    zero, left, right = (_x(x, reach) for x in (0, -cell.band, cell.band))
    parts = [f'<rect x="{left:g}" width="{right - left:g}" height="{HEIGHT}" fill="{ZONE}"/>',
             f'<path d="M{zero:g} 0v{HEIGHT}" stroke="{MUTED}" stroke-width=".8"/>']
    one = start is not None and math.isfinite(start.median)
    if math.isfinite(cell.median):
        parts += _worlds(cell, reach, UPPER if one else HEIGHT / 2)
    if one:
        parts.append(_diamond(start.median, reach))
    if needs is not None:
        x = _x(needs, reach)
        parts.append(f'<path d="M{x - 3.5:g} 0h7l-3.5 6z" fill="{POLICY}"/>')
    return _svg(in_words(cell, start), "".join(parts), HEIGHT)


def _svg(label: str, inside: str, height: int) -> str:
    return (f'<svg class="forest" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
            f'aria-label="{escape(label)}">{inside}</svg>')


def _x(value: float, reach: float) -> float:
    """Pixels from the left of a change, no farther out than the scale goes."""
    held = max(-reach, min(reach, value))
    return round(WIDTH / 2 + held / reach * (WIDTH / 2 - PAD), 1)


def _worlds(cell: Cell, reach: float, y: float) -> list[str]:
    """Half and nine in ten of the worlds as lines, an arrow where they run on, the median as a ring."""
    parts = []
    for (low, high), width in ((cell.i90, NINE_TENTHS), (cell.i50, HALVES)) if cell.spreads else ():
        parts.append(f'<path d="M{_x(low, reach):g} {y:g}H{_x(high, reach):g}" stroke="{INK}" stroke-width="{width}"/>')
    parts += [_arrow(end, reach, y) for end in cell.i90 if cell.spreads and abs(end) > reach]
    x = _x(cell.median, reach)
    return [*parts, f'<circle cx="{x:g}" cy="{y:g}" r="3.8" fill="#fff" stroke="{INK}" stroke-width="1.7"/>']


def _arrow(end: float, reach: float, y: float) -> str:
    x, side = _x(end, reach), 1 if end > 0 else -1
    return f'<path d="M{x + 7 * side:g} {y:g}l{-6 * side} -3.5v7z" fill="{INK}"/>'


def _diamond(median: float, reach: float) -> str:
    if abs(median) > reach:
        return _arrow(median, reach, LOWER)
    return f'<path d="M{_x(median, reach):g} {LOWER - 4}l4 4l-4 4l-4 -4z" fill="{INK}"/>'


def in_words(cell: Cell, start: Cell | None) -> str:
    """The row in one sentence."""
    worlds = Family(cell.family).title
    if not math.isfinite(cell.median):
        said = f"{worlds}: none gave a result"
    else:
        within = f", nine in ten {span(*cell.i90)}" if cell.spreads else ""
        said = f"{worlds}, {cell.n}: median {percent(cell.median)}{within}, {share(cell.share_agree)} agree"
    return said + (f"; start set {percent(start.median)}." if start is not None else ".")
