"""Who dies of an overdose: alone or seen, with naloxone or without, by what was taken.

`numbers` is anything that has the numbers of `People` and `Care` under their names.
"""

from typing import NamedTuple

from sim.exact import pick
from sim.jit import part

HEROIN, FENTANYL, PRESCRIPTION = range(3)  # what was taken
WORST = 0.9  # no overdose kills for certain, however many multipliers meet
LEAST_SEVERE = 0.01  # of the penalties of 2010: below it nobody fears them less


class Rescue(NamedTuple):
    """What decides fatality beside the person, at one source of the drug.

    naloxone     P(naloxone is used | witnessed)
    successor    share of the fentanyl class that is a stronger successor
    adulterant   share of doses with an additive that is no opioid
    sites        share of doses taken where rescue is at hand
    help         readiness of witnesses to help, 1 in 2010
    witnesses    False: nobody is ever rescued
    """

    naloxone: float
    successor: float = 0.0
    adulterant: float = 0.0
    sites: float = 0.0
    help: float = 1.0
    witnesses: bool = True


@part
def help_under(numbers, severity):
    """Readiness of witnesses to help when dealers are punished so much harder than in 2010."""
    return max(severity, LEAST_SEVERE) ** -numbers.help_loss


@part
def fatality_line(numbers, met, drug):
    """P(death | overdose) = base + slope x P(witnessed) of a HEROIN, FENTANYL or PRESCRIPTION dose; `met` a Rescue.

    Unwitnessed: alone. Witnessed: witnessed, times what naloxone leaves where it is used. Fentanyl multiplies both, successors
    multiply fentanyl's, prescription opioids both by the ratio of their own unwitnessed fatality to heroin's. Naloxone leaves more of a
    successor's fatality, and all of an additive's part. Help scales the gain of being seen. In sites everybody is rescued at once.
    """
    worse, remains = numbers.fatal_rx / numbers.fatal_alone, numbers.naloxone_left
    if drug != PRESCRIPTION:
        worse = 1.0 + met.adulterant * (numbers.worse_adulterant - 1.0)
        remains = numbers.naloxone_left * (1.0 + met.adulterant * (numbers.naloxone_adulterant - 1.0))
    if drug == FENTANYL:
        worse = numbers.fatal_fentanyl * (1.0 + met.successor * (numbers.worse_successor - 1.0)) * worse
        remains = remains * (1.0 + met.successor * (numbers.naloxone_successor - 1.0))
    alone, untreated, remains = min(numbers.fatal_alone * worse, WORST), min(numbers.fatal_witnessed * worse, WORST), min(remains, 1.0)
    if not met.witnesses:
        return alone, 0.0
    seen = untreated * (1.0 - met.naloxone * (1.0 - remains))
    gain = min((alone - seen) * met.help, alone)
    return alone * (1.0 - met.sites) + untreated * remains * met.sites, -gain * (1.0 - met.sites)


@part
def company_now(company, multiplier):
    """P(an overdose is witnessed) this week: the person's own, times the setting's, at most 1."""
    seen = company * multiplier
    return pick(seen > 1.0, 1.0, seen)


@part
def fatality(base, slope, seen):
    """P(death | overdose) of a person seen with probability `seen`."""
    return base + slope * seen


@part
def treated(overdose, fatal, seen, treated_seen, treated_alone):
    """P(a non-fatal overdose that reaches emergency care) from P(overdose), P(death | overdose) and P(witnessed)."""
    return (overdose * (1.0 - fatal)) * (treated_alone + seen * (treated_seen - treated_alone))
