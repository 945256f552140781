"""Doing chunks on this machine: all that are missing, one shard of them, or those with failures once more."""

import json
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from sim.errors import DONE, FAILED, SOME_RUNS_FAILED
from sim.experiment.files import begin, sweep_drafts
from sim.experiment.pool import Died, run_tasks
from sim.experiment.progress import Reporter, Silent
from sim.paths import settled
from sim.say import say
from sim.sweep.at_work import ALL, Shard, at_work
from sim.sweep.chunk import Ran, keep_chunk, lose_chunk, run_chunk
from sim.sweep.kept import FOLDER, FOREIGN, blocked, look, refuse, sound
from sim.sweep.plan import Plan, done, read


def run(folder: Path, processes: int, reporter: Reporter | None = None, shard: Shard = ALL, apart: bool = False,
        beside: bool = False) -> int:
    """Run the chunks of a shard that are missing; returns the exit code. Finished chunks are left as they are.

    apart: in processes of their own even if it is one, so that a run which kills its process becomes rows that say so.
    beside: also where somebody else is at work on some of them, which else raises OutputError, as a folder in a chunk's place does.
    """
    folder = settled(folder)
    plan = read(folder, to_run=True)
    mine = plan.shard(*shard)
    if not _missing(folder, plan, mine):
        return _do(folder, plan, [], len(mine), processes, reporter=reporter, apart=False, note=lambda _: None)
    with at_work(folder, shard, beside) as note:
        todo = _missing(folder, plan, mine)  # some of it somebody else may have done meanwhile
        return _do(folder, plan, todo, len(mine), processes, reporter=reporter, apart=apart, note=note)


def _missing(folder: Path, plan: Plan, chunks: range) -> list[int]:
    refuse(folder, blocked(folder, plan, chunks))
    there = sound(folder, plan, chunks)
    return [chunk for chunk in chunks if chunk not in there]


def retry(folder: Path, processes: int, reporter: Reporter | None = None, shard: Shard = ALL, apart: bool = False,
          beside: bool = False) -> int:
    """Run the chunks of a shard that hold failures once more, in place; returns the exit code. What is lost then stays as it was."""
    folder = settled(folder)
    plan = read(folder, to_run=True)
    if not failed_chunks(folder, plan, shard):
        say("nothing to run again: no chunk that is there holds a failure")
        return DONE
    with at_work(folder, shard, beside) as note:
        again = failed_chunks(folder, plan, shard)
        return _do(folder, plan, again, len(again), processes, reporter=reporter, apart=apart, note=note)


def failed_chunks(folder: Path, plan: Plan, shard: Shard = ALL) -> list[int]:
    """Finished chunks of a shard in which a run failed; those whose file is not what was written are among them.

    Raises OutputError if one is of another plan or other code, or a folder lies in its place.
    """
    mine = plan.shard(*shard)
    found = {chunk: look(folder, plan, chunk) for chunk in sorted(done(folder, plan)) if chunk in mine}
    refuse(folder, {chunk: one.fault for chunk, one in found.items() if one.fault in (FOREIGN, FOLDER)})
    return [chunk for chunk, one in found.items() if one.fault or one.failed]


def _do(folder: Path, plan: Plan, chunks: list[int], total: int, processes: int, *, reporter: Reporter | None, apart: bool,
        note: Callable[[dict], None]) -> int:
    reporter = reporter or Silent()
    begin(folder / "results")
    sweep_drafts(folder / part for part in ("results", "states"))
    runs = failed = 0
    reporter.start(total, total - len(chunks))
    try:
        with closing(run_tasks(partial(run_chunk, folder, plan), chunks, processes, reporter.tick, apart)) as finished:
            for chunk, result in finished:
                ran = _given_up(folder, plan, chunk, result.message) if isinstance(result, Died) else result
                runs, failed = runs + ran.runs, failed + ran.failed
                note(vars(ran) | {"ended": time.time()})
                reporter.done(failed=bool(ran.failed))
    finally:
        reporter.close()
    if not failed:
        return DONE
    return FAILED if failed == runs else SOME_RUNS_FAILED


def _given_up(folder: Path, plan: Plan, chunk: int, message: str) -> Ran:
    """Rows that say why a chunk was lost, unless it has rows already."""
    return keep_chunk(plan, chunk, message) if sound(folder, plan, [chunk]) else lose_chunk(folder, plan, chunk, message)


def times(folder: Path) -> list[dict]:
    """What the logs say of every chunk that was run; lines that are torn, or say nothing of a chunk, are passed over."""
    found = []
    for path in sorted((folder / "logs").glob("work-*.jsonl")):
        if path.is_file():
            with path.open(encoding="utf-8", errors="replace") as opened:
                found += [ran for ran in map(_ran, opened) if ran]
    return found


def _ran(line: str) -> dict[str, Any]:
    """A line about a chunk; empty for any other, a torn one, and one that was never written here."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(told, dict) or not isinstance(told.get("clock"), dict):
        return {}
    whole, spent = (told.get(name) for name in ("chunk", "runs")), (told.get("seconds"), *told["clock"].values())
    right = all(type(number) is int and 0 <= number < 2**53 for number in whole) and all(map(_seconds, spent))
    return told if right else {}


def _seconds(value: Any) -> bool:
    return type(value) in (int, float) and 0 <= value < 1e12
