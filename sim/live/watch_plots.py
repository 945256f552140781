"""What is seen of a life while it is lived: pictures of a world's weeks, drawn anew after each step. They need no page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.clock import week_of, year_of
from sim.live.watched import Watched
from sim.report import svg
from sim.report.charts.fan import name_ends
from sim.report.charts.scales import write_y
from sim.report.tokens import BASELINE_WORDS, FLOW, MUTED, POLICY, POLICY_WORDS
from sim.report.with_units import amount_of

FIRST_YEAR, SMOOTH = 2010, 13            # what is shown of the past; weeks over which a line is a mean
RX = "#6b4a86"


@dataclass(frozen=True)
class Plot:
    """One picture: measures with their words and colours, the unit of all of them, and how its axis is written."""

    title: str
    unit: str
    lines: dict[str, tuple[str, str]]
    kind: str = "number"


PLOTS = (
    Plot("Expected deaths a week", "deaths", {"deaths_heroin": ("Heroin", FLOW), "deaths_fentanyl": ("Fentanyl", POLICY_WORDS),
                                              "deaths_rx": ("Pills", RX)}),
    Plot("Fentanyl’s share", "share", {"fentanyl_share_deaths": ("of deaths", POLICY_WORDS), "fentanyl_share_bags": ("of bags", FLOW)},
         "share"),
    Plot("What people pay, dollars", "USD", {"price_per_de": ("a dose", POLICY_WORDS), "bag_price": ("a bag", FLOW)}),
    Plot("People", "people", {"users_hf": ("Heroin, fentanyl", POLICY_WORDS), "users_rx": ("Pills", RX),
                              "users_moud": ("In treatment", BASELINE_WORDS)}),
)


def components(show: Callable[[str], Any]) -> list[Callable[[Watched], Any]]:
    """A function of the world for each picture, which hands its SVG to `show`: how the page puts an SVG on itself."""
    def component(plot: Plot) -> Callable[[Watched], Any]:
        return lambda world: show(picture(world, plot))
    return [component(plot) for plot in PLOTS]


def picture(world: Watched, plot: Plot) -> str:
    """One picture of the weeks so far, as SVG: means over a quarter."""
    first = max(world.first_week, week_of(FIRST_YEAR))
    smooth = {name: _smooth(values) for name, values in world.table(plot.lines, first).items()}
    fig = svg.figure(470, 350)
    ax = svg.axes(fig, 62, 40, 276, 280)
    ax.set_title(plot.title, loc="left", fontsize=12, fontweight="bold", pad=14)
    for name, (_, colour) in plot.lines.items():
        ax.plot(year_of(first + np.arange(len(smooth[name]))), smooth[name], color=colour, lw=1.8)
    ax.set_xlim(year_of(first), max(year_of(world.week), year_of(first) + 1))
    ax.set_ylim(bottom=0)
    write_y(ax, plot.kind, most=4)
    _years(ax)
    if world.levers_from is not None and world.week > week_of(world.levers_from):
        ax.axvline(world.levers_from, color=POLICY, lw=1)
        ax.annotate("levers begin", (world.levers_from, 1), xycoords=("data", "axes fraction"), xytext=(0, 3), textcoords="offset points",
                    color=MUTED, fontsize=10)
    ends = [(float(smooth[name][-1]), words, colour) for name, (words, colour) in plot.lines.items() if len(smooth[name])]
    name_ends(ax, ends, ax.get_xlim()[1])
    return svg.to_svg(fig, f"watch-{PLOTS.index(plot)}", _said(world, plot, ends))


def _smooth(values: np.ndarray) -> np.ndarray:
    """Means over the last quarter of each week, of what there is of it."""
    total = np.concatenate([[0.0], np.nancumsum(values)])
    end = np.arange(1, len(values) + 1)
    begin = np.maximum(0, end - SMOOTH)
    return (total[end] - total[begin]) / (end - begin)


def _years(ax) -> None:
    """Whole years on the axis, so many as are read without turning one's head."""
    first, last = (int(np.ceil(ax.get_xlim()[0])), int(np.floor(ax.get_xlim()[1])))
    every = max(1, -(-(last - first) // 6))
    years = range(first, last + 1, every)
    ax.set_xticks(years, [str(year) for year in years])


def _said(world: Watched, plot: Plot, ends: list[tuple[float, str, str]]) -> str:
    """The picture in a sentence, for whoever cannot see it."""
    told = ", ".join(f"{words} {amount_of(value, plot.unit)}" for value, words, _ in ends)
    return f"{plot.title} to {year_of(world.week):.1f}, means over a quarter: {told or 'nothing yet'}."
