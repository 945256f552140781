"""What several answers say together, by hand."""

import math

import numpy as np
import pandas as pd
import pytest

from sim.experiment.finished_results import variance_reduction
from sim.experiment.over_worlds import agreeing, luck_in_spread, too_few, variance_reduction_within


def test_luck_in_the_spread_by_hand():
    """Worlds of means 2 and 6, variance 8; lives of one world differ by 2, variance 2, of which the mean of two lives keeps 1."""
    assert luck_in_spread(pd.Series([1.0, 3.0, 5.0, 7.0]), pd.Series([0, 0, 1, 1])) == pytest.approx(1 / 8)


def test_worlds_may_have_lost_lives():
    """Means 2 and 6 again; the one world that lived twice says what luck does: 2 x (1/2 + 1) / 2 of 8."""
    assert luck_in_spread(pd.Series([1.0, 3.0, 6.0]), pd.Series([0, 0, 1])) == pytest.approx(1.5 / 8)


def test_the_share_of_luck_is_found_again():
    luck = np.random.default_rng(1)
    worlds = pd.Series(np.repeat(np.arange(4000), 2))
    changes = pd.Series(np.repeat(luck.normal(scale=2, size=4000), 2) + luck.normal(size=8000))
    assert luck_in_spread(changes, worlds) == pytest.approx(0.5 / 4.5, abs=0.01)


def test_worlds_that_are_one_world_spread_by_luck_alone():
    """The negative twin."""
    changes, worlds = np.random.default_rng(2).normal(size=8000), np.repeat(np.arange(4000), 2)
    assert luck_in_spread(pd.Series(changes), pd.Series(worlds)) == pytest.approx(1, abs=0.05)
    assert luck_in_spread(pd.Series([1.0, 3.0, 2.0, 2.0]), pd.Series([0, 0, 1, 1])) == 1


@pytest.mark.parametrize("changes, worlds", [([1.0, 2.0], [0, 0]), ([1.0, 2.0], [0, 1]), ([1.0] * 4, [0, 0, 1, 1]), ([], []),
                                             ([1.0, math.inf, 2.0, 3.0], [0, 0, 1, 1])])
def test_what_cannot_be_split_is_no_number(changes, worlds):
    assert math.isnan(luck_in_spread(pd.Series(changes, dtype=float), pd.Series(worlds, dtype=int)))


def test_agreement_in_sign():
    assert agreeing(np.array([-1.0, -2.0, 3.0]), -1.0) == pytest.approx(2 / 3)
    assert agreeing(np.array([0.0, 0.0, 3.0]), 0.0) == pytest.approx(2 / 3)
    assert agreeing(np.array([math.inf, 1.0]), math.inf) == 1 and math.isnan(agreeing(np.array([]), math.nan))


def test_what_pairing_saves_within_worlds_is_what_it_saves_in_one():
    one, other = pd.Series([1.0, 2.0, 4.0]), pd.Series([1.0, 4.0, 4.0])
    of_one = variance_reduction(one, other)
    assert variance_reduction_within(one, other, pd.Series([0, 0, 0])) == pytest.approx(of_one)
    twice = [pd.concat([side, 100 * side], ignore_index=True) for side in (one, other)]      # how high a world lies is none of it
    assert variance_reduction_within(*twice, pd.Series([0] * 3 + [1] * 3)) == pytest.approx(of_one)
    assert math.isinf(variance_reduction_within(one, 2 * one, pd.Series([0, 0, 1])))
    assert math.isnan(variance_reduction_within(one, other, pd.Series([0, 1, 2])))
    assert math.isnan(variance_reduction_within(one * 0, other, pd.Series([0, 0, 0])))


def test_eight_are_enough():
    assert too_few(8, "world") == "" and "from 7 worlds: 8 are the fewest" in too_few(7, "world") and "from 1 pair:" in too_few(1, "pair")
