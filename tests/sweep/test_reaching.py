"""Levers that start when the market reaches a state: every world at its own date, as in claims; some worlds never."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from small import FEW, design, planned
from small import SPEC as SMALL

from sim.errors import InputError
from sim.experiment import histories
from sim.experiment.engine import Study, run_task
from sim.experiment.model import the_model
from sim.experiment.study import Arm, Contrast, Draw, Reaches
from sim.policy.levers import Policy
from sim.policy.levers.heroin_cut import HeroinCut
from sim.sweep import plan, work
from sim.sweep.collect import collect, digest, status
from sim.sweep.design import Method
from sim.sweep.estimate import estimate
from sim.sweep.growing import expand
from sim.sweep.integrity import verify
from sim.sweep.results import SweepResult
from sim.sweep.settings import with_settings

SHARE, WEEKS = 0.05, 30
SPEC = replace(SMALL, seed=20062)
GIVEN_UP = 352  # week at which the search ends here: the life of replicate 0 gets there later (365), that of replicate 1 before (340)
LEVELS = ("policy.heroin_cut.share:0|0.5", "policy.search_effort.multiplier:1|4")


@pytest.fixture(scope="module", autouse=True)
def a_short_search():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(histories, "LAST_SOUGHT", GIVEN_UP)
        yield


def sweep(folder: Path, **more) -> plan.Plan:
    """One draw, four arms, two lives, the first of which never gets there."""
    asked = {"spec": SPEC, "points": 1, "chunk": 8, "design": design(over=("params.market.wholesale.foresight",), levels=LEVELS)}
    return planned(folder, **asked | {"starts_at": SHARE, "weeks": WEEKS} | more)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("reaching")
    sweep(folder)
    assert work.run(folder, 1) == 0, "a world that never gets there is no failure"
    return folder


def test_an_arm_is_that_of_a_claim_in_the_same_world_bit_for_bit(made):
    model, rows = the_model(), SweepResult(made).runs(replicate=1)
    settings = plan.read(made).columns
    spec = with_settings(SPEC, {path: rows[path].iloc[0] for path in settings if not path.startswith("policy.")})
    policies = [_policy(row) for row in rows[list(settings)].to_dict("records")]
    arms = [Arm(Reaches(SHARE), policy=policy, weeks=WEEKS) for policy in policies]
    contrasts = tuple(Contrast("R1", (), arms[0], arm, "deaths_expected", (0, WEEKS)) for arm in arms)
    found = run_task(Study(contrasts, replace(SPEC, params=FEW), model), Draw(0, 1, spec.params))
    weeks = {one.id: one for one in found.weeks}
    assert len({arm.id for arm in arms}) == len(rows) == 4
    for arm, row in zip(arms, rows.to_dict("records"), strict=True):
        assert row["branch_week"] == weeks[arm.id].first_week
        here, there = ([values[name] for name in model.totals] for values in (row, _totals(model, weeks[arm.id])))
        assert np.array_equal(here, there, equal_nan=True)
    assert rows["deaths_expected"].nunique() == 4, "every arm does something"


def _policy(row: dict) -> tuple:
    acting = {"policy.heroin_cut.share": 0.0, "policy.search_effort.multiplier": 1.0}
    return tuple((path.removeprefix("policy."), row[path]) for path, nothing in acting.items() if row[path] != nothing)


def _totals(model, weeks) -> dict[str, float]:
    return {name: model.over(weeks.columns, name) for name in model.totals}


def test_a_world_that_never_gets_there_is_rows_without_numbers_and_no_failure(made):
    rows = SweepResult(made).runs()
    never = rows[rows["replicate"] == 0]
    assert set(never["status"]) == {"never"} and set(never["message"]) == {""}
    assert never[["branch_week", "deaths_expected"]].isna().all(axis=None)
    assert set(rows[rows["replicate"] == 1]["status"]) == {"ok"}
    assert "8 of 8, 0 failed, 4 in worlds that never reach 5%" in status(made)
    assert "8 of 8 runs, 0 failed, 4 in worlds that never reach 5%" in collect(made)
    before = plan.chunk_file(made, 0).stat().st_mtime_ns
    assert work.failed_chunks(made, plan.read(made)) == [] and work.retry(made, 1) == 0
    assert plan.chunk_file(made, 0).stat().st_mtime_ns == before
    experiments, outcomes = SweepResult(made).to_ema()
    assert len(experiments) == 4 and not np.isnan(outcomes["branch_week"]).any()


def test_chunks_shards_and_saved_states_do_not_matter(made, tmp_path):
    sweep(tmp_path, chunk=3)
    for again in ("run", "read"):
        for shard in (1, 0):
            assert work.run(tmp_path, 1, shard=(shard, 2)) == 0
        assert digest(tmp_path) == digest(made)
        histories = sum(ran["clock"]["run"] for ran in work.times(tmp_path))
        assert histories == 2, f"{again}: a history was run twice, the one that never gets there or the other"
        for chunk in range(3):
            plan.chunk_file(tmp_path, chunk).unlink()
    work.run(tmp_path, 1, shard=(0, 2))
    assert len(list((tmp_path / "states").glob("*.npz"))) == 2
    assert verify(tmp_path, share=1.0).faults == {}


def test_a_plan_says_the_state_and_keeps_it_when_it_grows(tmp_path):
    made = sweep(tmp_path)
    assert plan.read(tmp_path, to_run=True) == made == sweep(tmp_path)
    assert (made.starts_at, made.weeks, made.branch) == (SHARE, WEEKS, None)
    grown = expand(tmp_path, points=2, replicates=3)
    assert (grown.runs, grown.starts_at, grown.weeks) == (2 * 4 * 3, SHARE, WEEKS)
    assert "6 histories" in estimate(tmp_path, grown).text(1) and "if every history lasts until 2023" in estimate(tmp_path, grown).text(1)


DATED = replace(SPEC, policy=Policy(heroin_cut=HeroinCut(0.5, 2013.7)))
REFUSED = [
    ({"design": design(levels=(*LEVELS, "policy.heroin_cut.start:2015"))}, "policy.heroin_cut.start is a date of its own"),
    ({"spec": DATED}, "policy.heroin_cut.start is a date of its own"),
    ({"design": design(levels=())}, "no lever of the design does anything"),
    ({"design": design(levels=("policy.heroin_cut.weeks:52|104",))}, "no lever of the design does anything"),
    ({"since": 400}, "job.since is a date"),
    ({"starts_at": 1.0}, "is no share of deaths between 0 and 1"),
    ({"starts_at": 0.0}, "job.weeks has no effect without job.starts_at"),
]


@pytest.mark.parametrize("asked, told", REFUSED, ids=[told for _, told in REFUSED])
def test_what_contradicts_a_state_is_refused_before_anything_runs(tmp_path, asked, told):
    with pytest.raises(InputError, match=told) as refused:
        sweep(tmp_path, **asked)
    assert len(refused.value.problems) == 1 and not list(tmp_path.iterdir())


def test_a_users_table_has_no_dates_either(tmp_path):
    file = tmp_path / "points.csv"
    file.write_text("policy.search_effort.multiplier,policy.search_effort.start\n4,2015\n")
    with pytest.raises(InputError, match="policy.search_effort.start is a date of its own"):
        sweep(tmp_path / "own", design=design(Method.table, (), ()), table=file)
