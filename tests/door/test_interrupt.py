"""Ctrl-C in the middle of real runs: one sentence, exit code 130, finished runs kept, and the next start goes on from there."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from sim.errors import DONE, INTERRUPTED

TOP = Path(__file__).parents[2]
WORDS = ["-m", "sim", "job=pair", "scenario=heroin_cut_30", "policy.heroin_cut.start=2007", "world.end=2008", "world.people=200",
         "job.processes=2", "job.pairs=8"]


def start(folder: Path, *more: str) -> subprocess.Popen:
    env = os.environ | {"PYTHONPATH": str(TOP), "COUNTERFLOW_OUTPUTS": str(folder)}
    return subprocess.Popen([sys.executable, *WORDS, *more], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                            start_new_session=True)


def test_ctrl_c_keeps_what_is_finished(tmp_path):
    running = start(tmp_path)
    told = running.stderr.readline()                         # the first line of progress: a pair is done
    os.killpg(running.pid, signal.SIGINT)                    # as a terminal does: to the parent and its pool
    out, err = running.communicate(timeout=60)
    assert told.startswith("pairs ")
    assert running.returncode == INTERRUPTED
    assert "interrupted: finished runs are kept" in err
    assert "Traceback" not in err
    assert out == ""
    (folder,) = (tmp_path / "pair").iterdir()
    assert json.loads((folder / "provenance.json").read_text())["exit_status"] == INTERRUPTED
    assert any((folder / "parts").rglob("pair*")), "no finished pair was kept"

    again = start(tmp_path)
    out, err = again.communicate(timeout=120)
    assert again.returncode == DONE, err
    assert "were done before" in err
    assert "pairs: 8, 0 failed" in out
