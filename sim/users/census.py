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
        count(columns["state"], columns["dealer"], rows.start, rows.stop, by_state[region], customers)
    return by_state, customers[:dealers]


@njit(cache=True)
def count(state, dealer, start, stop, by_state, customers):
    """Add the rows start to stop; the last entry of `customers` takes those without a dealer."""
    nobody = customers.size - 1
    for row in range(start, stop):
        by_state[state[row]] += 1
        mine = state[row] == HF and dealer[row] != NO_DEALER
        customers[dealer[row] if mine else nobody] += 1
