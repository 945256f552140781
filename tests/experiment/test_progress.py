"""What a waiting person, or a log file, is told."""

import io

import pytest

from sim.experiment import progress
from sim.experiment.progress import Bar, Lines, Silent, line, reporter


@pytest.fixture
def clock(monkeypatch):
    """Time that passes when told to."""

    class Clock:
        now = 1000.0

        def monotonic(self) -> float:
            return self.now

    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    return clock


def test_a_log_gets_plain_lines_and_never_a_carriage_return(capsys):
    told = reporter("worlds")
    assert isinstance(told, Lines)
    told.start(20)
    for row in range(20):
        told.done(failed=row == 3)
    told.close()
    out, err = capsys.readouterr()
    assert out == "" and "\r" not in err and "\x1b" not in err
    assert len(err.splitlines()) == 10
    assert err.splitlines()[-1].startswith("worlds 20/20") and err.splitlines()[-1].endswith("1 failed")


def test_a_line_says_pace_and_time_left():
    assert line("worlds", 4, 17, 4, 77.4, 0) == "worlds 4/17, 3.1/min, about 4 min left, 0 failed"
    assert line("pairs", 1, 3, 1, 20.0, 1) == "pairs 1/3, 3.0/min, about 40 s left, 1 failed"
    assert line("worlds", 0, 17, 0, 60.0, 0) == "worlds 0/17, 0 failed"
    assert line("worlds", 17, 17, 4, 60.0, 2) == "worlds 17/17, 4.0/min, 2 failed"


def test_what_was_done_before_does_not_count_for_the_pace(clock):
    stream = io.StringIO()
    told = Lines("worlds", stream)
    told.start(20, already=10)
    told.done()
    clock.now += 60
    told.done()
    assert "worlds 10/20 were done before" in stream.getvalue()
    assert "worlds 12/20, 2.0/min, about 4 min left" in stream.getvalue()


def test_silence_lasts_half_a_minute_at_most(clock):
    stream = io.StringIO()
    told = Lines("worlds", stream)
    told.start(1000)
    for _ in range(100):
        clock.now += 1
        told.tick()
    assert len(stream.getvalue().splitlines()) == 3


class Terminal(io.StringIO):
    """Where a person watches."""

    def isatty(self) -> bool:
        return True


def test_a_person_at_a_terminal_gets_a_bar():
    terminal = Terminal()
    told = reporter("worlds", stream=terminal)
    assert isinstance(told, Bar)
    told.start(2)
    told.done()
    told.done(failed=True)
    told.tick()
    told.close()
    text = terminal.getvalue()
    assert "worlds" in text and "2/2" in text and "1 failed" in text
    assert "\x1b[3" not in text  # no colours


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_what_is_being_done_is_said_before_it_is_begun_and_not_where_all_is_done(stream):
    asked, done = (reporter("histories", "asking two claims in 4 worlds", stream()) for _ in range(2))
    asked.start(4, already=3)
    done.start(4, already=4)
    for told in (asked, done):
        told.close()
    assert asked.stream.getvalue().startswith("asking two claims in 4 worlds\n")
    assert "asking" not in done.stream.getvalue()


def test_in_a_notebook_progress_is_no_fault_and_has_no_red_ground(monkeypatch, capsys):
    monkeypatch.setattr("sim.say.in_notebook", lambda: True)
    monkeypatch.setattr(progress, "in_notebook", lambda: True)
    told = reporter("histories", "asking two claims in 4 worlds")
    told.start(4)
    told.done()
    told.close()
    out, err = capsys.readouterr()
    assert isinstance(told, Bar) and "asking two claims" in out and "1/4" in out and err == ""


def test_silent_says_nothing(capsys):
    told = Silent()
    told.start(1)
    told.done()
    told.say("anything")
    told.close()
    assert capsys.readouterr() == ("", "")
