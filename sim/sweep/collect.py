"""How far a sweep is, one digest of all its rows, and one table of them."""

import hashlib
from pathlib import Path

import pyarrow.parquet as pq

from sim import __version__
from sim.errors import InputError, OutputError
from sim.experiment.files import metadata_of, write, write_json
from sim.experiment.outputs import SCHEMA
from sim.sweep.chunk import column_bytes
from sim.sweep.estimate import spoken
from sim.sweep.plan import Plan, chunk_files, done, read
from sim.sweep.work import times


def status(folder: Path) -> str:
    """Chunks and runs done, failures, and what the logs say about pace."""
    plan = read(folder)
    there = done(folder, plan)
    runs = sum(len(plan.block_of(chunk).numbers(chunk)) for chunk in there)
    lines = [
        f"sweep       {plan.name}: {plan.points:,} points, {plan.replicates:,} replicates",
        f"runs        {runs:,} of {plan.runs:,}, {_told(plan, _counted(folder, plan))}",
        f"chunks      {len(there):,} of {plan.chunks:,}",
    ]
    measured = times(folder)
    if measured and len(there) < plan.chunks:
        mean = sum(ran["seconds"] for ran in measured) / len(measured)
        lines.append(f"left        about {spoken(mean * (plan.chunks - len(there)))} of one process")
    return "\n".join([*lines, *_pace(measured), *_unreadable(folder, plan)])


def collect(folder: Path) -> str:
    """Put all rows in `runs.parquet`, in order, with `run.json` beside it; returns what was found, as text.

    Raises InputError if nothing is there yet, OutputError if a chunk's file cannot be read.
    """
    plan = read(folder)
    files = list(chunk_files(folder, plan))
    if not files:
        raise InputError(f"{folder} has no results yet: counterflow sweep run {folder}")
    if torn := _unreadable(folder, plan):
        raise OutputError("\n".join(torn))
    write(folder / "runs.parquet", lambda draft: _concatenate(files, draft))
    found = digest(folder)
    whole = len(files) == plan.chunks
    rows = pq.read_metadata(folder / "runs.parquet").num_rows
    counted = _counted(folder, plan)
    write_json(folder / "run.json", {
        "schema": SCHEMA, "version": __version__, "job": "sweep", "name": plan.name, "digest": found, "complete": whole,
        "figures": {"runs": rows, "planned": plan.runs, **counted}, "units": metadata_of(files[0]).get("units", {}),
    })
    text = f"{rows:,} of {plan.runs:,} runs, {_told(plan, counted)}, in {folder / 'runs.parquet'}\ndigest      {found}"
    return text if whole else f"{text}\nnot complete: {plan.chunks - len(files):,} chunks are missing"


def digest(folder: Path) -> str:
    """SHA-256 of all rows in the order of their runs: the same for any chunks, shards, workers and machines."""
    plan, totals = read(folder), {}
    for path in chunk_files(folder, plan):
        table = pq.read_table(path, partitioning=None)
        for name in table.column_names:
            totals.setdefault(name, hashlib.sha256()).update(column_bytes(table[name]))
    return hashlib.sha256("".join(f"{name} {total.hexdigest()}\n" for name, total in totals.items()).encode()).hexdigest()


def _counted(folder: Path, plan: Plan) -> dict[str, int]:
    """Runs by what became of them, from the footers of finished chunks: `never` are those whose market never got to where levers start."""
    notes = [metadata_of(path) for path in chunk_files(folder, plan)]
    words = ("failed", "never") if plan.starts_at else ("failed",)
    return {word: sum(note.get(word, 0) for note in notes) for word in words}


def _unreadable(folder: Path, plan: Plan) -> list[str]:
    """A sentence for each finished chunk whose file is empty or torn."""
    return [f"{path} cannot be read: counterflow sweep retry {folder} makes it again"
            for path in chunk_files(folder, plan) if not metadata_of(path)]


def _told(plan: Plan, counted: dict[str, int]) -> str:
    never = f", {counted['never']:,} in worlds that never reach {100 * plan.starts_at:g}%" if plan.starts_at else ""
    return f"{counted['failed']:,} failed{never}"


def _pace(measured: list[dict]) -> list[str]:
    """Runs a minute of one process, and where its time went."""
    seconds, runs = sum(ran["seconds"] for ran in measured), sum(ran["runs"] for ran in measured)
    if not seconds:
        return []
    parts = {name: sum(ran["clock"].get(name, 0) for ran in measured) for name in ("history", "futures")}
    beside = seconds - sum(parts.values())
    return [f"pace        {60 * runs / seconds:,.0f} runs a minute of one process",
            f"time        {parts['history'] / seconds:.0%} in histories, {parts['futures'] / seconds:.0%} after them, "
            f"{1000 * beside / runs:.2f} ms a run beside the model"]


def _concatenate(files: list[Path], draft: Path) -> None:
    """A row group a chunk, one in memory at a time."""
    schema = pq.read_schema(files[0]).remove_metadata()
    with pq.ParquetWriter(draft, schema, compression="zstd") as writer:
        for path in files:
            writer.write_table(pq.read_table(path, partitioning=None).cast(schema))
