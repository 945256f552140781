"""Two commands with one folder: the second is told so, and nothing of the first one's is touched."""

import pytest
from processes import start

from sim.errors import OutputError
from sim.experiment.lock import alone_in

HOLD = """
import sys; from pathlib import Path; from sim.experiment.lock import alone_in
with alone_in(Path(sys.argv[1])):
    print("held", file=sys.stderr, flush=True); sys.stdin.read()
"""


def test_a_folder_is_held_by_one_process_until_it_ends(tmp_path):
    folder = tmp_path / "results"
    other = start(HOLD, folder, stdin=-1)
    assert other.stderr.readline() == "held\n"
    with pytest.raises(OutputError, match="another command is writing results to .*results: wait until it has ended"), alone_in(folder):
        pass
    other.kill()
    other.wait(60)
    with alone_in(folder):
        pass


def test_shares_of_one_plan_hold_a_folder_together_and_nobody_else_does(tmp_path):
    folder = tmp_path / "results"
    with alone_in(folder, but_for_shares=True):
        other = start(HOLD.replace("sys.argv[1])", "sys.argv[1]), True"), folder, stdin=-1)
        assert other.stderr.readline() == "held\n"
        with pytest.raises(OutputError, match="another command is writing results"), alone_in(folder):
            pass
        other.kill()
        other.wait(60)
