"""Where the claim holds: worlds on the two assumptions that decide, and the box that names the condition."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from sim.report import svg
from sim.report.tokens import HAIRLINE, INK, MUTED, POLICY


def scatter(points: np.ndarray, agree: np.ndarray, names: tuple[str, str], box: tuple, key: str, label: str) -> str:
    """points [n, 2]; agree [n] bool; box ((low, high), (low, high)) with infinite where open."""
    fig = svg.figure(520, 360)
    ax = svg.axes(fig, 58, 12, 444, 292)
    ax.grid(False)
    ax.spines["left"].set(visible=True, color=HAIRLINE)
    limits = [_limits(points[:, i]) for i in (0, 1)]
    ax.set(xlim=limits[0], ylim=limits[1])
    _box(ax, box, limits)
    ax.plot(*points[~agree].T, "o", ms=5, mfc="white", mec=MUTED, mew=1)
    ax.plot(*points[agree].T, "o", ms=5, color=POLICY)
    ax.xaxis.set_major_locator(MaxNLocator(5))
    ax.yaxis.set_major_locator(MaxNLocator(5))
    ax.set_xlabel(f"{names[0]} \u2192", color=INK, fontsize=11.5, labelpad=8)
    ax.set_ylabel(f"{names[1]} \u2192", color=INK, fontsize=11.5, labelpad=8)
    return svg.to_svg(fig, key, label)


def _limits(values: np.ndarray) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    pad = 0.04 * (high - low) or 0.5
    return low - pad, high + pad


def _box(ax: Axes, box: tuple, limits: list[tuple[float, float]]) -> None:
    (x0, x1), (y0, y1) = (tuple(np.clip(side, *outer)) for side, outer in zip(box, limits))
    ax.add_patch(Rectangle((x0, y0), x1 - x0, y1 - y0, facecolor=POLICY, alpha=0.09, lw=0))
    ax.add_patch(Rectangle((x0, y0), x1 - x0, y1 - y0, fill=False, edgecolor=POLICY, lw=1, ls=(0, (3, 2))))
