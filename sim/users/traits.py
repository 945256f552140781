"""What a person keeps for life."""

import numpy as np
from numba import njit

from sim.chance import Decision, Luck, uniform_of
from sim.exact import exp, ln, normal_quantile
from sim.params.people import People
from sim.users.fresh import forget_stale


def traits(people: People, luck: Luck, who: np.ndarray) -> dict[str, np.ndarray]:
    """What a person keeps for life: habit, frailty, company, place in the queue, each [n] and a function of the identity alone."""
    middle = ln(people.witnessed / (1.0 - people.witnessed))
    words = luck.words(Decision.TRAITS, 0, who)
    values = _traits(words, people.habit_sd, people.frailty_sd, middle, people.witnessed_sd)
    return dict(zip(("habit", "frailty", "company", "place"), values, strict=True))


@njit(cache=True)
def _traits(words, habit_sd, frailty_sd, middle, witnessed_sd):
    """Habit, frailty, company and place [4, n] from random words [n, 4]."""
    traits = np.empty((4, len(words)))
    for i in range(len(words)):
        traits[0, i] = habit_sd * normal_quantile(uniform_of(words[i, 0]))
        traits[1, i] = frailty_sd * normal_quantile(uniform_of(words[i, 1]))
        traits[2, i] = 1.0 / (1.0 + exp(-(middle + witnessed_sd * normal_quantile(uniform_of(words[i, 2])))))
        traits[3, i] = uniform_of(words[i, 3])
    return traits


forget_stale(_traits, "exact.py", "chance.py")
