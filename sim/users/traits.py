"""What a person keeps for life."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numba.extending import register_jitable

from sim.chance import Decision, Luck, four_words, uniform_of
from sim.exact import exp, ln, normal_quantile
from sim.params.people import People

TRAITS = np.uint64(Decision.TRAITS)


class Spread(NamedTuple):
    """How people differ: sd of habit and of frailty, both ln; middle and sd of the log odds of company."""

    habit: float
    frailty: float
    middle: float
    witnessed: float


def spread_of(people: People) -> Spread:
    """The numbers of people together."""
    return Spread(people.habit_sd, people.frailty_sd, ln(people.witnessed / (1.0 - people.witnessed)), people.witnessed_sd)


def traits(people: People, luck: Luck, who: np.ndarray) -> dict[str, np.ndarray]:
    """What a person keeps for life: habit, frailty, company, place in the queue, each [n] and a function of the identity alone."""
    values = np.empty((4, who.size))
    list_traits(who, *luck.key, spread_of(people), values)
    return dict(zip(("habit", "frailty", "company", "place"), values, strict=True))


@njit(cache=True)
def list_traits(who, k0, k1, spread, values):
    """Fill in habit, frailty, company and place [4, n] of people [n]."""
    for i in range(who.size):
        values[0, i], values[1, i], values[2, i], values[3, i] = trait(who[i], k0, k1, spread)


@register_jitable
def trait(who, k0, k1, spread):
    """Habit, frailty, company and place of one person."""
    a, b, c, d = four_words(k0, k1, who, np.uint64(0), TRAITS)
    company = spread.middle + spread.witnessed * normal_quantile(uniform_of(c))
    return (spread.habit * normal_quantile(uniform_of(a)), spread.frailty * normal_quantile(uniform_of(b)),
            1.0 / (1.0 + exp(-company)), uniform_of(d))  # fmt: skip
