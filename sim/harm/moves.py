"""Moves between use, treatment, abstinence and recovery: competing weekly chances.

One uniform number decides a person's week. It is compared with up to five chances laid end to end; the first of them may start high
after entry and decay with the weeks spent in the state:

    chance_1(weeks) = steady + early x exp(-weeks / time constant)

`numbers` is anything that has the numbers of `People` and `Care` under their names.
"""

from typing import NamedTuple

import numpy as np

from sim import fast
from sim.clock import WEEKS_A_YEAR
from sim.exact import exp, ln
from sim.jit import part

DECAY_WEEKS = 256
LEAST_VALUE, MOST_VALUE = -2.0, 1.5  # ln strength per dollar between which participation follows it
YEAR = WEEKS_A_YEAR


def decay(time_constant: float) -> np.ndarray:
    """exp(-weeks / time constant) for weeks 0 to 255; the last value stands for all later weeks."""
    return fast.exp(-np.arange(DECAY_WEEKS) / time_constant)


@part
def participation(numbers, ln_strength_per_dollar):
    """How attractive use is: exp(elasticity x ln(mean believed strength per dollar, held between -2 and 1.5)); 1 in 2010."""
    return exp(numbers.participation * min(max(ln_strength_per_dollar, LEAST_VALUE), MOST_VALUE))


class Arrest(NamedTuple):
    """Arrests of users: `rate` 1/year and the share of them that leads to treatment instead of prison."""

    rate: float
    diverted: float


@part
def from_rx(numbers, care, ln_price, part, arrest):
    """Weekly chances from prescription opioids into treatment, abstinence, heroin, prison."""
    to_heroin = numbers.rx_hf * exp(numbers.rx_hf_price * ln_price) * part
    into_care = numbers.care_rx * care + arrest.rate * arrest.diverted
    return into_care / YEAR, numbers.quit_rx / YEAR, to_heroin / YEAR, arrest.rate * (1.0 - arrest.diverted) / YEAR


@part
def from_hf(numbers, care, part, arrest):
    """Weekly chances from heroin or fentanyl into treatment, abstinence, prison: people quit more when use pays less."""
    return (care + arrest.rate * arrest.diverted) / YEAR, numbers.quit_hf / part / YEAR, arrest.rate * (1.0 - arrest.diverted) / YEAR


@part
def care_where_poor(numbers, part):
    """How much more people seek treatment where use pays less than in 2010: attractiveness to minus an exponent; never less than usual."""
    return exp(-numbers.poor_care * min(ln(part), 0.0))


@part
def often(numbers, ln_strength_per_dollar):
    """How often people use, over what is usual: less where a dollar is believed to buy less than in 2010."""
    return exp(numbers.poor_often * min(max(ln_strength_per_dollar, LEAST_VALUE), 0.0))


@part
def from_abs(numbers, care, pull):
    """Relapse (steady, early) in the first year and treatment entry, 1/week; `pull`: participation or the old product's supply."""
    return numbers.relapse_late * pull, numbers.relapse_early * pull, numbers.care_abs * care / YEAR


@part
def from_prison(numbers):
    """Weekly chances of release straight to the use of before, and of release into abstinence."""
    return numbers.release_use / numbers.prison_weeks, (1.0 - numbers.release_use) / numbers.prison_weeks


@part
def from_supervised(numbers):
    """Weekly chances from supervised heroin back to the street, and on to medication treatment."""
    leave = numbers.supervised_leave / YEAR
    return leave * (1.0 - numbers.supervised_onward), leave * numbers.supervised_onward


@part
def offered_places(numbers, free, first, others):
    """Weekly chance of supervised heroin for others and for those served first, when `free` places wait for so many of them.

    Nobody decides faster than `supervised_pace`; what those served first leave is offered to the others.
    """
    to_first = min(numbers.supervised_pace, free / max(first, 1.0))
    to_others = min(numbers.supervised_pace, max(free - to_first * first, 0.0) / max(others, 1.0))
    return to_others, to_first


@part
def pull_near_clinics(numbers, near_clinics):
    """What selling near clinics does to relapse and to leaving treatment, 1 as in 2010."""
    return max(near_clinics, 0.01) ** numbers.clinic_pull


@part
def pull_of_street(part, open_share, near_clinics):
    """How hard the street pulls on people who have stopped: value of use x share of dealers open x `pull_near_clinics`."""
    return part * open_share * near_clinics


@part
def newcomers(numbers, region_share, availability, active, part, risk):
    """People expected to enter a region this week, by prescription opioids and by heroin.

    active   people on heroin or fentanyl: friends bring friends.
    risk     their overdose deaths per 100 person-years; beyond 0.5 they warn others off.
    """
    to_rx = numbers.new_rx * 1e6 * region_share * availability / YEAR
    warned = exp(-numbers.warning * max(risk - 0.5, 0.0))
    return to_rx, numbers.new_hf * active * part * warned / YEAR
