"""The modelled past beside the record: a line for the model, dots for the data, open where a datum was not looked up."""

import math

from sim.report import svg
from sim.report.charts.fan import name_ends
from sim.report.charts.scales import write_y
from sim.report.modelled_years import Series
from sim.report.tokens import BASELINE, BASELINE_WORDS, FLOW, INK
from sim.report.words import number


def past(series: Series, key: str, label: str) -> str:
    """One series: model as a blue line, record as dots (open: not looked up), the trial (where known) as a thin dashed line."""
    fig = svg.figure(330, 190)
    ax = svg.axes(fig, 50, 10, 222, 150)
    ends = [(series.model[-1], "Model", FLOW)]
    if series.trial:
        ax.plot(series.years, series.trial, color=BASELINE, lw=1.1, ls=(0, (4, 2)))
    ax.plot(series.years, series.model, color=FLOW, lw=1.9)
    for open_, face in ((False, INK), (True, "white")):
        seen = [(y, d) for y, d, tag in zip(series.years, series.data, series.unread) if bool(tag) is open_ and math.isfinite(d)]
        if seen:
            ax.plot(*zip(*seen), "o", ms=5, mfc=face, mec=INK, mew=1.4, clip_on=False)
    known = [d for d in series.data if math.isfinite(d)]
    if math.isfinite(series.data[-1]):
        ends.append((known[-1], "Data", INK))
    if series.trial and math.isfinite(series.trial[-1]):
        ends.append((series.trial[-1], "Trial", BASELINE_WORDS))
    highest = max((v for v in [*known, *series.model, *(series.trial or [])] if math.isfinite(v) and v > 0), default=1.0)
    ax.set_ylim(0, 1.08 * highest)
    ax.set_xlim(series.years[0] - 0.3, series.years[-1] + 0.3)
    ticks = [y for y in series.years if (y - series.years[0]) % 3 == 0]
    ax.set_xticks(ticks, [str(y) for y in ticks])
    write_y(ax, "share" if series.unit == "share" else "number", most=4)
    name_ends(ax, ends, series.years[-1] + 0.3)
    return svg.to_svg(fig, key, label)


def in_words(series: Series) -> str:
    """First and last year of model and record."""
    pairs = [(y, m, d) for y, m, d in zip(series.years, series.model, series.data) if math.isfinite(d)]
    if not pairs:
        return f"{series.name} ({series.unit}): the model only; the record is silent."
    (y0, m0, d0), (y1, m1, d1) = pairs[0], pairs[-1]
    return f"{series.name} ({series.unit}): {y0} model {number(m0)}, data {number(d0)}; {y1} model {number(m1)}, data {number(d1)}."
