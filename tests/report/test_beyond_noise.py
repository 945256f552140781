"""What is told from noise and what is not, and how a number with its unit is written."""

import math

import numpy as np
import pandas as pd
import pytest

from sim.report.beyond_noise import is_noise
from sim.report.with_units import amount_of, in_words

LUCK = np.array([-0.03, 0.02, 0.01, -0.015, 0.025, -0.01, 0.005, -0.005])


def pairs(*changes: float) -> pd.DataFrame:
    return pd.DataFrame({"difference": changes})


def worlds(lives: int, changes) -> pd.DataFrame:
    changes = np.asarray(changes, float)
    return pd.DataFrame({"difference": changes, "draw": np.repeat(np.arange(len(changes) // lives), lives)})


@pytest.mark.parametrize("rows", [
    pairs(0.0, 0.0, 0.0), pairs(*LUCK), pairs(*(LUCK + 0.002)), pairs(0.0005, 0.0006, 0.0007), pairs(math.nan), pairs(0.1, -0.1),
    pairs(-0.01, -0.05), worlds(2, LUCK), worlds(1, LUCK)], ids=repr)
def test_what_luck_makes_is_noise(rows):
    assert is_noise(rows)


@pytest.mark.parametrize("rows", [
    pairs(*(LUCK - 0.1)), pairs(-0.10, -0.101), pairs(0.2), pairs(math.inf, math.inf), pairs(*[0.01] * 7, 5.0), worlds(2, LUCK + 0.2),
    worlds(1, np.linspace(0.01, 3.0, 8) ** 4), worlds(2, np.repeat([-0.2, 0.2, -0.3, 0.3], 2) + LUCK / 10)], ids=repr)
def test_what_luck_does_not_make_is_told(rows):
    """Also worlds that differ by more than luck although their mean is near nought, and answers of one sign whose sizes differ widely."""
    assert not is_noise(rows)


@pytest.mark.parametrize("value, unit, said", [
    (8.437, "USD/DE", "$8.44"), (17.2, "USD", "$17.20"), (1426.2, "USD/g pure", "$1,426"), (-1.6e9, "USD", "\u2212$1.6 billion"),
    (0.0, "USD", "$0"), (0.134, "share", "13%"), (43647, "deaths", "43,647"), (math.nan, "USD", "n/a"), (99.996, "USD", "$100"),
    (0.0012, "USD/DE", "$0.0012"), (250_000_000.0, "USD", "$250 million")])
def test_a_value_is_written_in_its_unit(value, unit, said):
    assert amount_of(value, unit) == said


@pytest.mark.parametrize("unit, said", [
    ("USD/DE", "dollars a dose-equivalent"), ("DE/bag", "dose-equivalents a bag"),
    ("deaths/100 person-years", "deaths per 100 person-years"),
    ("deaths/million DE", "deaths per million dose-equivalents"), ("USD/g pure", "dollars a pure gram"), ("kg pure", "pure kilograms"),
    ("people", "people"), ("ratio to 2006", "multiple of 2006")])
def test_a_unit_is_written_in_words(unit, said):
    assert in_words(unit) == said
