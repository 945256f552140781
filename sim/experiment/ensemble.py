"""Running many tasks into one folder: in any number of processes, stopped and taken up again, with the same bytes at the end."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from sim.errors import OutputError
from sim.experiment.code_digest import model_digest
from sim.experiment.files import begin, metadata_of, remove, sweep_drafts, write_table, write_text
from sim.experiment.made import finish, sitting
from sim.experiment.outcome import ERROR, Outcome
from sim.experiment.part_files import Parts, weeks_table
from sim.experiment.pool import Died, run_tasks
from sim.experiment.progress import Reporter
from sim.experiment.provenance import numeric_versions
from sim.experiment.sums import as_written, seal, unseal
from sim.measures.definition import still_meant

SITTING = "sitting.json"  # of the whole plan; a share's has its number


@dataclass(frozen=True)
class Task:
    """One task of an ensemble; `name` sorts in task order."""

    name: str
    draw: int
    replicate: int
    work: Any


@dataclass(frozen=True)
class Plan:
    """What an ensemble does: `run` gives a task's outcome, `rows` makes its table, `lost` the rows of a task that was lost.

    beside: tables that describe the runs, by name; they change hands together with the runs.
    metadata: what every file notes of itself; its `measures` are the digests of what the model's measures count.
    """

    id: str
    tasks: Sequence[Task]
    run: Callable[[Task], Outcome]
    rows: Callable[[Sequence[dict]], pa.Table]
    lost: Callable[[Task, str], list[dict]]
    metadata: dict[str, Any]
    beside: Mapping[str, pa.Table] = field(default_factory=dict)

    @property
    def measures(self) -> Mapping[str, str]:
        return self.metadata.get("measures", {})


def run_plan(plan: Plan, out: Path, processes: int, reporter: Reporter) -> None:
    """Run what of a plan is not done yet, then write runs, weeks and timings in task order.

    Finished tasks are kept as parts whatever happens next (Ctrl-C, kill, a fault), and are not run again; failed ones are. A plan
    whose results are in place, without a failure, is not run at all. Results of another plan in the folder are replaced. A measure that is
    new since some of them were made is left out of them; one that counts something else now has them made again.
    """
    if is_complete(plan.id, out, plan.measures):
        return
    parts = Parts(out / "parts" / plan.id, plan.measures)
    lost, _ = _fill(plan, parts, range(len(plan.tasks)), SITTING, processes, reporter)
    _merge(plan, parts, lost, out)


@dataclass(frozen=True)
class Share:
    """Every `of`-th task of a plan, from `number` on: what one task of a cluster's array does."""

    number: int
    of: int


@dataclass(frozen=True)
class Shared:
    """Tasks of a share, failures among those that it ran, and how many tasks of the whole plan are done, of how many."""

    mine: int
    failed: int
    done: int
    tasks: int


def run_share(plan: Plan, out: Path, share: Share, processes: int, reporter: Reporter) -> Shared:
    """Run the tasks of a share that are not done yet, and leave their parts for `run_plan` to put together.

    Several shares may run at once in one folder, on any machines that see it.
    """
    rows = range(share.number, len(plan.tasks), share.of)
    if is_complete(plan.id, out, plan.measures):
        return Shared(len(rows), 0, len(plan.tasks), len(plan.tasks))
    parts = Parts(out / "parts" / plan.id, plan.measures)
    note = SITTING.replace(".", f"-{share.number}-of-{share.of}.")
    _, failed = _fill(plan, parts, rows, note, processes, reporter)
    return Shared(len(rows), failed, sum(parts.done(task.name) for task in plan.tasks), len(plan.tasks))


def _fill(plan: Plan, parts: Parts, rows: Sequence[int], note: str, processes: int, reporter: Reporter) -> tuple[dict[str, str], int]:
    """Run the tasks of these rows that have no part yet; returns why tasks were lost, by name, and how many failed or were lost."""
    sweep_drafts([begin(parts.folder)])
    todo = [row for row in rows if not parts.done(plan.tasks[row].name)]
    lost: dict[str, str] = {}
    failures = 0
    reporter.start(len(rows), len(rows) - len(todo))
    do = partial(_run_and_save, plan, parts.folder, model_digest())
    making = sitting(parts.folder / note, plan.id) if todo else nullcontext()
    try:
        with making as note_time, closing(run_tasks(do, todo, processes, reporter.tick)) as finished:
            for row, result in finished:
                note_time()
                if isinstance(result, Died):
                    lost[plan.tasks[row].name] = result.message
                failed = isinstance(result, Died) or not result
                failures += failed
                reporter.done(failed=failed)
    except BaseException:
        kept = sum(parts.done(task.name) for task in plan.tasks)
        reporter.say(f"stopped: {kept} of {len(plan.tasks)} {reporter.word} are kept, the same command goes on from there")
        raise
    finally:
        reporter.close()
    return lost, failures


def is_complete(plan: str, out: Path, measures: Mapping[str, str]) -> bool:
    """True if the results of this plan are in place, with nothing lost and nothing failed, and their measures count what they counted."""
    noted = metadata_of(out / "runs.parquet")
    mine = noted.get("plan") == plan and bool(noted.get("complete"))
    return mine and as_written(out) and still_meant(noted.get("measures", {}), measures)


def _run_and_save(plan: Plan, folder: Path, code: str, row: int) -> bool:
    """Run one task and leave its part files; True if nothing in it failed.

    code: the model's digest where the plan was made. Raises OutputError if this process, which may have started later, has another.
    """
    if model_digest() != code:
        raise OutputError("the model's files were changed while it ran, and one table must not mix two models: ask again")
    task = plan.tasks[row]
    outcome = plan.run(task)
    weeks = weeks_table(outcome, task.draw, task.replicate)
    Parts(folder, plan.measures).save(task.name, outcome, plan.rows(outcome.rows), weeks)
    return not any(value["status"] == ERROR for value in outcome.rows)


def _merge(plan: Plan, parts: Parts, lost: dict[str, str], out: Path) -> None:
    """Whole files in task order; `runs.parquet` goes first and comes last, as the mark that the others belong to it."""
    kept = [task for task in plan.tasks if task.name not in lost]
    rows = [plan.rows(plan.lost(t, lost[t.name])) if t.name in lost else parts.runs(t.name) for t in plan.tasks]
    weeks = [part for part in (parts.weeks(task.name) for task in kept) if part.num_columns]
    common = parts.measures_of([task.name for task in kept])
    newer = plan.measures.keys() - common
    rows, weeks = ([_without(table, newer) for table in tables] for tables in (rows, weeks))
    notes = {task: parts.notes(task.name) for task in kept}
    complete = not lost and not any(note["failed"] for note in notes.values())
    note = plan.metadata | {"plan": plan.id, "complete": complete}
    if plan.measures:
        note |= {kind: {name: word for name, word in note[kind].items() if name in common} for kind in ("measures", "units")}
    unseal(out)
    for name in ("runs", "weeks"):
        remove(out / f"{name}.parquet")
    for name, table in plan.beside.items():
        write_table(out / f"{name}.parquet", [table], note)
    if weeks:
        write_table(out / "weeks.parquet", weeks, note)
    write_table(out / "timings.parquet", [_timings(notes)], note)
    _write_failures(notes, out)
    finish(parts.folder.glob("sitting*.json"), out)
    write_table(out / "runs.parquet", [pa.concat_tables(rows)], note)
    seal(out)
    if complete:
        shutil.rmtree(parts.folder.parent)  # parts of other plans too: their code or settings are no longer asked for


def _without(table: pa.Table, measures: Set[str]) -> pa.Table:
    """A table without columns and rows of measures that not all its parts have, because they are newer than some."""
    if not measures:
        return table
    left = table.select([name for name in table.column_names if name not in measures])
    return left.filter(pc.invert(pc.is_in(left["measure"], pa.array(sorted(measures))))) if "measure" in left.column_names else left


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
        remove(out / "failures.txt")


def plan_id(content: Any) -> str:
    """Sixteen hex digits of everything a plan's results depend on, the model's code and the libraries it counts with included."""
    return sha256(json.dumps([content, model_digest(), numeric_versions()], sort_keys=True, default=repr).encode()).hexdigest()[:16]
