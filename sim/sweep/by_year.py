"""Measures by calendar year, beside those over all weeks that count: what a fit compares with a yearly record.

A column `deaths_fentanyl_2016` holds what the record calls 2016. Years that the weeks that count do not hold whole have none.
"""

from collections.abc import Iterator
from difflib import get_close_matches

import numpy as np

from sim.clock import week_of, year_of
from sim.experiment.model import Columns, Model, the_model
from sim.sweep.plan import Plan


def problems(names: tuple[str, ...], starts_at: float) -> list[str]:
    """Sentences about measures that there are not, or are named twice, and about years of weeks that have no common date."""
    known, found = the_model().totals, []
    for name in dict.fromkeys(names):
        near = get_close_matches(name, known, 1)
        if name not in known:
            found.append(f"job.yearly={name}: there is no measure {name}{f' (did you mean {near[0]}?)' if near else ''}")
        elif names.count(name) > 1:
            found.append(f"job.yearly={name}: named twice")
    if names and starts_at:
        found.append("job.yearly tells calendar years: with job.starts_at every world counts weeks of its own")
    return found


def years(plan: Plan) -> range:
    """The calendar years that the weeks that count hold whole."""
    first, last = int(np.ceil(year_of(plan.since) - 1e-9)), int(year_of(plan.end) + 1e-9)
    whole = [year for year in range(first - 1, last + 1) if week_of(year) >= plan.since and week_of(year + 1) <= plan.end]
    return range(whole[0], whole[-1] + 1) if whole else range(0)


def columns(plan: Plan, model: Model) -> dict[str, str]:
    """Names and units of the columns of single years, measure by measure."""
    return {f"{name}_{year}": model.total_units[name] for name in plan.yearly for year in years(plan)} if plan.yearly else {}


def values(plan: Plan, model: Model, weeks: Columns) -> np.ndarray:
    """What the columns hold, float64 in their order; weeks: those that count."""
    return np.array(list(_values(plan, model, weeks)), float)


def _values(plan: Plan, model: Model, weeks: Columns) -> Iterator[float]:
    for name in plan.yearly:
        for year in years(plan):
            yield model.over({name: weeks[name][week_of(year) - plan.since:week_of(year + 1) - plan.since]}, name)
