"""Realised deaths are drawn from the expected ones: their difference is noise of known size, in every world."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats
from small_street import lived, population

from sim.params.people import People

SEEDS, WEEKS, FALSE_ALARM = 20, 52, 1e-4
DEADLY = replace(People(), ln_threshold=3.0, death_care=0.02)  # more deaths, so that they are nearly normal


def score(replicate: int, realised_factor: float = 1.0) -> float:
    """(realised - expected) / sd of the deaths of one year."""
    users = population(4000, replicate, DEADLY)
    tolls = lived(users, WEEKS, fentanyl=0.5)
    expected = sum(toll.deaths_expected.sum() for toll in tolls)
    realised = sum(toll.deaths_realised.sum() for toll in tolls) * realised_factor
    return (realised - expected) / np.sqrt(expected * users.weight)


@pytest.fixture(scope="module")
def scores() -> np.ndarray:
    return np.array([score(replicate) for replicate in range(SEEDS)])


def test_realised_less_expected_has_mean_nought(scores):
    assert abs(scores.mean()) < stats.norm.isf(FALSE_ALARM / 2) / np.sqrt(SEEDS)


def test_realised_less_expected_has_variance_one(scores):
    low, high = stats.chi2.ppf([FALSE_ALARM / 2, 1 - FALSE_ALARM / 2], SEEDS - 1) / (SEEDS - 1)
    assert low < scores.var(ddof=1) < high


def test_a_world_that_hides_every_fourth_death_is_caught():
    hidden = np.array([score(replicate, 0.75) for replicate in range(SEEDS)])
    assert abs(hidden.mean()) > stats.norm.isf(FALSE_ALARM / 2) / np.sqrt(SEEDS)
