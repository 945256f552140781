"""One world through all contrasts of a study, against values computed by hand on the toy market."""

from dataclasses import replace

import numpy as np
import pytest
import toy_market
from toy_market import RISE_START, TOY
from toy_study import CONTRASTS, DRAWS, SPEC, contrast

from sim.clock import week_of, year_of
from sim.experiment.contrast_rows import relative_change
from sim.experiment.engine import Study, run_task
from sim.experiment.study import arms_of, history_id

BRANCH = RISE_START + 65


@pytest.fixture(scope="module")
def outcome():
    toy_market.worlds_made.clear()
    return run_task(Study(tuple(CONTRASTS), SPEC, TOY), DRAWS[0])


@pytest.fixture(scope="module")
def rows(outcome):
    return {(row["size"], row["date"]): row for row in outcome.rows}


def test_a_cut_does_what_the_toy_says_it_does(rows):
    """Memory of the cut in its weeks 1 to 8 is (1 - 2**-n)/2; deaths fall by that part of what luck gives."""
    row = rows["half", "10%"]
    weeks = np.arange(BRANCH, BRANCH + 8)
    without = 100 * (1 + 0.1 * np.sin(12.9898 * weeks + SPEC.seed))
    memory = 0.5 * (1 - 0.5 ** np.arange(1, 9))
    assert row["branch_week"] == BRANCH
    assert row["baseline"] == pytest.approx(without.sum())
    assert row["changed"] == pytest.approx((without * (1 - memory)).sum())
    assert row["difference"] == row["changed"] / row["baseline"] - 1
    assert (row["deaths_baseline"], row["status"]) == (row["baseline"], "ok")
    assert row["consumption_changed"] == pytest.approx(row["consumption_baseline"] / 2)


def test_a_calendar_date_is_that_date(rows):
    assert rows["half", "2011"]["branch_week"] == week_of(2011)


def test_the_policy_that_does_nothing_makes_no_difference_at_all(rows, outcome):
    assert rows["nothing", "10%"]["difference"] == 0.0
    arms = {weeks.id: weeks for weeks in outcome.weeks}
    baseline, changed = (arms[arm.id] for arm in CONTRASTS[2].arms)
    assert all(np.array_equal(baseline.columns[name], changed.columns[name]) for name in baseline.columns)


def test_a_cut_knows_what_would_have_come_without_it(rows):
    """The toy lands half of what landed in the same week of the arm without the policy."""
    assert rows["landed", "10%"]["difference"] == -0.5


def test_another_history_is_branched_at_the_main_historys_date(rows, outcome):
    row = rows["no fentanyl", "10%"]
    assert (row["branch_week"], row["status"]) == (BRANCH, "ok")
    dry = next(weeks for weeks in outcome.weeks if weeks.id == history_id((("fentanyl", False),)))
    assert not dry.columns["fentanyl_share_deaths"].any()


def test_an_arm_that_raises_becomes_a_row_and_stops_nothing(rows, outcome):
    row = rows["breaks", "10%"]
    assert (row["status"], row["message"]) == ("error", "ArithmeticError: the toy broke down")
    assert "difference" not in row and "deaths_baseline" not in row
    assert "Traceback" in outcome.failures[CONTRASTS[5].baseline.id].trace
    assert rows["half", "10%"]["status"] == "ok"


def test_nothing_against_nothing_is_no_change_and_something_against_nothing_an_infinite_one(rows):
    row = rows["nothing there", "10%"]
    assert row["status"] == "ok" and row["difference"] == 0.0
    assert np.isposinf(relative_change(0.0, 1.0)) and np.isnan(relative_change(1.0, np.nan))


def test_every_history_and_arm_is_run_once_and_an_unchanged_arm_not_at_all(outcome):
    """Two histories are run from 2006. Resumed: two branches of the main history are replayed, and the arms that change something:
    the cut at two dates, of nothing, without fentanyl, and the baseline that breaks down, which keeps its cut from being tried."""
    assert toy_market.worlds_made.count("run") == 2
    assert toy_market.worlds_made.count("resumed") == 2 + 5


def test_a_main_history_that_raises_fails_its_rows_and_nothing_else():
    bad = replace(SPEC, mechanisms=replace(SPEC.mechanisms, tolerance=False))
    outcome = run_task(Study(tuple(CONTRASTS), bad, TOY), DRAWS[0])
    assert {row["status"] for row in outcome.rows} == {"error"}
    assert len(outcome.rows) == len(CONTRASTS) and not outcome.weeks


def test_a_world_that_never_reaches_the_date_is_counted():
    dry = replace(SPEC, mechanisms=replace(SPEC.mechanisms, fentanyl=False))
    outcome = run_task(Study((contrast("half"), contrast("half", "2011")), dry, TOY), DRAWS[0])
    assert [row["status"] for row in outcome.rows] == ["never", "ok"]
    assert "branch_week" not in outcome.rows[0]


def test_a_resumed_arm_is_what_running_through_would_have_been(outcome):
    half = CONTRASTS[0].changed
    cut = replace(SPEC.policy.heroin_cut, share=0.5, weeks=8, start=year_of(BRANCH))
    through = TOY.world(replace(SPEC, policy=replace(SPEC.policy, heroin_cut=cut)))
    through.run(BRANCH + 12)
    kept = next(weeks for weeks in outcome.weeks if weeks.id == half.id)
    assert np.array_equal(kept.columns["deaths_expected"], through.table()["deaths_expected"][BRANCH:])


def test_all_that_is_kept_is_said_what_it_is(outcome):
    broken = {arm.id for arm in CONTRASTS[5].arms}
    histories = {history_id(()), history_id((("fentanyl", False),))}
    assert {weeks.id for weeks in outcome.weeks} == (set(arms_of(CONTRASTS)) - broken) | histories
