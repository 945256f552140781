"""Forest rows: the effect over worlds, the zone of no matter, the size the claim needs."""

import math

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from sim.claims.judgement import Cell
from sim.experiment.family import Family
from sim.report import svg
from sim.report.tokens import INK, MUTED, POLICY, ZONE
from sim.report.words import percent, share, span

WIDTH, HEIGHT, PAD = 216, 46, 18


def reach_of(cells: list[Cell]) -> float:
    """The common scale: the smallest round change that holds four 90% intervals in five, at most a doubling.

    The widest may run beyond it, with an arrow: one claim that rises by hundreds of percent must not make the others unreadable.
    """
    widest = [max(abs(v) for v in (*c.i90, c.median)) for c in cells if math.isfinite(c.median) and all(map(math.isfinite, c.i90))]
    most = float(np.quantile(widest, 0.8, method="inverted_cdf")) if widest else 0.1
    return next((s for s in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8) if most <= s), 1.0)


def header(reach: float) -> str:
    """The axis that all rows share, drawn once above them."""
    fig = svg.figure(WIDTH, 22)
    ax = svg.bare(fig, PAD, 0, WIDTH - 2 * PAD, 22)
    ax.set(xlim=(-reach, reach), ylim=(0, 1))
    for x in (-reach, -reach / 2, 0, reach / 2, reach):
        ax.text(x, 0.4, percent(x), ha="center", va="center", fontsize=10.5, color=MUTED)
    return svg.to_svg(fig, "forest-axis", f"Axis of the rows below, from {percent(-reach)} to {percent(reach)}.")


def row(cell: Cell, start: Cell | None, band: float, needs: float | None, reach: float, key: str) -> str:
    """One claim: worlds as dot and lines, the start set as a diamond below, ends beyond the scale as arrows."""
    fig = svg.figure(WIDTH, HEIGHT)
    ax = svg.bare(fig, PAD, 0, WIDTH - 2 * PAD, HEIGHT)
    ax.set(xlim=(-reach, reach), ylim=(0, 1))
    ax.add_patch(Rectangle((-band, 0), 2 * band, 1, color=ZONE, lw=0, clip_on=True))
    ax.axvline(0, color=MUTED, lw=0.8)
    if math.isfinite(cell.median):
        _worlds(ax, cell, reach)
    if start is not None and math.isfinite(start.median):
        x, cut = _clip(start.median, reach)
        ax.plot(x, 0.2, marker="D" if not cut else (">" if x > 0 else "<"), ms=5.5, mfc=INK, mec=INK, clip_on=False)
    if needs is not None:
        ax.plot(_clip(needs, reach)[0], 0.93, marker="v", ms=6, color=POLICY, clip_on=False)
    return svg.to_svg(fig, key, in_words(cell, start))


def _worlds(ax: Axes, cell: Cell, reach: float) -> None:
    y = 0.62
    for (low, high), width in ((cell.i90, 1.3), (cell.i50, 4.2)) if cell.spreads else ():
        ax.plot((_clip(low, reach)[0], _clip(high, reach)[0]), (y, y), color=INK, lw=width, solid_capstyle="butt")
    for end in cell.i90 if cell.spreads else ():
        x, cut = _clip(end, reach)
        if cut:
            ax.plot(x, y, marker=">" if x > 0 else "<", ms=5, color=INK, clip_on=False)
    ax.plot(_clip(cell.median, reach)[0], y, "o", ms=7.5, mfc="white", mec=INK, mew=1.7, clip_on=False)


def _clip(x: float, reach: float) -> tuple[float, bool]:
    return max(-reach, min(reach, x)), abs(x) > reach


def in_words(cell: Cell, start: Cell | None) -> str:
    """The row in one sentence."""
    worlds = Family(cell.family).title
    if not math.isfinite(cell.median):
        said = f"{worlds}: none gave a result"
    else:
        within = f", nine in ten {span(*cell.i90)}" if cell.spreads else ""
        said = f"{worlds}, {cell.n}: median {percent(cell.median)}{within}, {share(cell.share_agree)} agree"
    return said + (f"; start set {percent(start.median)}." if start is not None else ".")
