"""Who is at work on a sweep. Each process that runs chunks keeps a log of its own, and holds it as long as it runs: so the next one knows
of it, by whatever name the folder comes to it, and does not do the same work once more.

A task of a cluster may be thought dead and go on, so a script asks for `beside`: both then write the same bytes.
"""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import gcd
from pathlib import Path
from typing import Any, TextIO

from sim.errors import OutputError
from sim.experiment.lock import NO_LINK, taken, this_process
from sim.experiment.outputs import plain
from sim.experiment.provenance import facts

Shard = tuple[int, int]  # (k, n): every n-th chunk from k on
DOOR = ".door"  # held for the moment in which somebody looks who is there, and comes in
ALL: Shard = (0, 1)


@contextmanager
def at_work(folder: Path, shard: Shard, beside: bool = False) -> Iterator[Callable[[dict[str, Any]], None]]:
    """Be at work on a shard: gives a function that writes a line to a log of this process alone, so that times stay out of the results.

    beside: also where somebody else is at work on some of the same chunks.
    Raises OutputError where the log cannot be written, and, with who it is, if somebody is at work on some of the same chunks.
    """
    with _writing(folder / "logs") as logs:
        logs.mkdir(exist_ok=True)
        first = {"who": this_process(), "shard": list(shard), "began": time.time(), **facts()}
        log = _new(logs / f"work-{time.time_ns():020d}-{os.getpid()}-{threading.get_ident()}.jsonl", first, beside)

    def note(line: dict[str, Any]) -> None:
        with _writing(logs):
            _write(log, line)

    with log:
        yield note


@contextmanager
def _writing(path: Path) -> Iterator[Path]:
    """Raise OutputError where the path cannot be written, as a folder to be read only."""
    try:
        yield path
    except OSError as problem:
        raise OutputError(f"cannot write {path}: {problem.strerror or problem}") from problem


def refuse_others(folder: Path, shard: Shard = ALL) -> None:
    """Raise OutputError if somebody is at work on chunks of a shard."""
    for who in others(folder, shard):
        raise OutputError(f"{who} is at work on {folder}: wait until it has ended, or run other chunks than it does with --shard K/N")


def others(folder: Path, shard: Shard = ALL) -> list[str]:
    """Who is at work on chunks of a shard, in words."""
    found = [_said(path) for path in sorted((folder / "logs").glob("work-*.jsonl")) if path.is_file() and _held(path)]
    return [who for who, theirs in found if _meet(shard, theirs)]


def _new(path: Path, first: dict[str, Any], beside: bool) -> TextIO:
    """A log that is made, held and says who holds it (its first line) while nobody else looks who is there."""
    with _open(path.with_name(DOOR), "a+") as door:
        taken(door, wait=True)
        if not beside:
            refuse_others(path.parents[1], tuple(first["shard"]))
        log = _open(path, "x+")
        taken(log, wait=True)
        _write(log, first)
    return log


def _write(log: TextIO, line: dict[str, Any]) -> None:
    log.write(json.dumps(plain(line)) + "\n")
    log.flush()


def _open(path: Path, mode: str) -> TextIO:
    return open(path, mode, encoding="utf-8", opener=lambda name, flags: os.open(name, flags | NO_LINK, 0o666))


def _held(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as log:
            return not taken(log, shared=True)
    except OSError:
        return False


def _said(path: Path) -> tuple[str, Shard]:
    """Who holds a log, and its shard; all of it where the log does not say."""
    try:
        with path.open(encoding="utf-8", errors="replace") as log:
            told = json.loads(log.readline())
        who, (number, of) = told["who"], told["shard"]
        right = 0 <= int(number) < int(of) and len(who) < 200 and who.isprintable()
        return (who, (number, of)) if right else ("another process", ALL)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return "another process", ALL


def _meet(one: Shard, other: Shard) -> bool:
    """Whether two shards have chunks in common, in a sweep that is long enough."""
    return (one[0] - other[0]) % gcd(one[1], other[1]) == 0

