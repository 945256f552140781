"""Measures by calendar year, beside those over all weeks that count: what a fit compares with a yearly record.

A column `deaths_fentanyl_2016` holds what the record calls 2016, `deaths_fentanyl_2016q2` its second quarter. Years that the weeks that
count do not hold whole have none.
"""

from collections.abc import Iterator
from difflib import get_close_matches

import numpy as np

from sim.clock import WEEKS_A_YEAR, week_of, year_of
from sim.experiment.model import Columns, Model, the_model
from sim.sweep.plan import Plan

QUARTERS = 4
WEEKS_A_QUARTER = WEEKS_A_YEAR // QUARTERS
Span = tuple[str, int, int]  # a column, its first week and the week after its last


def problems(yearly: tuple[str, ...], quarterly: tuple[str, ...], starts_at: float) -> list[str]:
    """Sentences about measures that there are not, or are named twice, and about years of weeks that have no common date."""
    return [problem for setting, names in (("job.yearly", yearly), ("job.quarterly", quarterly))
            for problem in _problems(setting, names, starts_at)]


def _problems(setting: str, names: tuple[str, ...], starts_at: float) -> list[str]:
    known, found = the_model().totals, []
    for name in dict.fromkeys(names):
        near = get_close_matches(name, known, 1)
        if name not in known:
            found.append(f"{setting}={name}: there is no measure {name}{f' (did you mean {near[0]}?)' if near else ''}")
        elif names.count(name) > 1:
            found.append(f"{setting}={name}: named twice")
    if names and starts_at:
        found.append(f"{setting} tells calendar years: with job.starts_at every world counts weeks of its own")
    return found


def years(plan: Plan) -> range:
    """The calendar years that the weeks that count hold whole."""
    first, last = int(np.ceil(year_of(plan.since) - 1e-9)), int(year_of(plan.end) + 1e-9)
    whole = [year for year in range(first - 1, last + 1) if week_of(year) >= plan.since and week_of(year + 1) <= plan.end]
    return range(whole[0], whole[-1] + 1) if whole else range(0)


def columns(plan: Plan, model: Model) -> dict[str, str]:
    """Names and units of the columns of single years, measure by measure, then of their quarters."""
    return {column: model.total_units[name] for name, (column, _, _) in _spans(plan)}


def values(plan: Plan, model: Model, weeks: Columns) -> np.ndarray:
    """What the columns hold, float64 in their order; weeks: those that count."""
    return np.array([model.over({name: weeks[name][first - plan.since:last - plan.since]}, name)
                     for name, (_, first, last) in _spans(plan)], float)


def _spans(plan: Plan) -> Iterator[tuple[str, Span]]:
    """Measure, and its column with the weeks that are in it."""
    told = years(plan) if plan.yearly or plan.quarterly else range(0)
    for name in plan.yearly:
        for year in told:
            yield name, (f"{name}_{year}", week_of(year), week_of(year + 1))
    for name in plan.quarterly:
        for year in told:
            for quarter in range(QUARTERS):
                first = week_of(year) + quarter * WEEKS_A_QUARTER
                yield name, (f"{name}_{year}q{quarter + 1}", first, first + WEEKS_A_QUARTER)
