"""Telling whoever waits how far a study is: a bar where a person watches, now and then a plain line where a file listens.

Everything goes to stderr, in a notebook below the cell; stdout is for results. No colours are used, so NO_COLOR asks for nothing more. A
log never gets a carriage return.
"""

import sys
import time
import warnings
from typing import TextIO

from sim.say import beside, in_notebook, say

EVERY_SECONDS = 30.0
EVERY_SHARE = 0.1


class Reporter:
    """Counts tasks. `word` names them in the plural: histories, pairs, years. `lead` is a sentence that says what is being done."""

    def __init__(self, word: str = "worlds", stream: TextIO | None = None, lead: str = "") -> None:
        self.word, self.lead = word, lead
        self.stream = sys.stderr if stream is None else stream
        self.total = self.count = self.before = self.failed = 0

    def start(self, total: int, already: int = 0) -> None:
        """total: tasks in all; already: of them, done before and found on disk."""
        self.total, self.count, self.before, self.failed = total, already, already, 0
        self.began = time.monotonic()
        if self.lead and already < total:
            say(self.lead, self.stream)

    def tick(self) -> None:
        """Time passes."""

    def done(self, failed: bool = False) -> None:
        """One more task is finished; failed: with something in it that could not be run."""
        self.count += 1
        self.failed += failed

    def say(self, sentence: str) -> None:
        say(sentence, self.stream)

    def close(self) -> None:
        """Nothing more will be done."""


class Lines(Reporter):
    """A line each 30 seconds, or each tenth of the work, whichever comes first and says something new."""

    def start(self, total: int, already: int = 0) -> None:
        super().start(total, already)
        self.told_at, self.told = self.began, self.count
        if already:
            self.say(f"{self.word} {already}/{total} were done before")

    def tick(self) -> None:
        if time.monotonic() - self.told_at >= EVERY_SECONDS:
            self._tell()

    def done(self, failed: bool = False) -> None:
        super().done(failed)
        due = self.count - self.told >= EVERY_SHARE * self.total or time.monotonic() - self.told_at >= EVERY_SECONDS
        if due or self.count == self.total:
            self._tell()

    def _tell(self) -> None:
        self.told_at, self.told = time.monotonic(), self.count
        self.say(line(self.word, self.count, self.total, self.count - self.before, self.told_at - self.began, self.failed))


class Bar(Reporter):
    """A tqdm bar, in a terminal or in a notebook."""

    def start(self, total: int, already: int = 0) -> None:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="IProgress not found")  # the bar does without widgets
            from tqdm.auto import tqdm

        super().start(total, already)
        self.bar = tqdm(total=total, initial=already, desc=self.word, unit=self.word[:-1], file=self.stream, dynamic_ncols=True)

    def tick(self) -> None:
        self.bar.refresh()

    def done(self, failed: bool = False) -> None:
        super().done(failed)
        self.bar.update(1)
        if self.failed:
            self.bar.set_postfix_str(f"{self.failed} failed")

    def say(self, sentence: str) -> None:
        self.bar.write(sentence, file=self.stream)

    def close(self) -> None:
        self.bar.close()


class Silent(Reporter):
    """Says nothing."""

    def __init__(self) -> None:
        super().__init__()

    def say(self, sentence: str) -> None:
        pass


def reporter(word: str = "worlds", lead: str = "", stream: TextIO | None = None) -> Reporter:
    """The reporter that suits where its words go."""
    stream = beside() if stream is None else stream
    return (Bar if stream.isatty() or in_notebook() else Lines)(word, stream, lead)


def line(word: str, count: int, total: int, done_now: int, seconds: float, failed: int) -> str:
    """For example "worlds 4/17, 3.1/min, about 5 min left, 0 failed"."""
    pace = f", {60 * done_now / seconds:.1f}/min" if done_now and seconds > 0 else ""
    left = f", {_about((total - count) * seconds / done_now)} left" if done_now and count < total else ""
    return f"{word} {count}/{total}{pace}{left}, {failed} failed"


def _about(seconds: float) -> str:
    if seconds < 90:
        return f"about {max(round(seconds), 1)} s"
    return f"about {round(seconds / 60)} min" if seconds < 5400 else f"about {seconds / 3600:.1f} h"
