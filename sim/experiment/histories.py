"""Histories: the life of a world up to its branches, run once and shared by every arm that leaves it.

The main history, with every mechanism on and no policy, dates the triggers. Every other history of the same world (no
fentanyl, equal cost) is branched at the main history's dates, so that arms are compared at the same moment.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.clock import week_of
from sim.experiment.model import Columns, Model, State
from sim.experiment.study import Reaches, Trigger
from sim.spec import Spec

FIRST_SOUGHT = week_of(2010)  # before it the market is still settling from its start in 2006
LAST_SOUGHT = week_of(2023)  # end of 2022: the dated record that drives the model ends soon after
MEAN_WEEKS = 26  # half a year: longer than a swing of stocks, shorter than the drug's arrival
STRIDE = 26  # weeks between looks at the main history; a branch is replayed from the look before it

SHARE = "fentanyl_share_deaths"


@dataclass(frozen=True)
class History:
    """columns: weekly measures [W], the first row being `first_week`; states: what to resume from, by branch week; uncut: what lives that
    are relative to this one are told."""

    columns: Columns
    first_week: int
    states: dict[int, State]
    uncut: Any = None


def passing(share: np.ndarray, first_week: int, trigger: Reaches) -> int | None:
    """The week after the mean of the last 26 weekly shares [W] first reaches the trigger's, or None if it never does.

    A week without street-opioid deaths has no share (NaN) and counts as 0.
    """
    if len(share) < MEAN_WEEKS:
        return None
    windows = np.lib.stride_tricks.sliding_window_view(np.nan_to_num(share), MEAN_WEEKS)
    weeks = first_week + MEAN_WEEKS - 1 + np.arange(len(windows))
    earliest = FIRST_SOUGHT if trigger.first is None else trigger.first
    passed = (windows.mean(axis=1) >= trigger.share) & (weeks >= earliest) & (weeks < LAST_SOUGHT)
    return int(weeks[passed.argmax()]) + 1 if passed.any() else None


def main_history(model: Model, spec: Spec, needs: dict[Trigger, int]) -> tuple[History, dict[Trigger, int]]:
    """Run the main history until every trigger is dated, or can no longer be, and the last window has ended.

    needs    weeks to be run after each trigger.
    Returns the history, with a state for each branch, and the branch week of each trigger that was reached.
    """
    world = model.world(spec)
    states: dict[int, State] = {}
    dates: dict[Trigger, int] = {}
    while not _over(world.week, dates, needs):
        before, since = model.saved(world), world.week
        world.run(since + STRIDE)
        for trigger in needs.keys() - dates.keys():
            week = _date(trigger, world, since)
            if week is not None and week <= world.week:
                dates[trigger] = week
        for week in set(dates.values()) - states.keys():
            states[week] = _replayed(model, spec, before, week)
    return History(world.table(), world.first_week, states, world.uncut()), dates


def run_through(model: Model, spec: Spec, needs: dict[int, int]) -> History:
    """Run a history to known branch weeks; needs: weeks to be run after each of them."""
    world = model.world(spec)
    states: dict[int, State] = {}
    for week in sorted(needs):
        world.run(week)
        states[week] = model.saved(world)
    world.run(max(week + weeks for week, weeks in needs.items()))
    return History(world.table(), world.first_week, states, world.uncut())


def _date(trigger: Trigger, world, since: int) -> int | None:
    """The week of a trigger, if it is passed in a window that ends in week `since` or later: earlier ones were looked at before."""
    if not isinstance(trigger, Reaches):
        return trigger.week
    first = max(since - MEAN_WEEKS + 1, world.first_week)
    return passing(world.table((SHARE,), first)[SHARE], first, trigger)


def _over(week: int, dates: dict[Trigger, int], needs: dict[Trigger, int]) -> bool:
    if any(trigger not in dates and (week < LAST_SOUGHT or not isinstance(trigger, Reaches)) for trigger in needs):
        return False
    return all(week >= dates[trigger] + weeks for trigger, weeks in needs.items() if trigger in dates)


def _replayed(model: Model, spec: Spec, before: State, week: int) -> State:
    world = model.resume(spec, before, None)
    world.run(week)
    return model.saved(world)
