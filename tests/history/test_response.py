"""How a market answers, on made-up series whose answer is known on paper."""

import math

import numpy as np
import pytest

from sim.history.response import crossing, dose, farthest, highest, latest, lowest, months_high, months_low, ratio, share

FLAT = np.full(52, 10.0)


def dipped(first: int, last: int, to: float) -> np.ndarray:
    """A flow of ten a week that stands at `to` from week first to last - 1."""
    weeks = FLAT.copy()
    weeks[first:last] = to
    return weeks


def test_sizes():
    assert ratio(dipped(0, 26, 5.0), FLAT) == pytest.approx(0.75)
    assert math.isnan(ratio(FLAT, np.zeros(52)))
    assert lowest(dipped(10, 18, 2.0), FLAT, 8) == pytest.approx(0.2)
    assert lowest(dipped(10, 14, 2.0), FLAT, 8) == pytest.approx(0.6)      # half of the weeks that are looked at together
    assert highest(dipped(10, 18, 30.0), FLAT, 8) == pytest.approx(3.0)
    assert math.isnan(lowest(FLAT, np.zeros(52), 8)), "against nothing there is no ratio"


def test_recovery():
    assert months_low(dipped(0, 13, 5.0), FLAT) == pytest.approx((12 + 4) * 12 / 52)  # means of four weeks, the last low one from week 12
    assert months_low(FLAT, FLAT) == 0.0
    assert months_low(dipped(0, 52, 5.0), FLAT) == math.inf
    assert months_high(dipped(0, 13, 30.0), FLAT) == pytest.approx((12 + 4) * 12 / 52)
    assert months_high(dipped(0, 13, 5.0), FLAT) == 0.0


def test_crossing_is_found_between_the_middles_of_years():
    years = range(2013, 2017)
    assert crossing(years, np.array([0.0, 0.1, 0.3, 0.9]), 0.2) == pytest.approx(2015.0)
    assert crossing(years, np.array([0.5, 0.6, 0.7, 0.8]), 0.2) == 2013.5
    assert math.isnan(crossing(years, np.array([0.0, 0.0, 0.1, 0.1]), 0.2))
    assert crossing(years, np.array([math.nan, 0.1, 0.3, 0.9]), 0.2) == pytest.approx(2015.0)


def test_the_farthest_of_several():
    assert farthest(np.array([8.0, 5.0]), np.array([10.0, 10.0])) == 0.5
    assert farthest(np.array([8.0, 30.0]), np.array([10.0, 10.0])) == 3.0
    assert math.isnan(farthest(np.array([8.0, math.nan]), np.array([10.0, 10.0])))
    assert latest(np.array([2014.0, 2017.0]), np.array([2015.0, 2016.5])) == -1.0
    assert math.isnan(latest(np.array([math.nan]), np.array([2015.0])))


def test_a_share_of_nothing_is_no_number():
    assert share(np.array([1.0, 0.0, 0.0]), np.array([3.0, 2.0, 0.0])) == pytest.approx([0.25, 0.0, math.nan], nan_ok=True)


def test_the_dose_is_what_comes_nearest_to_what_is_wanted_and_none_where_nothing_comes_near():
    assert dose({"30%": 0.8, "50%": 0.55, "70%": 0.3}, 0.5) == "50%"
    assert dose({"30%": 0.95, "50%": 0.9}, 0.5) == ""
    assert dose({"90%": 0.01}, 0.5) == "", "far beyond what is wanted is not near it"
    assert dose({"30%": 1.2, "50%": math.nan}, 0.5) == ""
