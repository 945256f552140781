"""What a person keeps for life."""

import numpy as np

from sim.chance import Decision, Luck, four_words, uniform_of
from sim.exact import exp, normal_quantile
from sim.jit import part, rule
from sim.users.numbers import Numbers

TRAITS = np.uint64(Decision.TRAITS)


def traits(numbers: Numbers, luck: Luck, who: np.ndarray) -> dict[str, np.ndarray]:
    """What a person keeps for life: habit, frailty, company, place in the queue, each [n] and a function of the identity alone."""
    values = np.empty((4, who.size))
    list_traits(who, *luck.key, numbers.record, values)
    return dict(zip(("habit", "frailty", "company", "place"), values, strict=True))


@rule
def list_traits(who, k0, k1, numbers, values):
    """Fill in habit, frailty, company and place [4, n] of people [n]."""
    for i in range(who.size):
        values[0, i], values[1, i], values[2, i], values[3, i] = trait(who[i], k0, k1, numbers[0])


@part
def trait(who, k0, k1, numbers):
    """Habit, frailty, company and place of one person."""
    a, b, c, d = four_words(k0, k1, who, np.uint64(0), TRAITS)
    company = numbers.company + numbers.witnessed_sd * normal_quantile(uniform_of(c))
    return (numbers.habit_sd * normal_quantile(uniform_of(a)), numbers.frailty_sd * normal_quantile(uniform_of(b)),
            1.0 / (1.0 + exp(-company)), uniform_of(d))  # fmt: skip
