"""A study in its folder: the same bytes for any number of processes, stopped or not; and what its tables say."""

import hashlib
import json
import signal
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from processes import children, start, wait_until
from toy_market import SLOW_TOY, TOY
from toy_study import CONTRASTS, DRAWS, SPEC

from sim.errors import InputError
from sim.experiment.files import metadata_of
from sim.experiment.run import run_study
from sim.experiment.study import history_id

SLOW_STUDY = """
import sys; from pathlib import Path; from toy_market import SLOW_TOY; from toy_study import CONTRASTS, DRAWS, SPEC
from sim.experiment.run import run_study
from sim.experiment.progress import reporter
run_study(CONTRASTS, DRAWS, SPEC, Path(sys.argv[1]), 2, reporter(), SLOW_TOY)
"""
DIGESTED = ("runs", "weeks", "draws", "arms")


def digests(folder) -> dict[str, str]:
    return {name: hashlib.sha256((folder / f"{name}.parquet").read_bytes()).hexdigest() for name in DIGESTED}


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    return run_study(CONTRASTS, DRAWS, SPEC, tmp_path_factory.mktemp("study"), model=TOY)


def test_one_process_or_two_give_the_same_bytes(result, tmp_path):
    run_study(CONTRASTS, DRAWS[::-1], SPEC, tmp_path, processes=2, model=TOY)
    assert digests(tmp_path) == digests(result.path)


def test_killed_and_taken_up_again_gives_the_same_bytes(tmp_path):
    parent = start(SLOW_STUDY, tmp_path)
    assert wait_until(lambda: list(tmp_path.glob("parts/*/*.runs.parquet"))), parent.stderr.read()
    workers = children(parent.pid)
    parent.send_signal(signal.SIGKILL)
    parent.wait(60)
    assert wait_until(lambda: not any(child in children(1) for child in workers))
    kept = {part: part.stat().st_mtime_ns for part in tmp_path.glob("parts/*/*.runs.parquet")}
    assert 0 < len(kept) < len(DRAWS) and not (tmp_path / "runs.parquet").exists()
    run_study(CONTRASTS, DRAWS, SPEC, tmp_path, model=SLOW_TOY)
    whole = tmp_path / "whole"
    run_study(CONTRASTS, DRAWS, SPEC, whole, model=SLOW_TOY)
    assert digests(tmp_path) == digests(whole)


def test_an_interrupted_study_says_what_it_keeps(tmp_path):
    parent = start(SLOW_STUDY, tmp_path)
    assert wait_until(lambda: list(tmp_path.glob("parts/*/*.runs.parquet")))
    parent.send_signal(signal.SIGINT)
    said = parent.communicate(timeout=60)[1]
    assert "stopped: " in said and f"of {len(DRAWS)} worlds are kept" in said
    assert list(tmp_path.glob("parts/*/*.runs.parquet")) and parent.returncode == -signal.SIGINT


def test_a_finished_study_is_not_run_again(result, tmp_path):
    marks = {path: path.stat().st_mtime_ns for path in result.path.iterdir()}
    run_study(CONTRASTS, DRAWS, SPEC, result.path, model=TOY)
    assert {path: path.stat().st_mtime_ns for path in result.path.iterdir()} == marks
    assert not (result.path / "parts").exists()


def test_another_study_in_the_same_folder_is_run(result, tmp_path):
    run_study(CONTRASTS[:1], DRAWS, SPEC, tmp_path, model=TOY)
    run_study(CONTRASTS[:1], DRAWS, replace(SPEC, seed=5), tmp_path, model=TOY)
    assert set(pd.read_parquet(tmp_path / "runs.parquet")["seed"]) == {5}


def test_a_row_for_every_world_and_contrast(result):
    runs = result.runs()
    assert len(runs) == len(CONTRASTS) * len(DRAWS)
    assert list(runs["draw"].unique()) == [-1, 0]
    broken = runs.query("size == 'breaks'")
    assert set(broken["status"]) == {"error"} and broken["difference"].isna().all() and broken["branch_week"].isna().all()
    assert set(runs.query("size != 'breaks'")["status"]) == {"ok"}
    assert result.failed == len(DRAWS)
    assert "the toy broke down" in (result.path / "failures.txt").read_text()


def test_weeks_of_an_arm_add_up_to_its_row(result):
    row = result.runs().query("size == 'half' and date == '10%' and draw == 0").iloc[0]
    weeks = result.weeks(draw=0, arm=row["changed_arm"])
    assert len(weeks) == 12 and weeks["week"].iloc[0] == row["branch_week"]
    assert weeks["deaths_expected"][:8].sum() == pytest.approx(row["changed"], rel=1e-6)
    assert weeks["deaths_expected"].dtype == np.float32


def test_a_history_is_kept_from_its_first_week_to_the_end_of_its_last_window(result):
    weeks = result.weeks(draw=0, arm=history_id(()))
    world = TOY.world(SPEC)
    world.run(len(weeks))
    assert list(weeks["week"]) == list(range(len(weeks)))
    assert weeks["deaths_expected"].sum() == pytest.approx(world.table()["deaths_expected"].sum(), rel=1e-6)


def test_the_tables_say_what_was_drawn_and_what_every_arm_is(result):
    assert list(result.draws()["x"]) == [1.0, 1.0, 2.0]
    arms = result.arms().set_index("arm")
    assert set(result.weeks()["arm"]) <= set(arms.index)
    half = arms.loc[CONTRASTS[0].changed.id]
    assert json.loads(half["policy"]) == [["heroin_cut.share", 0.5], ["heroin_cut.weeks", 8]]
    assert arms.loc[history_id(())]["kind"] == "history"


def test_a_lone_file_can_be_traced_and_its_clock_is_kept_apart(result):
    noted = metadata_of(result.path / "weeks.parquet")
    assert noted["plan"] == metadata_of(result.path / "runs.parquet")["plan"] and noted["units"] == dict(TOY.units)
    assert not {"wall_s"} & set(result.runs().columns)
    assert (result.timings()["wall_s"] > 0).all()


def test_xarray_gets_the_same_numbers(result):
    data = result.to_xarray(["deaths_expected"], draw=0)
    row = result.weeks(draw=0, arm=CONTRASTS[0].changed.id).iloc[3]
    there = data["deaths_expected"].sel(draw=0, replicate=0, arm=row["arm"], week=row["week"])
    assert float(there) == row["deaths_expected"] and there.attrs["units"] == "things/week"


def test_what_pairing_saves_is_told_over_replicates(result):
    assert result.variance_reduction("T1", "deaths_expected", size="nothing") == np.inf
    assert np.isnan(result.variance_reduction("T1", "deaths_expected", size="breaks"))


def test_a_measure_that_does_not_exist_is_refused_before_anything_runs(tmp_path):
    with pytest.raises(InputError, match="'happiness', which is not a measure"):
        run_study([replace(CONTRASTS[0], measure="happiness")], DRAWS, SPEC, tmp_path, model=TOY)
    assert not list(tmp_path.iterdir())
