"""Counting people: the living by state and the customers by dealer, straight from the columns."""

from typing import NamedTuple

import numpy as np
from numba import njit

from sim.jit import rule
from sim.users.codes import NO_DEALER, Counts
from sim.users.columns import Everybody
from sim.users.states import State
from sim.users.tally import PERSON, fixed
from sim.users.threads import add_up

STATES, HF = len(State), int(State.HF)
BLOCK = 1024  # rows that are counted in 16 bits, many at a time
LONGEST = np.iinfo(np.int16).max


class Counted(NamedTuple):
    """The columns [n] that matter here."""

    state: np.ndarray
    dealer: np.ndarray
    treated: np.ndarray
    weeks: np.ndarray


def census(everybody: Everybody, starts: np.ndarray, stops: np.ndarray, dealers: int, refractory: int) -> Counts:
    """Count rows, int64; regions' rows go from starts to stops [R]. Served first: who was ever treated, or `refractory` weeks on heroin."""
    counted = Counted(everybody.state, everybody.dealer, everybody.treated, everybody.weeks)
    long = np.int16(min(refractory, LONGEST))

    living, first = np.zeros((starts.size, STATES), np.int64), np.zeros(starts.size, np.int64)
    customers = np.zeros(1 + dealers, np.int64)

    def count_part(starts: np.ndarray, stops: np.ndarray, *totals: np.ndarray) -> None:
        count(counted, starts, stops, long, totals)

    add_up(starts, stops, count_part, (living, customers, first))
    return Counts(customers[1:], living, first)


@njit(cache=True, nogil=True, no_cfunc_wrapper=True)
def count(people, starts, stops, long, totals):
    """Add people to their region and state, and those on heroin or fentanyl to their dealers; the first of `customers`: to nobody."""
    state, dealer, treated, weeks = people
    living, customers, first = totals
    listed = np.empty(BLOCK + 1, np.int16)
    for region in range(starts.size):
        for at in range(starts[region], stops[region], BLOCK):
            rows = slice(at, min(at + BLOCK, stops[region]))
            theirs = state[rows]
            for s in range(STATES):
                living[region, s] += number_in(theirs, s)
            first[region] += number_first(theirs, treated[rows], weeks[rows], long)
            for k in range(list_customers(theirs, dealer[rows], listed)):
                customers[listed[k] - NO_DEALER] += 1


@rule
def number_in(state, wanted):
    """How many of at most BLOCK people are in the wanted state."""
    number = np.int16(0)
    for j in range(state.size):
        number += np.int16(state[j] == wanted)
    return number


@rule
def number_first(state, treated, weeks, long):
    """How many of at most BLOCK people on heroin or fentanyl are served first."""
    number = np.int16(0)
    for j in range(state.size):
        number += np.int16((state[j] == HF) & ((treated[j] == 1) | (weeks[j] > long)))
    return number


@rule
def list_customers(state, dealer, listed):
    """List the dealers of those on heroin or fentanyl; returns how many there are."""
    n = np.uint64(0)  # never below the first: no place is counted from the end
    for j in range(state.size):
        listed[n] = dealer[j]
        n += np.uint64(state[j] == HF)
    return n


@rule
def used_to(people, starts, stops, few, means):
    """Mean ln tolerance of the customers of each dealer who depend on heroin or fentanyl, into means [D].

    A dealer with few of them is thought to have `few` more like all others. Rows are added up in whole numbers: their order is nothing.
    """
    sums, number = np.zeros(means.size, np.int64), np.zeros(means.size, np.int64)
    total, people_in_all = np.int64(0), np.int64(0)
    for region in range(starts.size):
        for row in range(starts[region], stops[region]):
            if people.state[row] == HF:
                mine = fixed(people.ln_tolerance[row], PERSON)
                total, people_in_all = total + mine, people_in_all + 1
                dealer = people.dealer[row]
                if dealer >= 0:
                    sums[dealer] += mine
                    number[dealer] += 1
    mean = total / PERSON / max(people_in_all, 1)
    for dealer in range(means.size):
        means[dealer] = (sums[dealer] / PERSON + few * mean) / (number[dealer] + few)
