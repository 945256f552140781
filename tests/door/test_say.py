"""A reader who has left is no failure of what was read; a broken pipe elsewhere is one."""

import os
import subprocess
import sys
from pathlib import Path

from sim import door
from sim.errors import FAILED

TOP = Path(__file__).parents[2]
SPEAK = "from sim.say import say; import sys; [say('x' * 100_000, s) for s in (None, sys.stderr, None)]; sys.exit(7)"


def test_nobody_listening_changes_no_exit_code():
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([sys.executable, "-c", SPEAK], cwd=TOP, stdout=writing, stderr=writing)
    os.close(writing)
    assert done.returncode == 7


def test_a_broken_pipe_inside_a_job_is_a_fault():
    def broken() -> int:
        raise BrokenPipeError(32, "Broken pipe")

    assert door.guarded(broken) == FAILED
