"""A study in its folder: the same bytes for any number of processes, stopped or not; and what its tables say."""

import hashlib
import io
import json
import shutil
import signal
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from processes import alive, children, start, wait_until
from toy_market import SLOW_TOY, TOY
from toy_study import CONTRASTS, DRAWS, SPEC

from sim.errors import InputError, OutputError
from sim.experiment import ensemble, provenance
from sim.experiment.code_digest import model_digest
from sim.experiment.files import metadata_of
from sim.experiment.made import made
from sim.experiment.progress import Lines
from sim.experiment.run import run_study
from sim.experiment.study import history_id
from sim.measures import MEASURES

SLOW_STUDY = """
import sys; from pathlib import Path; from toy_market import SLOW_TOY; from test_worlds import SOUND; from toy_study import DRAWS, SPEC
from sim.experiment import ensemble
from sim.experiment.run import run_study
from sim.experiment.progress import reporter
ensemble.model_digest = lambda: sys.argv[2]  # files may change while a test lasts: parts are taken up by the code's digest
run_study(SOUND, DRAWS, SPEC, Path(sys.argv[1]), 2, reporter(), SLOW_TOY)
"""
SOUND = [contrast for contrast in CONTRASTS if dict(contrast.labels)["size"] != "breaks"]
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
    parent = start(SLOW_STUDY, tmp_path, model_digest())
    noted = "parts/*/sitting.json"
    assert wait_until(lambda: any('"wall_s": null' not in note.read_text() for note in tmp_path.glob(noted))), parent.stderr.read()
    workers = children(parent.pid)
    parent.send_signal(signal.SIGKILL)
    parent.wait(60)
    assert workers and wait_until(lambda: not any(alive(child) for child in workers))
    kept = len(list(tmp_path.glob("parts/*/*.runs.parquet")))
    assert 0 < kept < len(DRAWS) and not (tmp_path / "runs.parquet").exists()
    told = io.StringIO()
    run_study(SOUND, DRAWS, SPEC, tmp_path, reporter=Lines("worlds", told), model=SLOW_TOY)
    assert f"worlds {kept}/{len(DRAWS)} were done before" in told.getvalue()
    assert made(tmp_path)["sittings"] == 2
    first, second = json.loads((tmp_path / "made.json").read_text())["sittings"]
    assert first["wall_s"] > 0 and first["ended"] <= second["started"], "a killed sitting is counted up to what it kept"
    whole = tmp_path / "whole"
    run_study(SOUND, DRAWS, SPEC, whole, model=SLOW_TOY)
    assert digests(tmp_path) == digests(whole)


def test_an_interrupted_study_says_what_it_keeps(tmp_path):
    parent = start(SLOW_STUDY, tmp_path, model_digest())
    assert wait_until(lambda: list(tmp_path.glob("parts/*/*.runs.parquet")))
    parent.send_signal(signal.SIGINT)
    said = parent.communicate(timeout=60)[1]
    assert "stopped: " in said and f"of {len(DRAWS)} worlds are kept" in said
    assert list(tmp_path.glob("parts/*/*.runs.parquet")) and parent.returncode == -signal.SIGINT


def stopped(folder, monkeypatch):
    """A sound study whose every task is done, stopped before its results were put in place."""
    with monkeypatch.context() as during:
        during.setattr(ensemble, "_merge", lambda *_: None)
        run_study(SOUND, DRAWS, SPEC, folder, model=TOY)
    return next(folder.glob("parts/*"))


def again(folder) -> str:
    """Ask for the sound study again; what was said of its progress."""
    told = io.StringIO()
    run_study(SOUND, DRAWS, SPEC, folder, reporter=Lines("worlds", told), model=TOY)
    return told.getvalue()


def test_a_finished_study_is_not_run_again(tmp_path):
    run_study(SOUND, DRAWS, SPEC, tmp_path, model=TOY)
    marks = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert again(tmp_path) == ""
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == marks
    assert not (tmp_path / "parts").exists()


def test_what_failed_is_tried_again_and_only_that(tmp_path):
    run_study(CONTRASTS, DRAWS, SPEC, tmp_path, model=TOY)
    assert not metadata_of(tmp_path / "runs.parquet")["complete"]
    (parts,) = tmp_path.glob("parts/*")
    mended = parts / f"{DRAWS[0].name}.notes.json"                # as if the first world's trouble had been a full memory
    mended.write_text(json.dumps(json.loads(mended.read_text()) | {"failed": False}))
    marks = {part: part.stat().st_mtime_ns for part in parts.glob("*.runs.parquet")}
    run_study(CONTRASTS, DRAWS, SPEC, tmp_path, model=TOY)
    untouched = [part.name for part, mark in marks.items() if part.stat().st_mtime_ns == mark]
    assert untouched == [f"{DRAWS[0].name}.runs.parquet"]


@pytest.mark.parametrize("file", ["runs.parquet", "weeks.parquet", "notes.json"])
def test_a_part_that_cannot_be_opened_is_run_again(tmp_path, monkeypatch, file):
    parts = stopped(tmp_path, monkeypatch)
    (parts / f"{DRAWS[1].name}.{file}").write_bytes(b"")
    assert f"worlds 2/{len(DRAWS)} were done before" in again(tmp_path)
    assert metadata_of(tmp_path / "runs.parquet")["complete"]


def test_a_part_damaged_inside_is_named_and_run_again_by_the_next_command(tmp_path, monkeypatch):
    weeks = stopped(tmp_path, monkeypatch) / f"{DRAWS[1].name}.weeks.parquet"
    content = weeks.read_bytes()
    weeks.write_bytes(content[:4] + bytes(len(content) // 2) + content[4 + len(content) // 2 :])
    with pytest.raises(OutputError, match=f"{DRAWS[1].name}.weeks.parquet was damaged"):
        again(tmp_path)
    assert f"worlds 2/{len(DRAWS)} were done before" in again(tmp_path)


def test_a_part_copied_over_another_one_is_named_and_run_again(tmp_path, monkeypatch):
    run_study(SOUND, DRAWS, SPEC, tmp_path / "whole", model=TOY)
    parts = stopped(tmp_path / "other", monkeypatch)
    shutil.copy(parts / f"{DRAWS[0].name}.runs.parquet", parts / f"{DRAWS[1].name}.runs.parquet")
    with pytest.raises(OutputError, match=f"{DRAWS[1].name}.runs.parquet was damaged"):
        again(tmp_path / "other")
    again(tmp_path / "other")
    assert digests(tmp_path / "other") == digests(tmp_path / "whole")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"sittings": 5}', '{"sittings": [1]}',
                                  '{"sittings": [{"started": "x", "wall_s": "y"}]}', "[" * 99_999])
def test_a_torn_note_of_how_numbers_were_made_is_none(tmp_path, text):
    (tmp_path / "made.json").write_text(text)
    assert made(tmp_path) is None


def test_results_of_another_study_stay_whole_until_the_new_ones_are(tmp_path, monkeypatch):
    """Whoever stops a study in a folder that holds another finds all tables of the other one there."""
    run_study(SOUND[:1], DRAWS, replace(SPEC, seed=5), tmp_path, model=TOY)
    before = digests(tmp_path)
    stopped(tmp_path, monkeypatch)
    assert digests(tmp_path) == before


def test_a_study_stopped_while_its_tables_change_hands_is_not_taken_for_finished(tmp_path, monkeypatch):
    run_study(SOUND[:1], DRAWS, replace(SPEC, seed=5), tmp_path, model=TOY)
    shutil.copy(tmp_path / "runs.parquet", tmp_path / "kept")
    write = ensemble.write_table

    def stops(path, parts, note):
        if path.name == "arms.parquet":
            raise KeyboardInterrupt
        write(path, parts, note)

    monkeypatch.setattr(ensemble, "write_table", stops)
    with pytest.raises(KeyboardInterrupt):
        run_study(SOUND, DRAWS, SPEC, tmp_path, model=TOY)
    assert not (tmp_path / "runs.parquet").exists()
    monkeypatch.undo()
    assert f"worlds 3/{len(DRAWS)} were done before" in again(tmp_path)


def test_how_numbers_were_made_is_kept_when_they_are_shown_again(tmp_path):
    run_study(SOUND, DRAWS, SPEC, tmp_path, model=TOY)
    first = made(tmp_path)
    assert first["sittings"] == 1 and first["wall_s"] >= 0 and first["ended"] >= first["started"] and "package" in first
    again(tmp_path)
    assert made(tmp_path) == first


@pytest.mark.parametrize("library", ["numpy", "numba", "mesa", "scipy"])
def test_numbers_made_with_another_version_of_a_library_are_not_served(tmp_path, monkeypatch, library):
    run_study(SOUND[:1], DRAWS[:1], SPEC, tmp_path, model=TOY)
    before = metadata_of(tmp_path / "runs.parquet")["plan"]
    other = provenance.numeric_versions() | {library: "99.0"}
    monkeypatch.setattr(ensemble, "numeric_versions", lambda: other)
    run_study(SOUND[:1], DRAWS[:1], SPEC, tmp_path, model=TOY)
    assert metadata_of(tmp_path / "runs.parquet")["plan"] != before


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
    assert there.attrs["long_name"] == MEASURES["deaths_expected"].meaning and data.sizes["arm"] == len(set(result.weeks(draw=0)["arm"]))


def test_what_pairing_saves_is_told_over_replicates(result):
    assert result.variance_reduction("T1", "deaths_expected", size="nothing") == np.inf
    assert np.isnan(result.variance_reduction("T1", "deaths_expected", size="breaks"))


def test_a_measure_that_does_not_exist_is_refused_before_anything_runs(tmp_path):
    with pytest.raises(InputError, match="'happiness', which is not a measure"):
        run_study([replace(CONTRASTS[0], measure="happiness")], DRAWS, SPEC, tmp_path, model=TOY)
    assert not list(tmp_path.iterdir())
