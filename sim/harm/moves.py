"""Moves between use, treatment, abstinence and recovery: competing weekly chances.

One uniform number decides a person's week. It is compared with up to five chances laid end to end; the first of them may start high
after entry and decay with the weeks spent in the state:

    chance_1(weeks) = steady + early x exp(-weeks / time constant)
"""

from typing import NamedTuple

import numpy as np
from numba.extending import register_jitable

from sim import fast
from sim.clock import WEEKS_A_YEAR
from sim.exact import exp
from sim.params.care import Care
from sim.params.people import People

DECAY_WEEKS = 256
LEAST_VALUE, MOST_VALUE = -2.0, 1.5  # ln strength per dollar between which participation follows it
YEAR = WEEKS_A_YEAR


def decay(time_constant: float) -> np.ndarray:
    """exp(-weeks / time constant) for weeks 0 to 255; the last value stands for all later weeks."""
    return fast.exp(-np.arange(DECAY_WEEKS) / time_constant)


class Pace(NamedTuple):
    """How fast people move and what moves them: the numbers of `People` and `Care` that the functions below ask for, by their names."""

    participation: float
    rx_hf: float
    rx_hf_price: float
    care_rx: float
    quit_rx: float
    quit_hf: float
    relapse_late: float
    relapse_early: float
    relapse_rec: float
    care_abs: float
    exit_late: float
    exit_early: float
    arrest_rx: float
    arrest_hf: float
    arrest_care: float
    new_rx: float
    new_hf: float
    warning: float


def pace_of(people: People, care: Care) -> Pace:
    """The numbers of people and of their care together."""
    return Pace(*(getattr(care if name.startswith("arrest") else people, name) for name in Pace._fields))


@register_jitable
def participation(people, ln_strength_per_dollar):
    """How attractive use is: exp(elasticity x ln(mean believed strength per dollar, held between -2 and 1.5)); 1 in 2010."""
    return exp(people.participation * min(max(ln_strength_per_dollar, LEAST_VALUE), MOST_VALUE))


class Arrest(NamedTuple):
    """Arrests of users: `rate` 1/year and the share of them that leads to treatment instead of prison."""

    rate: float
    diverted: float


@register_jitable
def from_rx(people, care, ln_price, part, arrest):
    """Weekly chances from prescription opioids into treatment, abstinence, heroin, prison."""
    to_heroin = people.rx_hf * exp(people.rx_hf_price * ln_price) * part
    into_care = people.care_rx * care + arrest.rate * arrest.diverted
    return into_care / YEAR, people.quit_rx / YEAR, to_heroin / YEAR, arrest.rate * (1.0 - arrest.diverted) / YEAR


@register_jitable
def from_hf(people, care, part, arrest):
    """Weekly chances from heroin or fentanyl into treatment, abstinence, prison: people quit more when use pays less."""
    return (care + arrest.rate * arrest.diverted) / YEAR, people.quit_hf / part / YEAR, arrest.rate * (1.0 - arrest.diverted) / YEAR


@register_jitable
def from_abs(people, care, pull):
    """Relapse (steady, early) in the first year and treatment entry, 1/week; `pull`: participation or the old product's supply."""
    return people.relapse_late * pull, people.relapse_early * pull, people.care_abs * care / YEAR


def from_prison(care: Care) -> tuple[float, float]:
    """Weekly chances of release straight to the use of before, and of release into abstinence."""
    return care.release_use / care.prison_weeks, (1.0 - care.release_use) / care.prison_weeks


def from_supervised(care: Care) -> tuple[float, float]:
    """Weekly chances from supervised heroin back to the street, and on to medication treatment."""
    leave = care.supervised_leave / YEAR
    return leave * (1.0 - care.supervised_onward), leave * care.supervised_onward


def offered_places(care: Care, free: np.ndarray, first: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Weekly chance of supervised heroin [R, 2] for others and for those served first, when `free` places [R] wait for them [R].

    Nobody decides faster than `supervised_pace`; what those served first leave is offered to the others.
    """
    to_first = np.minimum(care.supervised_pace, free / np.maximum(first, 1.0))
    to_others = np.minimum(care.supervised_pace, np.maximum(free - to_first * first, 0.0) / np.maximum(others, 1.0))
    return np.stack([to_others, to_first], axis=-1)


def pull_near_clinics(care: Care, near_clinics: np.ndarray) -> np.ndarray:
    """What selling near clinics does to relapse and to leaving treatment [R], 1 as in 2010."""
    return np.maximum(near_clinics, 0.01) ** care.clinic_pull


@register_jitable
def pull_of_street(part, open_share, near_clinics):
    """How hard the street pulls on people who have stopped: value of use x share of dealers open x `pull_near_clinics`."""
    return part * open_share * near_clinics


@register_jitable
def newcomers(people, region_share, availability, active, part, risk):
    """People expected to enter a region this week, by prescription opioids and by heroin.

    active   people on heroin or fentanyl: friends bring friends.
    risk     their overdose deaths per 100 person-years; beyond 0.5 they warn others off.
    """
    to_rx = people.new_rx * 1e6 * region_share * availability / YEAR
    warned = exp(-people.warning * max(risk - 0.5, 0.0))
    return to_rx, people.new_hf * active * part * warned / YEAR
