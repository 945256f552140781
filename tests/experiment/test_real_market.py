"""The engine on the market of this package, with few people and early branches, so that it stays short."""

from dataclasses import replace

import numpy as np
import pytest

from sim.agents import maker
from sim.experiment.bench import NOTHING
from sim.experiment.draws import prior_draws, start_set
from sim.experiment.model import the_model
from sim.experiment.run import run_one, run_pair, run_study
from sim.experiment.study import Arm, At, Contrast
from sim.spec import Spec
from tests.alone import ALONE

SPEC = Spec(people=400)
BRANCH = At(2007)
CUT = (("heroin_cut.share", 0.5), ("heroin_cut.weeks", 20))


def contrast(name: str, policy, mechanisms=(), history=()) -> Contrast:
    arms = [Arm(BRANCH, history, mechanisms, levers, weeks=26) for levers in ((), policy)]
    return Contrast("R1", (("what", name),), *arms, "deaths_expected", (0, 26))


CONTRASTS = [
    contrast("cut", CUT),
    contrast("nothing", NOTHING),
    contrast("informed", CUT, (("informed", True),)),
    contrast("flatter", NOTHING, (("hazard", "flatter"),)),
    contrast("no fentanyl", CUT, history=(("fentanyl", False),)),
]


@pytest.mark.parametrize("times, said", [(4, ["all 160 places of mail vendors"]), (25, [])])
def test_a_run_that_meets_the_end_of_its_places_remarks_it(times, said, tmp_path, monkeypatch, recwarn):
    monkeypatch.setattr(maker, "PLACES", times)
    monkeypatch.setattr(maker, "LEAST", 1)
    spec = Spec(people=200, end=2019, mechanisms=replace(ALONE, open_places=True))
    remarks = run_one(spec, tmp_path).remarks
    assert [remark.split(" are taken")[0] for remark in remarks] == said
    assert [str(warning.message) for warning in recwarn if "places" in str(warning.message)] == remarks


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    draws = [start_set(), start_set(1), *prior_draws(1, seed=5)]
    return run_study(CONTRASTS, draws, SPEC, tmp_path_factory.mktemp("real"))


def test_every_world_and_contrast_can_be_run(result):
    runs = result.runs()
    assert set(runs["status"]) == {"ok"}, set(runs["message"])
    assert (runs.query("what == 'cut'")["difference"] != 0).all()


def test_the_policy_that_does_nothing_leaves_every_byte_of_every_week(result):
    assert (result.runs().query("what in ('nothing', 'flatter')")["difference"] == 0).all()
    for asked in (CONTRASTS[1], CONTRASTS[3]):
        weeks = [result.weeks(arm=arm.id).drop(columns="arm").to_numpy() for arm in asked.arms]
        assert len(weeks[0]) == 3 * 26 and np.array_equal(*weeks, equal_nan=True)


def test_two_processes_give_the_same_bytes(result, tmp_path):
    run_study(CONTRASTS, [start_set(), start_set(1), *prior_draws(1, seed=5)], SPEC, tmp_path, processes=2)
    for name in ("runs", "weeks", "draws", "arms"):
        assert (tmp_path / f"{name}.parquet").read_bytes() == (result.path / f"{name}.parquet").read_bytes(), name


def test_a_resumed_world_is_the_one_that_ran_through_and_the_state_stays_as_it_was():
    model = the_model()
    world = model.world(SPEC)
    world.run(40)
    state = model.saved(world)
    before = {name: array.copy() for name, array in state.items()}
    world.run(70)
    for _ in range(2):
        resumed = model.resume(SPEC, state, None)
        resumed.run(70)
        for name, column in world.table().items():
            assert np.array_equal(column[40:], resumed.table()[name], equal_nan=True), name
    assert all(np.array_equal(state[name], before[name]) for name in before)


def test_replicates_have_luck_of_their_own_and_arms_of_one_share_it(result):
    rows = result.runs().query("what == 'cut' and draw == -1")
    assert rows["baseline"].nunique() == 2
    assert (rows["difference"].abs() < 0.5).all()


def test_one_run_and_one_pair_from_start_to_end(tmp_path):
    spec = replace(SPEC, end=2008)
    years = run_one(spec, tmp_path / "one").years()
    assert list(years.index) == ["2006", "2007"] and (years["deaths_expected"] > 0).all()
    cut = replace(spec.policy.heroin_cut, share=0.5, start=2007, weeks=20)
    pair = run_pair(spec, replace(spec, policy=replace(spec.policy, heroin_cut=cut)), tmp_path / "pair", pairs=2)
    assert pair.failed == 0 and pair.effect()["pairs"] == 2
