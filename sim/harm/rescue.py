"""Who dies of an overdose: alone or seen, with naloxone or without, by what was taken."""

from typing import NamedTuple

import numpy as np
from numba.extending import register_jitable

from sim.exact import pick
from sim.params.care import Care
from sim.params.people import People

WORST = 0.9  # no overdose kills for certain, however many multipliers meet


class Rescue(NamedTuple):
    """What decides fatality beside the person, each a number or [N] by source of the drug.

    naloxone     P(naloxone is used | witnessed)
    successor    share of the fentanyl class that is a stronger successor
    adulterant   share of doses with an additive that is no opioid
    sites        share of doses taken where rescue is at hand
    help         readiness of witnesses to help, 1 in 2010
    witnesses    False: nobody is ever rescued
    """

    naloxone: np.ndarray
    successor: np.ndarray | float = 0.0
    adulterant: np.ndarray | float = 0.0
    sites: np.ndarray | float = 0.0
    help: float = 1.0
    witnesses: bool = True


def help_under(care: Care, severity: float) -> float:
    """Readiness of witnesses to help when dealers are punished so much harder than in 2010."""
    return severity**-care.help_loss


def fatality_lines(people: People, care: Care, r: Rescue) -> tuple[np.ndarray, np.ndarray]:
    """P(death | overdose) = base + slope x P(witnessed), both [N, 3] for heroin, fentanyl, prescription opioids.

    Unwitnessed: fatal_alone. Witnessed: fatal_witnessed, times what naloxone leaves where it is used. Fentanyl multiplies both, successors
    multiply fentanyl's, prescription opioids both by the ratio of their own unwitnessed fatality to heroin's. Naloxone leaves more of a
    successor's fatality, and all of an additive's part. Help scales the gain of being seen. In sites everybody is rescued at once.
    """
    n = r.naloxone.size
    additive = 1.0 + r.adulterant * (care.worse_adulterant - 1.0)
    left = people.naloxone_left * (1.0 + r.adulterant * (care.naloxone_adulterant - 1.0))
    worse = np.empty((n, 3))
    worse[:, 0] = additive
    worse[:, 1] = people.fatal_fentanyl * (1.0 + r.successor * (care.worse_successor - 1.0)) * additive
    worse[:, 2] = people.fatal_rx / people.fatal_alone
    remains = np.empty((n, 3))
    remains[:, 0] = left
    remains[:, 1] = left * (1.0 + r.successor * (care.naloxone_successor - 1.0))
    remains[:, 2] = people.naloxone_left
    remains = np.minimum(remains, 1.0)
    alone = np.minimum(people.fatal_alone * worse, WORST)
    if not r.witnesses:
        return alone, np.zeros_like(alone)
    untreated = np.minimum(people.fatal_witnessed * worse, WORST)
    seen = untreated * (1.0 - r.naloxone[:, None] * (1.0 - remains))
    gain = np.minimum((alone - seen) * r.help, alone)
    outside = 1.0 - (np.zeros(n) + r.sites)[:, None]
    return alone * outside + untreated * remains * (1.0 - outside), -gain * outside


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
