"""Moves between use, treatment, abstinence and recovery: competing weekly chances.

One uniform number decides a person's week. It is compared with up to three chances laid end to end; the first of them may start high
after entry and decay with the weeks spent in the state:

    chance_1(weeks) = steady + early x exp(-weeks / time constant)
"""

import numpy as np

from sim.clock import WEEKS_A_YEAR
from sim.exact import exp
from sim.params.people import People

DECAY_WEEKS = 256
LEAST_VALUE, MOST_VALUE = -2.0, 1.5  # ln strength per dollar between which participation follows it
YEAR = WEEKS_A_YEAR


def decay(time_constant: float) -> np.ndarray:
    """exp(-weeks / time constant) for weeks 0 to 255; the last value stands for all later weeks."""
    return exp(-np.arange(DECAY_WEEKS) / time_constant)


def participation(people: People, ln_strength_per_dollar: np.ndarray) -> np.ndarray:
    """How attractive use is [R]: exp(elasticity x ln(mean believed strength per dollar, held between -2 and 1.5)); 1 in 2010."""
    return exp(people.participation * np.clip(ln_strength_per_dollar, LEAST_VALUE, MOST_VALUE))


def from_rx(people: People, care: np.ndarray, ln_price: np.ndarray, part: np.ndarray) -> np.ndarray:
    """Weekly chances [R, 3] from prescription opioids into treatment, abstinence, heroin."""
    to_heroin = people.rx_hf * exp(people.rx_hf_price * ln_price) * part
    return np.stack([people.care_rx * care / YEAR, np.full_like(care, people.quit_rx / YEAR), to_heroin / YEAR], axis=-1)


def from_hf(people: People, care: np.ndarray, part: np.ndarray) -> np.ndarray:
    """Weekly chances [R, 2] from heroin or fentanyl into treatment, abstinence: people quit more when use pays less."""
    return np.stack([care / YEAR, people.quit_hf / part / YEAR], axis=-1)


def from_abs(people: People, care: np.ndarray, pull: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Relapse (steady, early) in the first year and treatment entry [R], 1/week; `pull`: participation or the old product's supply."""
    return people.relapse_late * pull, people.relapse_early * pull, people.care_abs * care / YEAR


def newcomers(people: People, region_share, availability, active, part, risk) -> np.ndarray:
    """People expected to enter this week, [R, 2] by prescription opioids and heroin.

    active   people on heroin or fentanyl [R]: friends bring friends.
    risk     their overdose deaths per 100 person-years [R]; beyond 0.5 they warn others off.
    """
    to_rx = people.new_rx * 1e6 * region_share * availability / YEAR
    warned = exp(-people.warning * np.maximum(risk - 0.5, 0.0))
    to_hf = people.new_hf * active * part * warned / YEAR
    return np.stack([to_rx, to_hf], axis=-1)
