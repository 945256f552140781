"""A task on a cluster runs the code that planned it, wherever it starts; and none is asked for that could not finish anything."""

import shlex
import subprocess
from pathlib import Path

import pytest

from sim.errors import InputError
from sim.sweep import slurm
from tests.sweep.small import planned


def test_a_script_runs_this_package_whatever_the_folder_holds(tmp_path):
    planned(tmp_path / "small")
    text, _ = slurm.script(tmp_path / "small", slurm.Wish())
    line = next(line for line in text.splitlines() if line.startswith("exec "))
    words = shlex.split(line.removeprefix("exec "))
    for stranger in ("sim/__init__.py", "random.py", "argparse.py"):
        (tmp_path / "here" / stranger).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "here" / stranger).write_text("raise SystemExit('a stranger was imported')\n")
    asked = [*words[:words.index("sweep")], "--version"]
    done = subprocess.run(asked, cwd=tmp_path / "here", env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True)
    assert (done.stdout.split()[:1], done.stderr) == (["counterflow"], "")


@pytest.mark.parametrize("time, seconds", [
    ("90", 5400), ("10:30", 630), ("04:00:00", 14_400), ("2-12", 216_000), ("1-0:30", 88_200), ("1-00:00:05", 86_405),
    ("UNLIMITED", float("inf")), ("0", float("inf")), ("0-00:00", float("inf")),
])
def test_times_as_a_cluster_writes_them(time, seconds):
    assert slurm.seconds_of(time) == seconds


def test_a_time_in_which_no_chunk_was_ever_done_is_refused_before_anything_is_written(tmp_path, monkeypatch):
    planned(tmp_path)
    slurm.script(tmp_path, slurm.Wish(time="1"))     # nothing is known of a chunk yet
    monkeypatch.setattr(slurm, "times", lambda folder: [{"seconds": 900.0}, {"seconds": 600.0}])
    slurm.script(tmp_path, slurm.Wish(time="11"))
    before = sorted(Path(tmp_path).rglob("*"))
    with pytest.raises(InputError, match="--time 9 is too short: the quickest chunk of this sweep took 10 min"):
        slurm.prepare(tmp_path, slurm.Wish(time="9"))
    assert sorted(Path(tmp_path).rglob("*")) == before
