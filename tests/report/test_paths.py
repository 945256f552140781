"""Do the pictures show the worlds that were run, aligned on the policy?"""

import made_up
import numpy as np
import pytest

from sim.report import read
from sim.report.bands import Paths, bands
from sim.report.pictures import lead_contrast


@pytest.fixture(scope="module")
def study():
    return made_up.study()


@pytest.fixture(scope="module")
def tables(study):
    return read.tables(study, ["deaths_expected", "consumption_de"])


def test_paths_are_the_weeks_of_the_contrasts_own_arms(study, tables):
    contrast, date = lead_contrast(made_up.CLAIMS[1])
    p = read.paths(tables, contrast, "deaths_expected")
    runs, weeks = study.runs(), study.weeks()
    row = runs[(runs.changed_arm == contrast.changed.id) & (runs.draw == 3) & (runs.claim == "C02b")].iloc[0]
    kept = weeks[(weeks.arm == contrast.changed.id) & (weeks.draw == 3)].sort_values("week")
    assert date == "40%" and p.worlds == 16
    assert kept.week.iloc[0] == row.branch_week
    np.testing.assert_array_equal(p.changed[3, p.t >= 0], kept.deaths_expected)


def test_before_the_policy_both_arms_are_one_history(tables):
    contrast, _ = lead_contrast(made_up.CLAIMS[1])
    p = read.paths(tables, contrast, "deaths_expected")
    before = p.t < 0
    assert before.sum() == read.BEFORE
    np.testing.assert_array_equal(p.baseline[:, before], p.changed[:, before])


def test_a_world_that_never_came_to_the_date_is_not_drawn(tables):
    late = next(c for c in made_up.CLAIMS[1].contrasts() if dict(c.labels) == {"date": "75%", "size": "50%", "knockout": "none"})
    assert read.paths(tables, late, "deaths_expected").worlds == 13


def test_the_start_set_is_never_mixed_with_prior_worlds(tables):
    contrast, _ = lead_contrast(made_up.CLAIMS[1])
    assert read.paths(tables, contrast, "deaths_expected", start_set=True).worlds == 1


def test_change_over_a_window_is_the_change_of_means():
    t = np.arange(-2, 4)
    p = Paths(t, np.array([[9.0, 9, 1, 3, 5, 7]]), np.array([[9.0, 9, 2, 6, 5, 7]]))
    assert read.change_over(p, (0, 2)) == pytest.approx(1.0)
    assert read.change_over(p, (2, 4)) == pytest.approx(0.0)


def test_blocks_never_mix_weeks_before_and_after():
    t = np.arange(-3, 5)
    p = Paths(t, np.where(t < 0, 0.0, 1.0)[None], np.where(t < 0, 0.0, 2.0)[None]).averaged(4)
    assert p.baseline.tolist() == [[0.0, 1.0, 1.0]] and p.changed.tolist() == [[0.0, 2.0, 2.0]]


def test_index_is_each_worlds_own_level_before():
    t = np.arange(-2, 2)
    p = Paths(t, np.array([[10.0, 10, 20, 20], [1, 1, 1, 1]]), np.array([[10.0, 10, 30, 30], [1, 1, 2, 2]])).indexed()
    assert p.changed[:, -1].tolist() == [3.0, 2.0] and p.baseline[:, -1].tolist() == [2.0, 1.0]


def test_bands_hold_half_and_nine_in_ten():
    values = np.arange(101.0)[:, None].repeat(2, axis=1)
    b = bands(np.array([0, 1]), values)
    assert (b.low90[0], b.low50[0], b.median[0], b.high50[0], b.high90[0]) == (5, 25, 50, 75, 95)
