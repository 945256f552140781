"""Scores by hand, and where a textbook knows the answer."""

import numpy as np
import pytest
from scipy.stats import norm

from sim.history.score import QUANTILES, covered, crps, interval_score, pit, scored, weighted_interval_score

FINE = norm.ppf((np.arange(20_000) + 0.5) / 20_000)[:, None]     # a standard normal, as finely as matters


def closed_form(y: float) -> float:
    """CRPS of a standard normal (Gneiting and Raftery 2007, equation 21 turned positive)."""
    return y * (2 * norm.cdf(y) - 1) + 2 * norm.pdf(y) - 1 / np.sqrt(np.pi)


def test_crps_by_hand():
    assert crps(np.array([[1.0], [3.0]]), np.array([2.0])) == pytest.approx([0.5])    # E|X-y| is 1, E|X-X'| is 1
    assert crps(np.array([[1.0], [2.0], [6.0]]), np.array([2.0])) == pytest.approx([5 / 3 - 20 / 9 / 2])
    assert crps(np.array([[4.0]]), np.array([1.5])) == pytest.approx([2.5])           # one member: its distance


@pytest.mark.parametrize("y", [-3.0, -0.4, 0.0, 1.0, 2.5])
def test_crps_of_a_normal_is_its_closed_form_and_the_interval_score_twice_its_mean_pinball_loss(y):
    came, ends = np.array([y]), norm.ppf(QUANTILES)
    assert crps(FINE, came)[0] == pytest.approx(closed_form(y), abs=1e-3)
    pinball = np.where(y < ends, (1 - QUANTILES) * (ends - y), QUANTILES * (y - ends))
    assert weighted_interval_score(FINE, came)[0] == pytest.approx(2 * pinball.mean(), abs=1e-3)


def test_interval_score_by_hand():
    low, high = np.zeros(3), np.full(3, 2.0)
    assert interval_score(low, high, np.array([1.0, 2.5, -1.0]), 0.5) == pytest.approx([2.0, 2 + 4 * 0.5, 2 + 4 * 1.0])


def test_weighted_interval_score_of_one_point_is_its_distance():
    """With all quantiles at x: |y-x|/2 for the median and, with weight alpha/2, 2/alpha |y-x| for each of eleven intervals."""
    assert len(QUANTILES) == 23 and QUANTILES[11] == 0.5 and np.allclose(QUANTILES + QUANTILES[::-1], 1)
    assert weighted_interval_score(np.full((7, 1), 3.0), np.array([5.0])) == pytest.approx([2.0])


def test_coverage_by_hand():
    members = np.arange(101.0)[:, None] @ np.ones((1, 4))
    came = np.array([50.0, 20.0, 4.9, 95.0])
    assert covered(members, came, 0.5).tolist() == [True, False, False, False]
    assert covered(members, came, 0.9).tolist() == [True, True, False, True]


def test_pit_by_hand_and_even_where_the_ensemble_is_right():
    assert pit(np.array([[1.0], [2.0], [3.0], [4.0]]), np.array([3.0])) == pytest.approx([0.625])
    luck = np.random.default_rng(1)
    right, narrow = luck.normal(size=(400, 300)), 0.3 * luck.normal(size=(400, 300))
    came = luck.normal(size=300)
    inside = [((pit(members, came) > 0.25) & (pit(members, came) < 0.75)).mean() for members in (right, narrow)]
    assert inside[0] == pytest.approx(0.5, abs=0.1) and inside[1] < 0.3


def test_a_sharper_forecast_is_better_only_where_it_is_right():
    came = np.random.default_rng(2).normal(size=500)
    right, wide, off = (np.exp(scale * FINE[::40] + shift + np.zeros(500)) for scale, shift in ((1, 0), (4, 0), (1, 2)))
    told = [scored(members, np.exp(came)) for members in (right, wide, off)]
    assert told[0]["crps log"] < min(told[1]["crps log"], told[2]["crps log"])
    assert told[0]["wis log"] < min(told[1]["wis log"], told[2]["wis log"])
    assert told[1]["coverage 90%"] == 1.0                      # coverage is cheap: the score it pays for tells
    assert told[0]["coverage 90%"] == pytest.approx(0.9, abs=0.04) and told[0]["coverage 50%"] == pytest.approx(0.5, abs=0.07)


def test_what_has_no_logarithm_is_refused():
    with pytest.raises(ValueError, match="above nought"):
        scored(np.ones((3, 2)), np.array([1.0, 0.0]))


def test_it_knows_no_record():
    from sim.history import score as module

    assert "record" not in vars(module)
