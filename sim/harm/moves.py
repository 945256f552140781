"""Moves between use, treatment, abstinence and recovery: competing weekly chances.

One uniform number decides a person's week. It is compared with up to five chances laid end to end; the first of them may start high
after entry and decay with the weeks spent in the state:

    chance_1(weeks) = steady + early x exp(-weeks / time constant)
"""

from typing import NamedTuple

import numpy as np

from sim.clock import WEEKS_A_YEAR
from sim.fast import exp
from sim.params.care import Care
from sim.params.people import People

DECAY_WEEKS = 256
LEAST_VALUE, MOST_VALUE = -2.0, 1.5  # ln strength per dollar between which participation follows it
YEAR = WEEKS_A_YEAR


def decay(time_constant: float) -> np.ndarray:
    """exp(-weeks / time constant) for weeks 0 to 255; the last value stands for all later weeks."""
    return exp(-np.arange(DECAY_WEEKS) / time_constant)


def participation(people: People, ln_strength_per_dollar: np.ndarray) -> np.ndarray:
    """How attractive use is [R]: exp(elasticity x ln(mean believed strength per dollar, held between -2 and 1.5)); 1 in 2010."""
    return exp(people.participation * np.minimum(np.maximum(ln_strength_per_dollar, LEAST_VALUE), MOST_VALUE))


class Arrest(NamedTuple):
    """Arrests of users: `rate` 1/year (a number or [R]) and the share of them that leads to treatment instead of prison."""

    rate: np.ndarray | float
    diverted: float


def from_rx(people: People, care: np.ndarray, ln_price: np.ndarray, part: np.ndarray, arrest: Arrest) -> tuple:
    """Weekly chances, each [R] or a number, from prescription opioids into treatment, abstinence, heroin, prison."""
    to_heroin = people.rx_hf * exp(people.rx_hf_price * ln_price) * part
    into_care = people.care_rx * care + arrest.rate * arrest.diverted
    return into_care / YEAR, people.quit_rx / YEAR, to_heroin / YEAR, arrest.rate * (1.0 - arrest.diverted) / YEAR


def from_hf(people: People, care: np.ndarray, part: np.ndarray, arrest: Arrest) -> tuple:
    """Weekly chances, each [R], from heroin or fentanyl into treatment, abstinence, prison: people quit more when use pays less."""
    return (care + arrest.rate * arrest.diverted) / YEAR, people.quit_hf / part / YEAR, arrest.rate * (1.0 - arrest.diverted) / YEAR


def from_abs(people: People, care: np.ndarray, pull: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Relapse (steady, early) in the first year and treatment entry [R], 1/week; `pull`: participation or the old product's supply."""
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


def pull_of_street(care: Care, part: np.ndarray, open_share: np.ndarray, near_clinics: np.ndarray) -> np.ndarray:
    """How hard the street pulls on people who have stopped [R]: value of use x share of dealers open x selling near clinics."""
    return part * open_share * pull_near_clinics(care, near_clinics)


def pull_near_clinics(care: Care, near_clinics: np.ndarray) -> np.ndarray:
    """What selling near clinics does to relapse and to leaving treatment [R], 1 as in 2010."""
    return np.maximum(near_clinics, 0.01) ** care.clinic_pull


def newcomers(people: People, region_share, availability, active, part, risk) -> np.ndarray:
    """People expected to enter this week, [R, 2] by prescription opioids and heroin.

    active   people on heroin or fentanyl [R]: friends bring friends.
    risk     their overdose deaths per 100 person-years [R]; beyond 0.5 they warn others off.
    """
    to_rx = people.new_rx * 1e6 * region_share * availability / YEAR
    warned = exp(-people.warning * np.maximum(risk - 0.5, 0.0))
    to_hf = people.new_hf * active * part * warned / YEAR
    return np.stack([to_rx, to_hf], axis=-1)
