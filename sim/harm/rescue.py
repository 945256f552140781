"""Who dies of an overdose: alone or seen, with naloxone or without, by what was taken."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numba.extending import register_jitable

from sim.exact import pick
from sim.params.care import Care
from sim.params.people import People

WORST = 0.9  # no overdose kills for certain, however many multipliers meet
LEAST_SEVERE = 0.01  # of the penalties of 2010: below it nobody fears them less


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
    return max(severity, LEAST_SEVERE) ** -care.help_loss


def fatality_lines(people: People, care: Care, r: Rescue) -> tuple[np.ndarray, np.ndarray]:
    """P(death | overdose) = base + slope x P(witnessed), both [N, 3] for heroin, fentanyl, prescription opioids.

    Unwitnessed: fatal_alone. Witnessed: fatal_witnessed, times what naloxone leaves where it is used. Fentanyl multiplies both, successors
    multiply fentanyl's, prescription opioids both by the ratio of their own unwitnessed fatality to heroin's. Naloxone leaves more of a
    successor's fatality, and all of an additive's part. Help scales the gain of being seen. In sites everybody is rescued at once.
    """
    n = r.naloxone.size
    base, slope = np.empty((n, 3)), np.empty((n, 3))
    every = np.zeros(n)
    risks = np.array([1.0, people.fatal_fentanyl, people.fatal_rx / people.fatal_alone])
    _lines(r.naloxone, every + r.successor, every + r.adulterant, every + r.sites, float(r.help), bool(r.witnesses), risks,
           people.fatal_alone, people.fatal_witnessed, people.naloxone_left, care.worse_successor, care.worse_adulterant,
           care.naloxone_successor, care.naloxone_adulterant, base, slope)  # fmt: skip
    return base, slope


@njit(cache=True)
def _lines(naloxone, successor, adulterant, sites, help_, witnesses, risks, alone_heroin, witnessed_heroin, left,
           worse_successor, worse_adulterant, left_successor, left_adulterant, base, slope):  # fmt: skip
    """`fatality_lines` source by source [N] into base and slope [N, 3]."""
    for i in range(naloxone.size):
        additive = 1.0 + adulterant[i] * (worse_adulterant - 1.0)
        stronger = 1.0 + successor[i] * (worse_successor - 1.0)
        after = left * (1.0 + adulterant[i] * (left_adulterant - 1.0))
        worse = (additive, risks[1] * stronger * additive, risks[2])
        remains = (after, after * (1.0 + successor[i] * (left_successor - 1.0)), left)
        for k in range(3):
            alone = min(alone_heroin * worse[k], WORST)
            if not witnesses:
                base[i, k], slope[i, k] = alone, 0.0
                continue
            untreated, remain = min(witnessed_heroin * worse[k], WORST), min(remains[k], 1.0)
            seen = untreated * (1.0 - naloxone[i] * (1.0 - remain))
            gain = min((alone - seen) * help_, alone)
            base[i, k] = alone * (1.0 - sites[i]) + untreated * remain * sites[i]
            slope[i, k] = -gain * (1.0 - sites[i])


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
