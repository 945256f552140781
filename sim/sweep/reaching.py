"""Levers that start when the market reaches a state: when each world of a sweep gets there, and what contradicts it.

The state is that of claims: fentanyl's share of street-opioid deaths, as a mean over half a year, first passes a share.
"""

from collections.abc import Iterable

import numpy as np

from sim.clock import FIRST_POLICY_YEAR, week_of
from sim.experiment.histories import LAST_SOUGHT, main_history
from sim.experiment.model import Model, State
from sim.experiment.study import Reaches
from sim.policy.lever import NEVER
from sim.policy.levers import Policy, acting
from sim.spec import Spec

BRANCH = "branch_week"  # the column that says when a world's levers start
BRANCH_UNIT = "week since 2006"
FIRST_BRANCH = week_of(FIRST_POLICY_YEAR)
WEEKS = 104  # that count, as in most claims
NOWHERE: State = {}  # the state of a market that never got there


def reached(model: Model, spec: Spec, share: float) -> State:
    """The world as it is when its market has reached `share`, or NOWHERE. No branch lies before a policy may act at all."""
    trigger = Reaches(share, FIRST_BRANCH - 1)
    history, dates = main_history(model, spec, {trigger: 0})
    return history.states[dates[trigger]] if trigger in dates else NOWHERE


def branch_of(state: State) -> int | None:
    """The week in which arms leave a state; None if there is none to leave."""
    return int(np.asarray(state["week"])) if state else None


def last_week(weeks: int) -> int:
    """The week before which any world of such a sweep has ended."""
    return LAST_SOUGHT + weeks


def problems(share: float, weeks: int, since: int | None, policy: Policy, columns: Iterable[str]) -> list[str]:
    """What contradicts levers that start at a state. columns: the settings that vary. A share of 0 is no state."""
    if not share:
        return [] if weeks == WEEKS else ["job.weeks has no effect without job.starts_at: say from which year outcomes count (job.since)"]
    found = [] if 0 < share < 1 else [f"job.starts_at={share:g} is no share of deaths between 0 and 1"]
    if since is not None:
        found.append("job.since is a date, but with job.starts_at outcomes count from each world's own branch on, for job.weeks weeks")
    dated = [f"policy.{name}.start" for name, lever in acting(policy).items() if lever.start < NEVER]
    return found + own_dates([*dated, *columns])


def own_dates(paths: Iterable[str]) -> list[str]:
    """A sentence for each lever's date among the settings."""
    return [f"{path} is a date of its own, but with job.starts_at levers start when the market gets there: leave one of the two out"
            for path in dict.fromkeys(paths) if path.startswith("policy.") and path.endswith(".start")]
