"""Nine divisions, two arms: deaths in each, on one scale, so that places can be compared as well as arms."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from sim.clock import WEEKS_A_YEAR
from sim.params.places import COAST_OF, DIVISION_NAMES, POPULATION
from sim.report import svg
from sim.report.charts.scales import weeks_below, write_y
from sim.report.tokens import BASELINE, BASELINE_WORDS, INK, MUTED, POLICY, POLICY_WORDS
from sim.report.words import number, share

PEOPLE = 308.7e6      # census of 2010, of which POPULATION gives the shares
BLOCK = 13            # weeks in a mean: a quarter
WIDE, HIGH, ACROSS, DOWN = 288, 104, 350, 158


def divisions(t: np.ndarray, baseline: pd.DataFrame, changed: pd.DataFrame, key: str, label: str) -> str:
    """Deaths per 100,000 people a year by division, quarterly means; below each name fentanyl's share of them at the end, arm by arm.

    t: weeks since the policy began, one for each row of either table.
    """
    fig = svg.figure(1040, 3 * DOWN + 26)
    top = 1.06 * max(rates(t, side, name)[1].max() for side in (baseline, changed) for name in DIVISION_NAMES)
    for place, name in enumerate(DIVISION_NAMES):
        row, column = divmod(place, 3)
        ax = svg.axes(fig, 34 + column * ACROSS, 40 + row * DOWN, WIDE, HIGH)
        _panel(ax, t, baseline, changed, name, top, first=place == 0)
    return svg.to_svg(fig, key, label)


def _panel(ax: Axes, t: np.ndarray, baseline: pd.DataFrame, changed: pd.DataFrame, name: str, top: float, first: bool) -> None:
    for side, colour, style in ((baseline, BASELINE, (0, (4, 2))), (changed, POLICY, "-")):
        ax.plot(*rates(t, side, name), color=colour, ls=style, lw=1.8)
    ax.set_ylim(0, top)
    weeks_below(ax, t[0], t[-1] + 1, every=52, word=" weeks" if first else "")
    write_y(ax, "number", most=3)
    if t[0] < 0:
        ax.axvline(0, color=MUTED, lw=0.8)
    where = "East" if COAST_OF[DIVISION_NAMES.index(name)] == 0 else "West"
    ax.text(0, 1.20, words(name), transform=ax.transAxes, fontsize=11.5, fontweight="bold", color=INK)
    ax.text(1, 1.20, where, transform=ax.transAxes, fontsize=10.5, color=MUTED, ha="right")
    without, with_ = (float(side[f"fentanyl_share_deaths_{name}"].to_numpy()[-BLOCK:].mean()) for side in (baseline, changed))
    ax.text(0, 1.05, f"Fentanyl in deaths {share(without)}", transform=ax.transAxes, fontsize=10.5, color=BASELINE_WORDS)
    ax.text(1, 1.05, f"{share(with_)} with policy", transform=ax.transAxes, fontsize=10.5, color=POLICY_WORDS, ha="right")


def rates(t: np.ndarray, side: pd.DataFrame, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Middles of quarters, and deaths per 100,000 people and year in them."""
    weekly = side[f"deaths_{name}"].to_numpy(float) * WEEKS_A_YEAR / (PEOPLE * POPULATION[DIVISION_NAMES.index(name)]) * 1e5
    block = np.floor_divide(t, BLOCK)
    found = [(t[block == b].mean() + 0.5, weekly[block == b].mean()) for b in np.unique(block)]
    return np.array([x for x, _ in found]), np.array([y for _, y in found])


def words(name: str) -> str:
    """A division as one writes it."""
    return " ".join(word.capitalize() for word in name.split("_"))


def in_words(t: np.ndarray, baseline: pd.DataFrame, changed: pd.DataFrame) -> str:
    """The last quarter of every division, for a reader who cannot see it."""
    last = {name: [number(rates(t, side, name)[1][-1]) for side in (baseline, changed)] for name in DIVISION_NAMES}
    said = [f"{words(name)} {' and '.join(pair)}" for name, pair in last.items()]
    return f"Deaths per 100,000 people a year in the last quarter, without and with the policy: {'; '.join(said)}."
