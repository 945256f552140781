"""What a person keeps for life."""

import numpy as np

from sim.chance import Decision, Luck, draw, four_words, uniform_of
from sim.clock import WEEKS_A_YEAR
from sim.exact import exp, normal_quantile
from sim.jit import part, rule
from sim.users.numbers import Numbers

TRAITS, FRAILTY = np.uint64(Decision.TRAITS), np.uint64(Decision.FRAILTY)
YEAR = np.uint64(WEEKS_A_YEAR)


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


@rule
def renew(people, starts, stops, key, week, numbers):
    """What a year makes of the frailty of those whose year ends this week, one in 52 by identity: u' = kept u + sqrt(1 - kept^2) sd z, so
    that among all who are born it keeps its spread.

    The frail die first; what is renewed brings the mean of the living back. people: columns, rows from starts to stops; key, week of luck.
    """
    kept, sd = numbers[0].frailty_kept, numbers[0].frailty_sd
    new = sd * np.sqrt(1.0 - kept * kept)
    for region in range(starts.size):
        for row in range(starts[region], stops[region]):
            if people.who[row] % YEAR != week % YEAR:
                continue
            z = normal_quantile(draw(key, FRAILTY, week, people.who[row]))
            people.frailty[row] = kept * people.frailty[row] + new * z


@part
def trait(who, k0, k1, numbers):
    """Habit, frailty, company and place of one person."""
    a, b, c, d = four_words(k0, k1, who, np.uint64(0), TRAITS)
    company = numbers.company + numbers.witnessed_sd * normal_quantile(uniform_of(c))
    return (numbers.habit_sd * normal_quantile(uniform_of(a)), numbers.frailty_sd * normal_quantile(uniform_of(b)),
            1.0 / (1.0 + exp(-company)), uniform_of(d))  # fmt: skip
