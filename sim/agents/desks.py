"""Bodies with two tasks and one budget: a part of it goes where cases were made, stays where it was, or goes where most can be made."""

import numpy as np

from sim.market import screening
from sim.params.mechanisms import Allocation
from sim.params.states import CoastGuard, Investigators, Police

MONTH = 4


def divide(tally: np.ndarray, made: np.ndarray, first: float, how: Allocation, p: Police | Investigators | CoastGuard) -> np.ndarray:
    """Effort on two tasks [2, n] relative to the usual, when the first usually gets the share `first` of the budget.

    tally [n] is the smoothed share of the first task in cases; made [2, n] the cases that a unit of effort now makes, relative to usual.
    """
    aim = tally if how is Allocation.yields else np.full_like(tally, first)
    if how is Allocation.best:
        aim = np.where(made[0] == made[1], first, (made[0] > made[1]).astype(float))
    return screening.by_yields(p.attention, np.stack([aim, 1 - aim]), np.array([[first], [1 - first]]))


def remember(tally: np.ndarray, effort: np.ndarray, made: np.ndarray, first: float, p: Police | Investigators | CoastGuard) -> np.ndarray:
    """The tally [n] after a month of cases: effort [2, n] times what it made."""
    cases = np.array([[first], [1 - first]]) * effort * made
    return screening.tally(tally, cases[0], cases[1], 1 - (1 - p.memory) ** MONTH)
