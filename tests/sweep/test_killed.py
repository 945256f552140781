"""Killed at any moment, a sweep loses the chunks in hand at most, leaves no process behind, and ends with the same rows."""

import os
import signal
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from small import planned, start

from sim.errors import DONE, INTERRUPTED
from sim.sweep import plan, work
from sim.sweep.collect import digest

sys.path.append(str(Path(__file__).parents[1] / "experiment"))

from processes import alive, children, wait_until  # noqa: E402

BIG = {"points": 8, "chunk": 1}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory) -> str:
    folder = tmp_path_factory.mktemp("undisturbed")
    planned(folder, **BIG)
    assert work.run(folder, 1) == DONE
    return digest(folder)


def finished(folder: Path) -> int:
    return len(list((folder / "results").glob("chunk-*.parquet")))


def run_and_kill(folder: Path, delay: float) -> None:
    """Start two workers; some time after their first new chunk, before which they import, kill their parent alone."""
    had = finished(folder)
    running = start("run", folder, "--processes", 2)
    assert wait_until(lambda: finished(folder) > had or running.poll() is not None)
    time.sleep(delay)
    workers = children(running.pid)
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    assert wait_until(lambda: not any(map(alive, workers)), 5.0), "an orphan goes on"


def test_kill_9_at_five_moments_and_resume(tmp_path, undisturbed):
    made = planned(tmp_path, **BIG)
    rng = np.random.default_rng(int(time.time()))
    for _ in range(5):
        run_and_kill(tmp_path, rng.uniform(0, 0.15))
    kept = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "results").glob("chunk-*")}
    assert work.run(tmp_path, 1) == DONE
    after = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "results").glob("chunk-*") if path.name in kept}
    assert after == kept, "a finished chunk was run again"
    assert digest(tmp_path) == undisturbed
    assert len(plan.done(tmp_path, made)) == made.chunks


def test_ctrl_c_keeps_what_is_finished_and_says_so(tmp_path, undisturbed):
    planned(tmp_path, **BIG)
    running = start("run", tmp_path, "--processes", 2)
    assert wait_until(lambda: finished(tmp_path) > 0)
    workers = children(running.pid)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to the parent and its pool
    _, told = running.communicate(timeout=60)
    assert running.returncode == INTERRUPTED
    assert "Traceback" not in told and told.rstrip().splitlines()[-1].startswith("interrupted")
    assert wait_until(lambda: not any(map(alive, workers)), 5.0), "an orphan goes on"
    assert 0 < finished(tmp_path) < 48
    assert work.run(tmp_path, 1) == DONE
    assert digest(tmp_path) == undisturbed
