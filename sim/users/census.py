"""Counting people: the living by state and the customers by dealer, straight from the columns."""

import numpy as np
from numba import njit

from sim.users.states import State
from sim.users.tables import NO_DEALER

STATES, HF = len(State), int(State.HF)


def census(columns: dict[str, np.ndarray], starts: np.ndarray, stops: np.ndarray, dealers: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows by state [R, S] and people on heroin or fentanyl by dealer [D], int64; regions' rows go from starts to stops [R]."""
    by_state, customers = np.zeros((starts.size, STATES), np.int64), np.zeros(dealers + 1, np.int64)
    count(columns["state"], columns["dealer"], starts, stops, by_state, customers)
    return by_state, customers[:dealers]


@njit(cache=True)
def count(state, dealer, starts, stops, by_state, customers):
    """Add people to their region and state, and those on heroin or fentanyl to their dealers; the last entry of `customers`: to nobody."""
    nobody = np.int64(customers.size - 1)
    listed = np.empty((stops - starts).max() + 1, np.int64)
    for region in range(starts.size):
        n = 0
        for row in range(starts[region], stops[region]):
            by_state[region, state[row]] += 1
            listed[n] = dealer[row] if dealer[row] != NO_DEALER else nobody
            n += state[row] == HF
        for k in range(n):
            customers[listed[k]] += 1
