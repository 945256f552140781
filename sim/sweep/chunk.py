"""The runs of one chunk, as one Parquet file that is written whole or not at all.

A row: run, point, replicate, status, message, the settings that vary, then every measure over the weeks that count; where levers start
at a state of the market, the week of the branch before them. A world that never gets there is no failure: its rows say so. The file
holds no time and no place, so that whoever runs the chunk again writes the same bytes.
"""

import hashlib
import math
import time
import traceback
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from sim import __version__
from sim.errors import OutputError
from sim.experiment.files import write_table
from sim.experiment.model import Model, the_model
from sim.experiment.outcome import ERROR, NEVER, OK
from sim.experiment.outputs import SCHEMA
from sim.experiment.worker import peak_mb
from sim.policy.levers import Policy
from sim.spec import Spec
from sim.sweep.branching import Clock, History, run_through
from sim.sweep.code import refuse_other, this_code
from sim.sweep.plan import Plan, chunk_file
from sim.sweep.points import read_points
from sim.sweep.reaching import BRANCH
from sim.sweep.settings import with_settings

KEYS = ("run", "point", "replicate")
STORAGE = (OutputError, OSError, MemoryError)  # faults of the machine, which another try may not meet: they are no results


@dataclass(frozen=True)
class Ran:
    """What running a chunk took: runs, failures among them with their traces, seconds, and the most memory its process ever held."""

    chunk: int
    runs: int
    failed: int
    seconds: float
    clock: dict[str, float]
    traces: tuple[str, ...] = ()
    peak_mb: float = 0.0


def run_chunk(folder: Path, plan: Plan, chunk: int, out: Path | None = None) -> Ran:
    """Run a chunk and put its file in place (`out`: somewhere else, for comparison).

    Raises OutputError if this process has other code than the plan, or states cannot be kept: no row says anything then.
    """
    refuse_other(plan.code)  # of this process, which may have started long after the plan was read
    began = time.perf_counter()
    clock, traces = Clock(), []
    rows = _empty_rows(folder, plan, chunk)
    _run(folder, plan, rows, clock, traces)
    _write(plan, chunk, rows, out or chunk_file(folder, chunk))
    failed = sum(row["status"] == ERROR for row in rows)
    return Ran(chunk, len(rows), failed, time.perf_counter() - began, asdict(clock), tuple(traces), peak_mb())


def lose_chunk(folder: Path, plan: Plan, chunk: int, message: str) -> Ran:
    """Rows that say why a chunk could not be run at all."""
    rows = [row | {"status": ERROR, "message": message} for row in _empty_rows(folder, plan, chunk)]
    _write(plan, chunk, rows, chunk_file(folder, chunk))
    return _lost(chunk, len(rows), message)


def keep_chunk(plan: Plan, chunk: int, message: str) -> Ran:
    """A chunk that could not be run once more; what there is of it stays, its sound rows too."""
    return _lost(chunk, len(plan.block_of(chunk).numbers(chunk)), message)


def _lost(chunk: int, runs: int, message: str) -> Ran:
    return Ran(chunk, runs, runs, 0.0, {}, (message,))


def table_digest(table: pa.Table) -> str:
    """SHA-256 of a table's values, column by column; how rows are grouped does not matter."""
    total = hashlib.sha256()
    for name, values in zip(table.column_names, table.columns, strict=True):
        total.update(name.encode() + b"\0" + column_bytes(values))
    return total.hexdigest()


def column_bytes(values: pa.ChunkedArray) -> bytes:
    """A column's values as bytes: numbers as they are held, words with an end after each."""
    if pa.types.is_string(values.type):
        return b"".join(word.encode() + b"\0" for word in values.to_pylist())
    return values.to_numpy().tobytes()


def _empty_rows(folder: Path, plan: Plan, chunk: int) -> list[dict[str, Any]]:
    """The rows of a chunk before they are run."""
    block = plan.block_of(chunk)
    places = block.numbers(chunk)
    where = [block.where(place) for place in places]
    first = where[0][0]
    points = read_points(folder, plan.parts, first, where[-1][0] + 1).to_pylist()
    return [{"run": block.run + place, "point": point, "replicate": replicate, "status": OK, "message": "", **points[point - first]}
            for place, (point, replicate) in zip(places, where, strict=True)]


def _run(folder: Path, plan: Plan, rows: list[dict[str, Any]], clock: Clock, traces: list[str]) -> None:
    """Fill the rows in, history by history, so that only one is held at a time."""
    model = the_model()
    groups: dict[tuple, list[dict]] = {}
    for row in rows:
        groups.setdefault(_world_of(plan, row), []).append(row)
    for world, members in groups.items():
        history: History | None = None
        for row in members:
            try:
                spec = _spec(plan, row)
                history = history or _history(folder, plan, model, spec, world, clock)
                row |= _outcomes(model, plan, spec, history, clock)
            except STORAGE:
                raise
            except Exception as problem:  # one bad point must not stop a sweep: its row says what happened
                row |= {"status": ERROR, "message": f"{type(problem).__name__}: {problem}"}
                traces.append(f"run {row['run']}: {traceback.format_exc()}")


def _outcomes(model: Model, plan: Plan, spec: Spec, history: History, clock: Clock) -> dict[str, Any]:
    if not plan.branches:
        with clock.on("futures"):
            weeks = run_through(model, plan, spec)
    else:
        weeks = history.outcomes(spec.policy)
    if weeks is None:
        return {"status": NEVER}
    dated = {BRANCH: history.span.branch} if plan.starts_at else {}
    return dated | {name: model.over(weeks, name) for name in model.totals}


def _world_of(plan: Plan, row: dict[str, Any]) -> tuple:
    """What tells one history from another: every setting that is no lever, and the replicate."""
    return (*(row[path] for path in plan.columns if not path.startswith("policy.")), row["replicate"])


def _spec(plan: Plan, row: dict[str, Any]) -> Spec:
    return replace(with_settings(plan.spec, {path: row[path] for path in plan.columns}), replicate=row["replicate"])


def _history(folder: Path, plan: Plan, model: Model, spec: Spec, world: tuple, clock: Clock) -> History:
    name = hashlib.sha256(f"{plan.id} {world!r}".encode()).hexdigest()[:16]
    return History(model, plan, replace(spec, policy=Policy()), folder / "states" / f"{name}.npz" if plan.keep else None, clock)


def _write(plan: Plan, chunk: int, rows: list[dict[str, Any]], path: Path) -> None:
    units = ({BRANCH: "week since 2006"} if plan.starts_at else {}) | dict(the_model().units)
    columns = {name: pa.array([row[name] for row in rows], pa.int64()) for name in KEYS}
    columns |= {name: pa.array([row[name] for row in rows], pa.string()) for name in ("status", "message")}
    columns |= {name: pa.array([row[name] for row in rows]) for name in plan.columns}
    columns |= {name: pa.array([row.get(name, math.nan) for row in rows], pa.float64(), from_pandas=False) for name in units}
    table = pa.table(columns)
    failed, never = (sum(row["status"] == status for row in rows) for status in (ERROR, NEVER))
    note = {"schema": SCHEMA, "version": __version__, "code": this_code()["sha256"], "plan": plan.id, "chunk": chunk, "rows": len(rows),
            "failed": failed, "never": never, "seed": plan.spec.seed, "digest": table_digest(table), "units": units}
    write_table(path, [table], note)
