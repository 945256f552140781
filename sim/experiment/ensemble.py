"""Running many tasks into one folder: in any number of processes, stopped and taken up again, with the same bytes at the end."""

import json
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa

from sim.experiment.files import metadata_of, write_table, write_text
from sim.experiment.outcome import ERROR, Outcome
from sim.experiment.parts import Parts, weeks_table
from sim.experiment.pool import Died, run_tasks
from sim.experiment.progress import Reporter
from sim.experiment.provenance import model_digest

DRAFT_HOURS = 1.0  # drafts of files older than this belong to no living process


@dataclass(frozen=True)
class Task:
    """One task of an ensemble; `name` sorts in task order."""

    name: str
    draw: int
    replicate: int
    work: Any


@dataclass(frozen=True)
class Plan:
    """What an ensemble does: `run` gives a task's outcome, `rows` makes its table, `lost` the rows of a task that was lost."""

    id: str
    tasks: Sequence[Task]
    run: Callable[[Task], Outcome]
    rows: Callable[[Sequence[dict]], pa.Table]
    lost: Callable[[Task, str], list[dict]]
    metadata: dict[str, Any]


def run_plan(plan: Plan, out: Path, processes: int, reporter: Reporter) -> None:
    """Run what of a plan is not done yet, then write runs, weeks and timings in task order.

    Finished tasks are kept as parts whatever happens next (Ctrl-C, kill, a fault), and are not run again. A plan whose results
    are in place is not run at all. Results of another plan in the folder are replaced.
    """
    if is_complete(plan.id, out):
        return
    parts = Parts(out / "parts" / plan.id)
    _sweep(parts.folder)
    todo = [row for row, task in enumerate(plan.tasks) if not parts.done(task.name)]
    lost: dict[str, str] = {}
    reporter.start(len(plan.tasks), len(plan.tasks) - len(todo))
    do = partial(_run_and_save, plan, parts.folder)
    try:
        with closing(run_tasks(do, todo, processes, reporter.tick)) as finished:
            for row, result in finished:
                if isinstance(result, Died):
                    lost[plan.tasks[row].name] = result.message
                reporter.done(failed=isinstance(result, Died) or not result)
    except BaseException:
        kept = sum(parts.done(task.name) for task in plan.tasks)
        reporter.say(f"stopped: {kept} of {len(plan.tasks)} {reporter.word} are kept, the same command goes on from there")
        raise
    finally:
        reporter.close()
    _merge(plan, parts, lost, out)


def is_complete(plan: str, out: Path) -> bool:
    """True if the results of this plan are in place, with nothing lost."""
    noted = metadata_of(out / "runs.parquet")
    return noted.get("plan") == plan and bool(noted.get("complete"))


def _run_and_save(plan: Plan, folder: Path, row: int) -> bool:
    """Run one task and leave its part files; True if nothing in it failed."""
    task = plan.tasks[row]
    outcome = plan.run(task)
    weeks = weeks_table(outcome, task.draw, task.replicate)
    Parts(folder).save(task.name, outcome, plan.rows(outcome.rows), weeks)
    return not any(value["status"] == ERROR for value in outcome.rows)


def _merge(plan: Plan, parts: Parts, lost: dict[str, str], out: Path) -> None:
    """Whole files in task order; `runs.parquet` last, as the mark that the others are there."""
    (out / "runs.parquet").unlink(missing_ok=True)
    kept = [task for task in plan.tasks if task.name not in lost]
    note = plan.metadata | {"plan": plan.id, "complete": not lost}
    weeks = [part for part in (parts.weeks(task.name) for task in kept) if part.num_columns]
    if weeks:
        write_table(out / "weeks.parquet", weeks, note)
    notes = {task: parts.notes(task.name) for task in kept}
    write_table(out / "timings.parquet", [_timings(notes)], note)
    _write_failures(notes, out)
    rows = [plan.rows(plan.lost(t, lost[t.name])) if t.name in lost else parts.runs(t.name) for t in plan.tasks]
    write_table(out / "runs.parquet", [pa.concat_tables(rows)], note)
    if not lost:
        shutil.rmtree(parts.folder.parent)  # parts of other plans too: their code or settings are no longer asked for


def _timings(notes: dict[Task, dict]) -> pa.Table:
    """Wall seconds of every history and arm; kept apart from the runs, whose bytes must not depend on the clock."""
    rows = [(t.draw, t.replicate, id, seconds) for t, note in notes.items() for id, seconds in note["seconds"].items()]
    draw, replicate, arm, seconds = zip(*rows, strict=True) if rows else ((), (), (), ())
    return pa.table(
        {
            "draw": pa.array(draw, pa.int32()),
            "replicate": pa.array(replicate, pa.int32()),
            "arm": pa.array(arm, pa.string()),
            "wall_s": pa.array(seconds, pa.float64()),
        }
    )


def _write_failures(notes: dict[Task, dict], out: Path) -> None:
    """The stack traces of what failed, for whoever mends it; no file if nothing did."""
    texts = [f"{task.name}  {id}  {message}\n{trace}" for task, note in notes.items() for id, (message, trace) in note["failures"].items()]
    if texts:
        write_text(out / "failures.txt", "\n".join(texts))
    else:
        (out / "failures.txt").unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove drafts that a killed process left."""
    for draft in folder.glob(".*.tmp"):
        if time.time() - draft.stat().st_mtime > 3600 * DRAFT_HOURS:
            draft.unlink(missing_ok=True)


def plan_id(content: Any) -> str:
    """Sixteen hex digits of everything a plan's results depend on, the model's code included."""
    return sha256(json.dumps([content, model_digest()], sort_keys=True, default=repr).encode()).hexdigest()[:16]
