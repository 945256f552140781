"""What fails is a row that says why; the rest goes on, and a second try mends what can be mended."""

from pathlib import Path

import pytest
from small import planned

from sim.errors import FAILED, SOME_RUNS_FAILED
from sim.experiment import pool
from sim.sweep import work
from sim.sweep.collect import collect, digest, status
from sim.sweep.results import SweepResult
from sim.world import World


def failing(monkeypatch, week: int, replicates: set[int]) -> None:
    step = World.step

    def broken(self):
        if self.week == week and self.spec.replicate in replicates:
            raise ValueError("something broke")
        return step(self)

    monkeypatch.setattr(World, "step", broken)


def test_a_failed_run_is_a_row_and_a_retry_mends_it(tmp_path, monkeypatch, expected):
    planned(tmp_path)
    with monkeypatch.context() as patch:
        failing(patch, 30, {1})
        assert work.run(tmp_path, 1) == SOME_RUNS_FAILED
    rows = SweepResult(tmp_path).runs()
    assert rows["status"].tolist() == ["ok", "error"] * 8
    assert rows["message"].tolist() == ["", "ValueError: something broke"] * 8
    assert rows["deaths_expected"].isna().tolist() == [False, True] * 8
    assert "8 failed" in status(tmp_path)
    assert "something broke" in "".join(path.read_text() for path in (tmp_path / "logs").iterdir())
    assert work.run(tmp_path, 1) == 0, "nothing was missing"
    assert work.retry(tmp_path, 1) == 0
    assert digest(tmp_path) == expected


def test_a_history_that_fails_takes_its_own_arms_alone(tmp_path, monkeypatch):
    planned(tmp_path)
    failing(monkeypatch, 10, {0})
    assert work.run(tmp_path, 1) == SOME_RUNS_FAILED
    assert SweepResult(tmp_path).runs()["status"].tolist() == ["error", "ok"] * 8


def test_if_everything_fails_so_does_the_command(tmp_path, monkeypatch):
    planned(tmp_path)
    failing(monkeypatch, 3, {0, 1})
    assert work.run(tmp_path, 1) == FAILED


def test_a_chunk_that_kills_its_process_is_rows_too(tmp_path, monkeypatch):
    planned(tmp_path)
    died = pool.Died("the process that ran it died (exit code -9)")
    monkeypatch.setattr(work, "run_tasks", lambda do, tasks, *_: ((task, died if task == 2 else do(task)) for task in tasks))
    assert work.run(tmp_path, 2) == SOME_RUNS_FAILED
    lost = SweepResult(tmp_path).runs().query("status == 'error'")
    assert lost["run"].tolist() == [8, 9, 10, 11] and set(lost["message"]) == {died.message}


@pytest.mark.parametrize("gone", [1, 3])
def test_an_incomplete_sweep_can_be_read(copied: Path, gone: int):
    (copied / "results" / f"chunk-{gone:06d}.parquet").unlink()
    assert "12 of 16 runs" in collect(copied) and "not complete: 1 chunks are missing" in collect(copied)
    assert len(SweepResult(copied).runs()) == 12
