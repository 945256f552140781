"""What traffickers believe they lose on each route, beside what they lose."""

import math
from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from sim.report import svg
from sim.report.charts.fan import name_ends
from sim.report.charts.scales import weeks_below, write_y
from sim.report.tokens import FLOW, INK, MUTED, POLICY, POLICY_WORDS
from sim.report.words import share

WIDE, HIGH, ACROSS, DOWN = 176, 104, 262, 164


def beliefs(t: np.ndarray, routes: Mapping[str, tuple[np.ndarray, np.ndarray]], key: str, label: str) -> str:
    """One panel a route: the share that is lost in ink blue, the share that cells expect to lose in rust; each on its own scale.

    routes: words -> (believed [T], true [T]) of the arm with the policy; t: weeks since it began.
    """
    rows = math.ceil(len(routes) / 4)
    fig = svg.figure(1040, rows * DOWN + 20)
    for place, (words, (believed, true)) in enumerate(routes.items()):
        row, column = divmod(place, 4)
        ax = svg.axes(fig, 40 + column * ACROSS, 30 + row * DOWN, WIDE, HIGH)
        _panel(ax, t, believed, true, words, first=place == 0)
    return svg.to_svg(fig, key, label)


def _panel(ax: Axes, t: np.ndarray, believed: np.ndarray, true: np.ndarray, words: str, first: bool) -> None:
    ax.plot(t, true, color=FLOW, lw=1.6)
    ax.plot(t, believed, color=POLICY, lw=1.6)
    ax.set_ylim(0, 1.15 * max(float(believed.max()), float(true.max()), 1e-4))
    weeks_below(ax, t[0], t[-1] + 1, every=52, word="")
    write_y(ax, "share", most=3)
    if t[0] < 0:
        ax.axvline(0, color=MUTED, lw=0.8)
    ax.text(0, 1.08, words, transform=ax.transAxes, fontsize=11, fontweight="bold", color=INK)
    if first:
        name_ends(ax, [(true[-1], "lost", FLOW), (believed[-1], "believed", POLICY_WORDS)], t[-1] + 1, size=10.5)


def in_words(routes: Mapping[str, tuple[np.ndarray, np.ndarray]]) -> str:
    """Belief and truth in the last week of every route, for a reader who cannot see it."""
    said = [f"{words}: believed {share(float(believed[-1]))}, lost {share(float(true[-1]))}" for words, (believed, true) in routes.items()]
    return f"Share of doses lost by route with the policy, in the last week. {'; '.join(said)}."
