"""Derived measures against numbers one can work out on paper."""

import math

import numpy as np
import pytest

from sim.experiment import derived

FLAT = np.full(52, 100.0)


def dip(first: int, last: int, depth: float) -> np.ndarray:
    """A flow of 100 a week that loses `depth` of itself in weeks first to last - 1."""
    flow = FLAT.copy()
    flow[first:last] *= 1 - depth
    return flow


def test_a_flow_recovers_when_its_four_weeks_are_back():
    assert derived.recovery_weeks(FLAT, FLAT) == 0
    assert derived.recovery_weeks(FLAT, dip(0, 10, 0.5)) == 13, "weeks 10 to 13 are the first four whole ones, less one: 87.5% is too few"
    assert derived.recovery_weeks(FLAT, dip(0, 10, 0.05)) == 0, "a loss within 10% is no loss to recover from"
    assert derived.recovery_weeks(FLAT, dip(20, 52, 0.5)) == math.inf, "what is low at the end has not recovered"
    assert derived.recovery_weeks(FLAT, np.minimum(dip(0, 4, 0.5), dip(30, 34, 0.5))) == 37, "a relapse counts"


def test_surplus_is_not_set_against_loss():
    assert derived.lost_dose_weeks(FLAT, dip(0, 10, 0.5)) == 500
    assert derived.lost_dose_weeks(FLAT, dip(0, 10, 0.5) + np.where(np.arange(52) > 20, 50.0, 0.0)) == 500


@pytest.mark.parametrize("after, index", [((50, 50, 0), 1.0), ((50, 25, 0), 0.5), ((50, 0, 0), 0.0), ((50, 60, 40), 2.0)])
def test_substitution_is_the_share_of_the_loss_that_came_another_way(after, index):
    assert derived.substitution(np.array([100, 0, 0]), np.array(after)) == index


def test_nothing_lost_has_no_substitution():
    assert math.isnan(derived.substitution(np.array([1, 2]), np.array([1, 3])))


def test_concentration():
    assert derived.herfindahl(np.array([1, 1, 1, 1])) == 0.25 and derived.herfindahl(np.array([5, 0])) == 1
    assert derived.top_share(np.array([1, 7, 2]), 2) == 0.9
    assert math.isnan(derived.herfindahl(np.zeros(3)))


def test_tallies_and_outcomes():
    assert derived.rank_correlation([1, 2, 3, 4], [9, 5, 4, 1]) == pytest.approx(-1)
    assert derived.rank_correlation([1, 2, 300, 4], [1, 2, 30, 4]) == pytest.approx(1), "ranks, so that one record seizure decides nothing"
    assert math.isnan(derived.rank_correlation([1, 2, 3], [5, 5, 5])) and math.isnan(derived.rank_correlation([1, 2], [2, 1]))


def test_levers_that_add_up_do_not_interact():
    assert derived.interaction(100, [90, 80], 70) == 0
    assert derived.interaction(100, [90, 80], 60) == pytest.approx(-0.1), "together they avert ten more of a hundred"


def test_the_price_of_delay_is_a_slope():
    assert derived.change_with_delay([2014, 2016, 2018], [-0.3, -0.2, -0.1]) == pytest.approx(0.05)
    assert math.isnan(derived.change_with_delay([2016], [0.1]))


def test_money_that_averts_nothing_has_no_price():
    assert derived.cost_of_a_death_averted(1e6, 110, 100) == 1e5
    assert derived.cost_of_a_death_averted(1e6, 100, 100) == math.inf
