"""The runs of one chunk, as one Parquet file that is written whole or not at all.

A row: run, point, replicate, status, message, the settings that vary, then every measure over the weeks that count; where levers start
at a state of the market, the week of the branch before them. A world that never gets there is no failure: its rows say so. The file
holds no time and no place, so that whoever runs the chunk again on a processor of the same kind, which it names, writes the same bytes.
"""

import hashlib
import math
import time
import traceback
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from sim import __version__
from sim.errors import OutputError
from sim.experiment.files import write_table
from sim.experiment.model import Columns, Model, the_model
from sim.experiment.outcome import ERROR, NEVER, OK
from sim.experiment.outputs import SCHEMA
from sim.experiment.provenance import processor
from sim.experiment.worker import peak_mb
from sim.policy.levers import Policy
from sim.sweep import by_year
from sim.sweep.branching import Clock, History, run_through
from sim.sweep.code import refuse_other
from sim.sweep.plan import Plan, chunk_file
from sim.sweep.points import held, read_points
from sim.sweep.reaching import BRANCH, BRANCH_UNIT
from sim.sweep.rows import KEYS, WORDS, table_digest
from sim.sweep.settings import as_written, with_settings

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
    model = model_of(plan)  # a process reads the model's code once: that is no cost of its first chunk
    began = time.perf_counter()
    clock, traces = Clock(), []
    rows = _empty_rows(folder, plan, chunk)
    measured = _run(folder, plan, model, rows, clock=clock, traces=traces)
    _write(plan, model, chunk, rows, measured, out or chunk_file(folder, chunk))
    failed = sum(row["status"] == ERROR for row in rows)
    return Ran(chunk, len(rows), failed, time.perf_counter() - began, clock=asdict(clock), traces=tuple(traces), peak_mb=peak_mb())


def lose_chunk(folder: Path, plan: Plan, chunk: int, message: str) -> Ran:
    """Rows that say why a chunk could not be run at all."""
    rows = [row | {"status": ERROR, "message": message} for row in _empty_rows(folder, plan, chunk)]
    model = model_of(plan)
    _write(plan, model, chunk, rows, _unmeasured(plan, model, rows), chunk_file(folder, chunk))
    return _lost(chunk, len(rows), message)


def keep_chunk(plan: Plan, chunk: int, message: str) -> Ran:
    """A chunk that could not be run once more; what there is of it stays, its sound rows too."""
    return _lost(chunk, len(plan.block_of(chunk).numbers(chunk)), message)


def _lost(chunk: int, runs: int, message: str) -> Ran:
    return Ran(chunk, runs, runs, 0.0, {}, (message,))


def _empty_rows(folder: Path, plan: Plan, chunk: int) -> list[dict[str, Any]]:
    """The rows of a chunk before they are run."""
    block = plan.block_of(chunk)
    places = block.numbers(chunk)
    where = [block.where(place) for place in places]
    first = where[0][0]
    points = held(read_points(folder, plan.parts, first, where[-1][0] + 1), folder).to_pylist()
    return [{"run": block.run + place, "point": point, "replicate": replicate, "status": OK, "message": "", **points[point - first]}
            for place, (point, replicate) in zip(places, where, strict=True)]


def _unmeasured(plan: Plan, model: Model, rows: list[dict[str, Any]]) -> np.ndarray:
    """Every measure of every row before it is known, those of single years last, float64 [rows, M]; the rows of a measure lie side by
    side, as a file has them."""
    return np.full((len(rows), len(model.totals) + len(by_year.columns(plan, model))), np.nan, order="F")


def model_of(plan: Plan) -> Model:
    """The model with the measures that there were when the sweep was planned, so that all its rows have the same.

    Raises OutputError if one of them counts something else by now, or is no more.
    """
    model = the_model()
    other = [name for name, digest in plan.measures.items() if model.definitions.get(name) != digest]
    if other:
        raise OutputError(f"this sweep was planned when {', '.join(other[:5])}{' and others' if len(other) > 5 else ''} counted something "
                          "else: use that code, or plan again under another name")
    return model.only(plan.measures)


def _run(folder: Path, plan: Plan, model: Model, rows: list[dict[str, Any]], clock: Clock, traces: list[str]) -> np.ndarray:
    """Run rows, history by history, so that only one is held at a time; returns their measures and fills in how each ended."""
    measured = _unmeasured(plan, model, rows)
    groups: dict[tuple, list[int]] = {}
    for place, row in enumerate(rows):
        groups.setdefault((*map(row.get, plan.world), row["replicate"]), []).append(place)
    policies: dict[tuple, Policy] = {}
    for world, places in groups.items():
        history: History | None = None
        for place in places:
            row = rows[place]
            try:
                history = history or _history(folder, plan, model, world, clock)
                ended, measured[place] = _ended(plan, history, row, policies)
                row |= ended
            except STORAGE:
                raise
            except Exception as problem:  # one bad point must not stop a sweep: its row says what happened
                row |= {"status": ERROR, "message": f"{type(problem).__name__}: {problem}"}
                traces.append(f"run {row['run']}: {traceback.format_exc()}")
    return measured


def _ended(plan: Plan, history: History, row: dict[str, Any], policies: dict[tuple, Policy]) -> tuple[dict[str, Any], np.ndarray | float]:
    """Run a row: what it says of how it ended, and its measures [M]. policies: of arms met so far, of which designs have few."""
    arm = tuple(map(row.get, plan.levers))
    if arm not in policies:
        policies[arm] = with_settings(plan.spec, dict(zip(plan.levers, arm, strict=True))).policy
    weeks = _weeks(plan, history, policies[arm])
    if weeks is None:
        return {"status": NEVER}, math.nan
    found = np.append(history.model.all_over(weeks), by_year.values(plan, history.model, weeks))
    return {BRANCH: history.span.branch} if plan.starts_at else {}, found


def _weeks(plan: Plan, history: History, policy: Policy) -> Columns | None:
    """Weekly measures of a run over the weeks that count; None if its market never gets to where levers start."""
    if plan.branches:
        return history.outcomes(policy)
    with history.clock.on("futures"):
        return run_through(history.model, plan, replace(history.spec, policy=policy))


def _history(folder: Path, plan: Plan, model: Model, world: tuple, clock: Clock) -> History:
    """A world's life before levers act. world: its values of `plan.world`, then its replicate."""
    *values, replicate = world
    spec = replace(as_written(plan.spec, dict(zip(plan.world, values, strict=True))), policy=Policy(), replicate=replicate)
    name = hashlib.sha256(f"{plan.id} {world!r}".encode()).hexdigest()[:16] if plan.keep else ""
    return History(model, plan, spec, folder / "states" / f"{name}.npz" if plan.keep else None, clock)


def _write(plan: Plan, model: Model, chunk: int, rows: list[dict[str, Any]], measured: np.ndarray, path: Path) -> None:
    dated, yearly = {BRANCH: BRANCH_UNIT} if plan.starts_at else {}, by_year.columns(plan, model)
    columns = {name: pa.array([row[name] for row in rows], pa.int64()) for name in KEYS}
    columns |= {name: pa.array([row[name] for row in rows], pa.string()) for name in WORDS}
    columns |= {name: pa.array([row[name] for row in rows]) for name in plan.columns}
    columns |= {name: pa.array([row.get(name, math.nan) for row in rows], pa.float64(), from_pandas=False) for name in dated}
    columns |= {name: pa.array(values, from_pandas=False)
                for name, values in zip((*model.totals, *yearly), measured.T, strict=True)}
    failed, never = (sum(row["status"] == status for row in rows) for status in (ERROR, NEVER))
    table = pa.table(columns)
    note = {"schema": SCHEMA, "version": __version__, "code": plan.code["sha256"], "plan": plan.id, "chunk": chunk, "rows": len(rows),
            "processor": processor(), "failed": failed, "never": never, "seed": plan.spec.seed, "digest": table_digest(table),
            "units": dated | model.total_units | yearly}
    write_table(path, [table], note)
