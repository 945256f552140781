"""Counting people: the living by state and the customers by dealer, straight from the columns."""

import numpy as np
from numba import njit

from sim.users.codes import NO_DEALER, Counts
from sim.users.states import State

STATES, HF = len(State), int(State.HF)


def census(columns: dict[str, np.ndarray], starts: np.ndarray, stops: np.ndarray, dealers: int, refractory: int) -> Counts:
    """Count rows, int64; regions' rows go from starts to stops [R]. Served first: who was ever treated, or `refractory` weeks on heroin."""
    living, customers, first = np.zeros((starts.size, STATES), np.int64), np.zeros(dealers + 1, np.int64), np.zeros(starts.size, np.int64)
    names = ("state", "dealer", "treated", "weeks")
    count(*(columns[name] for name in names), starts, stops, refractory, living, customers, first)
    return Counts(customers[:dealers], living, first)


@njit(cache=True)
def count(state, dealer, treated, weeks, starts, stops, refractory, living, customers, first):
    """Add people to their region and state, and those on heroin or fentanyl to their dealers; the last entry of `customers`: to nobody."""
    nobody = np.int64(customers.size - 1)
    listed = np.empty((stops - starts).max() + 1, np.int64)
    for region in range(starts.size):
        rows = slice(starts[region], stops[region])
        stands, whose, been, since = state[rows], dealer[rows], treated[rows], weeks[rows]
        for k in range(STATES):   # one comparison of all rows at once is quicker than a place in a table row by row
            living[region, k] += number_of(stands, k)
        served_first = 0
        for i in range(stands.size):
            served_first += (stands[i] == HF) & ((been[i] == 1) | (since[i] > refractory))
        first[region] += served_first
        n = np.uint64(0)
        for i in range(stands.size):
            listed[n] = whose[i] if whose[i] != NO_DEALER else nobody
            n += np.uint64(stands[i] == HF)
        for k in range(n):
            customers[listed[k]] += 1


@njit(cache=True)
def number_of(stands, state):
    """How many stand in a state."""
    n = 0
    for i in range(stands.size):
        n += stands[i] == state
    return n
