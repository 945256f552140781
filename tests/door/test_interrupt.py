"""Ctrl-C in the middle of real runs: one sentence, exit code 130, finished runs kept, and the next start goes on from there."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.errors import DONE, INTERRUPTED

TOP = Path(__file__).parents[2]
WORDS = ["-m", "sim", "job=pair", "scenario=heroin_cut_30", "policy.heroin_cut.start=2010.5", "world.end=2011", "world.people=200",
         "job.processes=2", "job.pairs=5"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The package as it is now, compiled parts included: what runs are taken up by must not change while this test lasts."""
    top = tmp_path_factory.mktemp("checkout")
    for name in ("sim", "scenarios", "seeds"):
        shutil.copytree(TOP / name, top / name)
    shutil.copy(TOP / "pyproject.toml", top)
    return top


def start(top: Path, folder: Path) -> subprocess.Popen:
    env = os.environ | {"PYTHONPATH": str(top), "COUNTERFLOW_OUTPUTS": str(folder)}
    return subprocess.Popen([sys.executable, *WORDS], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                            start_new_session=True)


def wait_until(true: Callable[[], object], running: subprocess.Popen, seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not true() and running.poll() is None and time.monotonic() < end:
        time.sleep(0.02)


def test_ctrl_c_keeps_what_is_finished(copy, tmp_path):
    running = start(copy, tmp_path)
    wait_until(lambda: list(tmp_path.glob("pair/*/parts/*/*.runs.parquet")), running)
    os.killpg(running.pid, signal.SIGINT)                    # as a terminal does: to the parent and its pool
    out, err = running.communicate(timeout=60)
    assert running.returncode == INTERRUPTED, err
    assert "interrupted: finished runs are kept" in err
    assert "Traceback" not in err
    assert out == ""
    (folder,) = (tmp_path / "pair").iterdir()
    assert json.loads((folder / "provenance.json").read_text())["exit_status"] == INTERRUPTED
    assert any((folder / "parts").rglob("pair*")), "no finished pair was kept"

    again = start(copy, tmp_path)
    out, err = again.communicate(timeout=120)
    assert again.returncode == DONE, err
    assert "were done before" in err
    assert "pairs: 5, 0 failed" in out
    assert json.loads((folder / "provenance.json").read_text())["runs"]["sittings"] == 2
