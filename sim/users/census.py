"""Counting people: the living by state and the customers by dealer, straight from the columns."""

import numpy as np
from numba import njit

from sim.users.states import State
from sim.users.tables import NO_DEALER

STATES, HF = len(State), int(State.HF)


def census(columns: dict[str, np.ndarray], spans: list[slice], dealers: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows by state [R, S] and people on heroin or fentanyl by dealer [D], int64."""
    by_state, customers = np.zeros((len(spans), STATES), np.int64), np.zeros(dealers + 1, np.int64)
    for region, rows in enumerate(spans):
        state = columns["state"][rows]
        for s in range(STATES):
            by_state[region, s] = np.count_nonzero(state == s)
        count(state, columns["dealer"][rows], customers)
    return by_state, customers[:dealers]


@njit(cache=True)
def count(state, dealer, customers):
    """Add people on heroin or fentanyl to their dealers; the last entry of `customers` takes those who have none."""
    nobody, n = np.int64(customers.size - 1), 0
    listed = np.empty(state.size + 1, np.int64)
    for row in range(state.size):
        listed[n] = dealer[row] if dealer[row] != NO_DEALER else nobody
        n += state[row] == HF
    for k in range(n):
        customers[listed[k]] += 1
