"""Modelled weeks beside recorded months: a band for the model, a dot a month for the record."""

from collections.abc import Sequence

import numpy as np

from sim.report import svg
from sim.report.charts.fan import drawn, name_ends
from sim.report.charts.scales import write_y
from sim.report.tokens import FLOW, INK


def months(years: np.ndarray, model: np.ndarray, recorded: Sequence[tuple[float, float]], key: str, label: str, *, apart: bool) -> str:
    """One code. model: deaths a week [W, T] at decimal years [T]; recorded: (decimal year, deaths a week).

    apart: a line for every row of the model, and no bands.
    """
    fig = svg.figure(440, 230)
    ax = svg.axes(fig, 46, 10, 330, 190)
    model_bands = drawn(ax, years, model, (FLOW, "-"), apart)
    ax.plot(*zip(*recorded), "o", ms=2.6, color=INK, mew=0)
    first, last = int(years[0]), int(years[-1]) + 1
    ax.set_xlim(first, last)
    every = 1 if last - first <= 6 else 2
    ax.set_xticks(range(first, last + 1, every), [str(year) for year in range(first, last + 1, every)])
    ax.set_ylim(bottom=0)
    write_y(ax, "number", most=4)
    name_ends(ax, [(model_bands.median[-1], "Model", FLOW), (recorded[-1][1], "Record", INK)], last)
    return svg.to_svg(fig, key, label)
