"""A run that starts from a saved state is the run that went through, and starts from nothing else."""

from dataclasses import replace

import pandas as pd
import pytest

from sim.clock import year_of
from sim.config.compose import configured
from sim.errors import InputError
from sim.experiment.run import run_one
from sim.experiment.start import start_at
from sim.policy.levers import Policy
from sim.policy.levers.search_effort import SearchEffort
from sim.spec import Spec

SPEC = Spec(people=200, end=2012)
LATER = Policy(search_effort=SearchEffort(2.0, year_of(290), 20))     # from mid-2011
EARLIER = Policy(search_effort=SearchEffort(2.0, year_of(250), 20))


@pytest.fixture(scope="module")
def through(tmp_path_factory):
    """The folder of a run through, with its state as 2011 begins."""
    folder = tmp_path_factory.mktemp("through")
    run_one(SPEC, folder, save=2011)
    return folder


@pytest.fixture(scope="module")
def state(through):
    return through / "state-2011.npz"


def weeks(folder) -> pd.DataFrame:
    return pd.read_parquet(folder / "weeks.parquet")


def test_a_run_from_a_state_is_the_run_that_went_through(through, state, tmp_path):
    result = run_one(SPEC, tmp_path, start=start_at(state, SPEC))
    pd.testing.assert_frame_equal(weeks(tmp_path), weeks(through).iloc[-52:].reset_index(drop=True), check_exact=True)
    assert list(result.figures) == ["2011"]


def test_a_policy_that_starts_after_the_state_is_as_if_it_had_run_through(state, tmp_path):
    spec = replace(SPEC, policy=LATER)
    run_one(spec, tmp_path / "from", start=start_at(state, spec))
    run_one(spec, tmp_path / "whole")
    pd.testing.assert_frame_equal(weeks(tmp_path / "from"), weeks(tmp_path / "whole").iloc[-52:].reset_index(drop=True), check_exact=True)


def test_a_state_that_is_gone_is_saved_again(through, tmp_path):
    run_one(SPEC, tmp_path, save=2011)
    (tmp_path / "state-2011.npz").unlink()
    run_one(SPEC, tmp_path, save=2011)
    assert (tmp_path / "state-2011.npz").read_bytes() == (through / "state-2011.npz").read_bytes()


@pytest.mark.parametrize("changes, told", [
    ({"seed": 5}, "is of another world"),
    ({"people": 300}, "is of another world"),
    ({"end": 2011}, "is of 2011, after the run has ended"),
    ({"policy": EARLIER}, "before which other levers act here"),
], ids=str)
def test_a_state_of_something_else_is_refused(state, changes, told):
    with pytest.raises(InputError, match=told):
        start_at(state, replace(SPEC, **changes))


def test_a_state_is_asked_for_on_the_command_line(state, tmp_path):
    here = ["world.people=200", "world.end=2012", f"world.state={state}"]
    assert configured(here).world.state == str(state)
    torn = tmp_path / "torn.npz"
    torn.write_bytes(state.read_bytes()[:1000])
    for words, told in (
        ([*here, "world.seed=1"], "is of another world"),
        ([*here, "job.save_state=2011"], "job.save_state=2011 lies outside the run \\(2011 to 2012\\)"),
        ([*here, "job=bench"], "world.state has no effect under job=bench"),
        (["world.state=nowhere.npz"], "nowhere.npz is no saved state that can be read"),
        ([f"world.state={torn}"], "torn.npz is no saved state that can be read"),
        (["job.save_state=2025"], "job.save_state=2025 lies outside the run"),
    ):
        with pytest.raises(InputError, match=told) as refused:
            configured(words)
        assert len(refused.value.problems) == 1
