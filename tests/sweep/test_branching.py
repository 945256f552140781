"""An arm that leaves a saved history lives the life it would have lived from the first week on, bit for bit."""

from dataclasses import replace

import numpy as np
import pytest
from small import SPEC, design, planned

from sim.errors import OutputError
from sim.experiment.saved_world import FORMAT, load_state, save_state
from sim.policy.levers import Policy, relative
from sim.policy.levers.heroin_cut import HeroinCut, Reading
from sim.policy.levers.search_effort import SearchEffort
from sim.sweep import branching, plan, work
from sim.sweep.collect import digest
from sim.sweep.results import SweepResult
from sim.world import World

ABOUT = {"history": "h", "week": 26}


def run_through(policy: Policy, since: int) -> dict[str, float]:
    """The outcomes of one life without any branching; a quota is told what would have come."""
    beside = World(replace(SPEC, replicate=1)).run().uncut()
    table = World(replace(SPEC, replicate=1, policy=policy), beside if relative(policy) else None).run().table()
    return {name: values[since:].sum() for name, values in table.items()}


SEARCH = SearchEffort(6.0, 2006.6)
ARMS = [Policy(heroin_cut=HeroinCut(0.5, 2006.5)), Policy(heroin_cut=HeroinCut(0.5, 2006.5, reading=Reading.effort)),
        Policy(search_effort=SEARCH), Policy()]


@pytest.mark.parametrize("since", [26, 10, 40])
def test_an_arm_from_a_saved_history_is_the_arm_run_through(tmp_path, since):
    made = replace(planned(tmp_path), since=since, branch=26)
    for again in ("run", "read"):
        history = branching.History(_model(), made, replace(SPEC, replicate=1), tmp_path / "states" / "h.npz")
        for policy in ARMS:
            weeks = history.outcomes(policy)
            assert {name: values.sum() for name, values in weeks.items()} == run_through(policy, since)
        assert (history.clock.run, history.clock.read) == ((1, 0) if again == "run" else (0, 1))


def _model():
    from sim.experiment.model import the_model

    return the_model()


def test_histories_shared_by_chunks_are_files_and_change_nothing(tmp_path, expected):
    made = planned(tmp_path, chunk=3, keep=True)
    assert made.keep
    assert work.run(tmp_path, 1) == 0
    assert len(list((tmp_path / "states").glob("*.npz"))) == 4 * 2
    assert digest(tmp_path) == expected
    clocks = [ran["clock"] for ran in work.times(tmp_path)]
    assert sum(clock["run"] for clock in clocks) == 8, "a history was run twice"
    assert sum(clock["read"] for clock in clocks) > 0


def test_levers_alone_share_one_history_a_replicate(tmp_path):
    over = ("policy.search_effort.multiplier:2:20",)
    made = planned(tmp_path, points=8, chunk=4, design=design(over=over, levels=("policy.search_effort.start:2006.5",)))
    assert made.keep
    assert work.run(tmp_path, 1) == 0
    assert len(list((tmp_path / "states").glob("*.npz"))) == 2


def test_pairs_share_their_luck(whole):
    """What the cut hardly touches within a year goes by the same luck in both arms, and by other luck in the next life."""
    rows = SweepResult(whole).runs()
    cut, uncut = (rows.loc[rows["policy.heroin_cut.share"] == share, "relapses"].to_numpy() for share in (0.5, 0.0))
    assert np.var(cut - uncut) < (np.var(cut) + np.var(uncut)) / 10


def test_a_state_file_is_plain_and_says_what_it_is(tmp_path):
    state = {"week": np.array(26), "users.state": np.arange(5, dtype=np.int8)}
    save_state(tmp_path / "s.npz", state, ABOUT)
    loaded = load_state(tmp_path / "s.npz", ABOUT)
    assert loaded.keys() == state.keys()
    assert all(np.array_equal(loaded[name], state[name]) and loaded[name].dtype == state[name].dtype for name in state)
    with np.load(tmp_path / "s.npz", allow_pickle=False) as archive:
        assert f'"format": {FORMAT}'.encode() in archive["header"].tobytes()
    first = (tmp_path / "s.npz").read_bytes()
    save_state(tmp_path / "s.npz", state, ABOUT)
    assert (tmp_path / "s.npz").read_bytes() == first


def test_a_state_of_something_else_or_damaged_is_refused(tmp_path):
    save_state(tmp_path / "s.npz", {"week": np.array(26)}, ABOUT)
    with pytest.raises(OutputError, match=r"a state of something else \(week differ\)"):
        load_state(tmp_path / "s.npz", ABOUT | {"week": 30})
    (tmp_path / "s.npz").write_bytes((tmp_path / "s.npz").read_bytes()[:100])
    with pytest.raises(OutputError, match="no saved state that can be read"):
        load_state(tmp_path / "s.npz", ABOUT)
    with pytest.raises(ValueError):
        save_state(tmp_path / "o.npz", {"thing": np.array([object()])}, ABOUT)


def test_the_whole_sweep_needs_no_state_files(whole):
    assert not plan.read(whole).keep and not (whole / "states").exists()
