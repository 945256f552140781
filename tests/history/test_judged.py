"""Which worlds are left: implausibility by hand, and the conflict that no world could mend."""

import numpy as np
import pytest

from sim.history.judged import conflicts, judged, promising

RECORD, SPREAD = np.array([0.0, 10.0, 5.0]), np.array([1.0, 2.0, 0.5])


def test_a_world_is_judged_by_its_largest_and_second_largest_distance():
    one = np.array([[[0.0, 10.0, 5.0],      # exact
                     [3.9, 10.0, 5.0],      # one target below four: left
                     [4.1, 10.0, 5.0],      # one beyond: out
                     [3.1, 16.2, 5.0]]])    # two beyond three: out
    found = judged(one, RECORD, SPREAD)
    assert found.implausibility[3].tolist() == pytest.approx([3.1, 3.1, 0.0])
    assert found.kept.tolist() == [True, True, False, False]
    assert found.worst[1].tolist() == pytest.approx([3.9, 0.0])


def test_luck_is_allowed_for_by_what_lives_of_all_worlds_differ():
    lives = np.array([[[3.5, 10.0, 5.0]], [[4.9, 10.0, 5.0]]])              # mean 4.2, variance of the mean .49
    assert judged(lives, RECORD, SPREAD).implausibility[0, 0] == pytest.approx(4.2 / np.sqrt(1 + 0.49))


def test_a_few_worlds_in_which_a_trade_dies_out_excuse_no_other():
    still = np.tile([4.5, 10.0, 5.0], (2, 9, 1))
    wild = np.array([[[0.0, 10.0, 5.0]], [[30.0, 10.0, 5.0]]])
    assert not judged(np.concatenate([still, wild], 1), RECORD, SPREAD).kept[:9].any()


def test_a_world_that_shows_nothing_is_ruled_out():
    assert not judged(np.array([[[np.nan, 10.0, 5.0]]]), RECORD, SPREAD).kept[0]


def test_only_who_may_yet_be_left_is_lived_again():
    shown = np.array([[0.0, 10.0, 5.0], [5.9, 10.0, 5.0], [6.1, 10.0, 5.0], [4.9, 19.0, 5.0], [5.1, 20.5, 5.0]])
    assert promising(shown, RECORD, SPREAD).tolist() == [0, 1, 3]
    assert promising(shown[[2, 4]], RECORD, SPREAD).tolist() == [1], "the nearest, where nobody is near"


def test_a_record_that_no_prior_world_comes_near_is_in_conflict():
    shown = np.array([[0.0, 1.9, np.nan], [3.9, 1.8, np.nan], [9.0, 1.0, np.nan]])
    assert conflicts(shown, RECORD, SPREAD).tolist() == [False, True, True], "or that no world shows at all"
