"""Who dies of an overdose: alone or seen, with naloxone or without."""

import numpy as np
from numba.extending import register_jitable

from sim.exact import pick
from sim.params.people import People

WORST = 0.9  # no overdose kills for certain, however many multipliers meet


def fatality_lines(people: People, naloxone: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """P(death | overdose) = base + slope x P(witnessed), both [R, 3] for heroin, fentanyl, prescription opioids.

    Unwitnessed: fatal_alone. Witnessed: fatal_witnessed, times naloxone_left where naloxone [R] is used. Fentanyl multiplies both,
    prescription opioids both by the ratio of their own unwitnessed fatality to heroin's.
    """
    worse = np.array([1.0, people.fatal_fentanyl, people.fatal_rx / people.fatal_alone])
    alone = np.minimum(people.fatal_alone * worse, WORST)
    given_naloxone = 1.0 - naloxone[:, None] * (1.0 - people.naloxone_left)
    seen = np.minimum(people.fatal_witnessed * worse, WORST) * given_naloxone
    base = np.broadcast_to(alone, seen.shape).copy()
    return base, seen - base


@register_jitable
def company_now(company, multiplier):
    """P(an overdose is witnessed) this week: the person's own, times the setting's, at most 1."""
    seen = company * multiplier
    return pick(seen > 1.0, 1.0, seen)


@register_jitable
def fatality(base, slope, seen):
    """P(death | overdose) of a person seen with probability `seen`."""
    return base + slope * seen


@register_jitable
def treated(overdose, fatal, seen, treated_seen, treated_alone):
    """P(a non-fatal overdose that reaches emergency care) from P(overdose), P(death | overdose) and P(witnessed)."""
    return (overdose * (1.0 - fatal)) * (treated_alone + seen * (treated_seen - treated_alone))
