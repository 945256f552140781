"""Fans: what worlds did with and without the policy, and the difference within each world."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes

from sim.report import svg
from sim.report.bands import Bands, Paths, bands
from sim.report.charts.scales import KINDS, weeks_below, write_y
from sim.report.tokens import BAND_50, BAND_90, BASELINE, BASELINE_WORDS, INK, MEDIAN_WIDTH, MUTED, POLICY, POLICY_WORDS

Below = Callable[[Axes, float, float], None]     # axes, first and last week since the policy began


def fan(paths: Paths, key: str, label: str, kind: str, names: tuple[str, str], begins: str, *, below: Below = weeks_below,
        apart: bool = False) -> str:
    """Both arms: grey dashed without the policy, rust with it; `names` stand at the lines' ends, `begins` at week 0.

    below: how time is written under the lines. apart: a line for every row, and no bands, where they are too few.
    """
    fig = svg.figure(480, 290)
    ax = svg.axes(fig, 46, 22, 346, 236)
    ends = []
    for values, colour, style, words, tint in (
        (paths.baseline, BASELINE, (0, (4, 2)), names[0], BASELINE_WORDS),
        (paths.changed, POLICY, "-", names[1], POLICY_WORDS),
    ):
        b = drawn(ax, paths.t, values, (colour, style), apart)
        ends.append((b.median[-1], words, tint))
    below(ax, paths.t[0], paths.t[-1])
    write_y(ax, kind)
    _from_zero_if_near(ax)
    _begins(ax, begins)
    name_ends(ax, ends, paths.t[-1])
    return svg.to_svg(fig, key, label)


def difference(paths: Paths, key: str, label: str, start: Bands | None, relative: bool, *, below: Below = weeks_below,
               name: str = "Worlds", apart: bool = False) -> str:
    """Policy minus no policy within each world; a thin ink line for the start set where it is known."""
    fig = svg.figure(400, 290)
    ax = svg.axes(fig, 50, 22, 282, 236)
    gap = paths.difference(relative=relative)
    after = paths.t >= 0
    b = drawn(ax, paths.t[after], gap[:, after], (POLICY, "-"), apart)
    ends = [(b.median[-1], name, POLICY_WORDS)]
    if start is not None:
        ax.plot(start.t, start.median, color=INK, lw=1.1)
        ends.append((start.median[-1], "Start set", INK))
    ax.axhline(0, color=INK, lw=1)
    below(ax, 0, paths.t[-1])
    write_y(ax, "change" if relative else "number")
    name_ends(ax, ends, paths.t[-1])
    return svg.to_svg(fig, key, label)


def drawn(ax: Axes, t: np.ndarray, values: np.ndarray, look: tuple, apart: bool) -> Bands:
    """Draws rows of values [W, T] as bands, or each as a line; returns their bands. look: colour and style."""
    b = bands(t, values)
    if apart:
        ax.plot(t, values.T, color=look[0], lw=MEDIAN_WIDTH - 0.5, ls=look[1], alpha=0.8)
    else:
        draw(ax, b, *look)
    return b


def draw(ax: Axes, b: Bands, colour: str, style) -> None:
    """Median line over a 50% and a 90% band."""
    ax.fill_between(b.t, b.low90, b.high90, color=colour, alpha=BAND_90, lw=0)
    ax.fill_between(b.t, b.low50, b.high50, color=colour, alpha=BAND_50, lw=0)
    ax.plot(b.t, b.median, color=colour, lw=MEDIAN_WIDTH, ls=style)


def name_ends(ax: Axes, ends: list[tuple[float, str, str]], at: float, size: float = 11) -> None:
    """Names at the ends of lines instead of a legend, pushed apart where they would touch."""
    low, high = ax.get_ylim()
    gap = (high - low) * 1.25 * size / (ax.get_window_extent().height)
    order = sorted((e for e in ends if np.isfinite(e[0])), key=lambda e: e[0])
    places = _apart([min(max(e[0], low), high) for e in order], gap)
    for y, (_, words, colour) in zip(places, order):
        ax.annotate(words, (at, y), xytext=(6, 0), textcoords="offset points", va="center", color=colour,
                    fontsize=size, fontweight="bold", annotation_clip=False)


def _apart(places: list[float], gap: float) -> list[float]:
    """The places (rising) moved so that neighbours lie `gap` apart, around their common middle."""
    moved = list(places)
    for i in range(1, len(moved)):
        moved[i] = max(moved[i], moved[i - 1] + gap)
    shift = (sum(moved) - sum(places)) / max(1, len(moved))
    return [m - shift for m in moved] if shift else moved


def _begins(ax: Axes, words: str) -> None:
    if ax.get_xlim()[0] < 0:
        ax.axvline(0, color=INK, lw=1)
    ax.annotate(words, (0, 1), xycoords=("data", "axes fraction"), xytext=(0, 5), textcoords="offset points",
                color=MUTED, fontsize=10.5, annotation_clip=False)


def _from_zero_if_near(ax: Axes) -> None:
    low, high = ax.get_ylim()
    ax.set_ylim(0 if low < 0.35 * high else low, high)


def multiple(paths: Paths, key: str, label: str, kind: str) -> str:
    """A small fan without words in it: its title stands above, in the page."""
    fig = svg.figure(252, 168)
    ax = svg.axes(fig, 44, 8, 196, 130)
    draw(ax, bands(paths.t, paths.baseline), BASELINE, (0, (4, 2)))
    draw(ax, bands(paths.t, paths.changed), POLICY, "-")
    weeks_below(ax, paths.t[0], paths.t[-1], every=52, word="")
    write_y(ax, kind, most=4)
    ax.axvline(0, color=MUTED, lw=0.8)
    return svg.to_svg(fig, key, label)


def in_words(paths: Paths, what: str, kind: str) -> str:
    """The fan in one sentence, for a reader who cannot see it."""
    without, with_ = (KINDS[kind](np.nanmedian(side[:, -1])) for side in (paths.baseline, paths.changed))
    return f"{what}: median over {paths.worlds} worlds in the last weeks {without} in the baseline and {with_} in the changed arm."
