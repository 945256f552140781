"""A reader who leaves (`| head -1`) is no failure, whichever command speaks and whoever in it does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sweep.small import planned

TOP = Path(__file__).parents[2]


def unheard(*words: str, folder: Path, which: tuple[str, ...] = ("stdout",)) -> subprocess.CompletedProcess:
    """The command with a stdout, or a stderr too, whose reader has left."""
    reading, writing = os.pipe()
    os.close(reading)
    streams = {name: writing if name in which else subprocess.PIPE for name in ("stdout", "stderr")}
    try:
        return subprocess.run([sys.executable, "-m", "sim", *words], cwd=TOP, text=True, **streams,
                              env=os.environ | {"COUNTERFLOW_OUTPUTS": str(folder)})
    finally:
        os.close(writing)


@pytest.mark.parametrize("words", [
    ["--help"], ["--version"], ["settings"], ["scenarios", "list"], ["--cfg", "job"], ["--hydra-help"], ["sweep", "--help"],
], ids=" ".join)
def test_what_is_asked_may_be_cut_short(words, tmp_path):
    done = unheard(*words, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", ["status", "slurm"])
def test_what_is_said_of_a_sweep_may_be_cut_short(command, tmp_path):
    planned(tmp_path / "small")
    done = unheard("sweep", command, str(tmp_path / "small"), folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("words, code", [(["job=nothing"], 2), (["sweep"], 2), (["sweep", "status", "nowhere"], 2), (["--help"], 0)])
def test_with_nobody_to_hear_errors_the_exit_code_stands(words, code, tmp_path):
    assert unheard(*words, folder=tmp_path, which=("stdout", "stderr")).returncode == code
