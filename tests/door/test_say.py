"""A reader who has left is no failure of what was read; a broken pipe elsewhere is one."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sim import door
from sim.errors import DONE, FAILED

TOP = Path(__file__).parents[2]
SPEAK = "from sim.say import say; import sys; [say('x' * 100_000, s) for s in (None, sys.stderr, None)]; sys.exit(7)"


def test_nobody_listening_changes_no_exit_code():
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([sys.executable, "-c", SPEAK], cwd=TOP, stdout=writing, stderr=writing)
    os.close(writing)
    assert done.returncode == 7


class Left(io.StringIO):
    """A stream whose reader has left."""

    def __init__(self, place: Path) -> None:
        super().__init__()
        self.opened = place.open("w")

    def write(self, text: str) -> int:
        raise BrokenPipeError(32, "Broken pipe")

    def fileno(self) -> int:
        return self.opened.fileno()


@pytest.mark.parametrize("words", ["--help", "scenarios list", "settings heroin", "--cfg job", "--info config", "--hydra-help",
                                   "-sc install=bash", "sweep --help", "sweep run --help"])
def test_whatever_tells_goes_on_where_its_reader_has_left(words, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", Left(tmp_path / "said"))
    try:
        assert door.run(words.split()) == DONE
    except SystemExit as end:
        assert end.code == DONE
    assert capsys.readouterr().err == ""


def test_a_broken_pipe_inside_a_job_is_a_fault():
    def broken() -> int:
        raise BrokenPipeError(32, "Broken pipe")

    assert door.guarded(broken) == FAILED
