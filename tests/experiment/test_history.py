"""When a world reaches a trigger, and whether a branch is where the history was."""

from dataclasses import replace

import numpy as np
import pytest
from toy_market import RISE_START, TOY

from sim.clock import week_of, year_of
from sim.experiment.histories import LAST_SOUGHT, MEAN_WEEKS, main_history, passing, run_through
from sim.experiment.study import At, Reaches
from sim.spec import Spec


def test_a_step_in_the_share_is_dated_by_hand():
    """Share 0, then 1 from week 300: the 26-week mean is n/26 after n such weeks, so it reaches 0.4 with the 11th, week 310."""
    share = np.where(np.arange(600) >= 300, 1.0, 0.0)
    assert passing(share, 0, Reaches(0.4)) == 311
    assert passing(share[100:], 100, Reaches(0.4)) == 311
    assert passing(share, 0, Reaches(0.999)) == 326


def test_what_was_so_before_the_search_begins_is_dated_at_its_beginning():
    assert passing(np.ones(600), 0, Reaches(0.4)) == week_of(2010) + 1
    assert passing(np.ones(600), 0, Reaches(0.4, first=500)) == 501


def test_a_short_peak_is_no_passing():
    share = np.zeros(600)
    share[300:305] = 1.0
    assert passing(share, 0, Reaches(0.4)) is None


def test_weeks_without_deaths_count_as_no_share():
    share = np.where(np.arange(600) >= 300, 1.0, np.nan)
    assert passing(share, 0, Reaches(0.4)) == 311


def test_what_comes_after_2022_comes_too_late():
    share = np.where(np.arange(1200) >= LAST_SOUGHT, 1.0, 0.0)
    assert passing(share, 0, Reaches(0.4)) is None


def test_the_toys_share_passes_when_its_straight_line_says():
    """Share in week t is (t + 1 - start)/520; its 26-week mean (t + 1 - start - 12.5)/520 reaches 0.1 at t = start + 63.5."""
    history, dates = main_history(TOY, Spec(), {Reaches(0.1): 104, At(2012.5): 10})
    assert dates == {Reaches(0.1): RISE_START + 65, At(2012.5): week_of(2012.5)}
    assert set(history.states) == set(dates.values())
    assert len(history.columns["deaths_expected"]) >= max(RISE_START + 65 + 104, week_of(2012.5) + 10)


def test_a_world_that_never_gets_there_is_run_to_the_end_of_the_search():
    dry = replace(Spec(), mechanisms=replace(Spec().mechanisms, fentanyl=False))
    history, dates = main_history(TOY, dry, {Reaches(0.1): 104})
    assert dates == {} and history.states == {}
    assert LAST_SOUGHT <= len(history.columns["deaths_expected"]) < LAST_SOUGHT + MEAN_WEEKS


@pytest.mark.parametrize("year", [2006, 2010.0, 2010.3, 2013.9])
def test_a_branch_is_what_running_through_would_have_been(year):
    spec = Spec(policy=replace(Spec().policy, heroin_cut=replace(Spec().policy.heroin_cut, share=0.4, start=year_of(50), weeks=500)))
    branch = At(year).week
    through = TOY.world(spec)
    through.run(branch)
    for history in (main_history(TOY, spec, {At(year): 10})[0], run_through(TOY, spec, {branch: 10})):
        assert float(history.states[branch]["memory"]) == through.memory
