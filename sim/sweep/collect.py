"""How far a sweep is, one digest of all its rows, and one table of them."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sim import __version__
from sim.clock import week_of
from sim.errors import InputError, OutputError
from sim.experiment.files import metadata_of, write, write_json
from sim.experiment.outputs import SCHEMA
from sim.sweep.chunk import column_bytes
from sim.sweep.estimate import spoken
from sim.sweep.plan import Plan, chunk_file, chunk_files, done, notes_of, ours, read
from sim.sweep.work import times
from sim.typed import typed

ENOUGH = 300  # runs from which what they cost beside the model is told: of fewer, processes that begin are most of it


def status(folder: Path) -> str:
    """Chunks and runs done, failures, and what the logs say about pace."""
    plan = read(folder)
    there = ours(folder, plan, range(plan.chunks))
    torn = _unreadable(folder, chunk_files(folder, plan))
    other = len(done(folder, plan)) - len(there) - len(torn)
    runs = sum(len(plan.block_of(chunk).numbers(chunk)) for chunk in there)
    lines = [
        f"sweep       {plan.name}: {plan.points:,} points, {plan.replicates:,} replicates",
        f"runs        {runs:,} of {plan.runs:,}, {_told(plan, _counted(plan, (chunk_file(folder, chunk) for chunk in there)))}",
        f"chunks      {len(there):,} of {plan.chunks:,}",
    ]
    if other:
        lines.append(f"others      {other:,} files of another plan or other code: `sweep run` makes them again")
    measured = times(folder)
    if measured and len(there) < plan.chunks:
        mean = sum(ran["seconds"] for ran in measured) / len(measured)
        lines.append(f"left        about {spoken(mean * (plan.chunks - len(there)))} of one process")
    return "\n".join([*lines, *_pace(measured), *torn])


def collect(folder: Path) -> str:
    """Put all rows in `runs.parquet`, in order, with `run.json` beside it; returns what was found, as text.

    Raises InputError if nothing is there yet, OutputError if a chunk's file cannot be read or is none of this sweep's.
    """
    plan = read(folder)
    files = list(chunk_files(folder, plan))
    if not files:
        raise InputError(f"{folder} has no results yet: {typed('counterflow', 'sweep', 'run', folder)}")
    if torn := _unreadable(folder, files):
        raise OutputError("\n".join(torn))
    counted, total = _counted(plan, files), Digest()
    write(folder / "runs.parquet", lambda draft: _concatenate(files, draft, total))
    found = total.hex()
    whole = len(files) == plan.chunks
    rows = pq.read_metadata(folder / "runs.parquet").num_rows
    write_json(folder / "run.json", {
        "schema": SCHEMA, "version": __version__, "job": "sweep", "name": plan.name, "digest": found, "complete": whole,
        "weeks_counted": weeks_counted(plan),
        "figures": {"runs": rows, "planned": plan.runs, **counted}, "units": metadata_of(files[0]).get("units", {}),
    })
    text = f"{rows:,} of {plan.runs:,} runs, {_told(plan, counted)}, in {folder / 'runs.parquet'}\ndigest      {found}"
    return text if whole else f"{text}\nnot complete: {plan.chunks - len(files):,} chunks are missing"


def weeks_counted(plan: Plan) -> int:
    """The weeks over which a row's measures are added up or averaged; known of a sweep of older code too."""
    return plan.weeks if plan.starts_at else week_of(plan.written["end"]) - plan.since


def digest(folder: Path) -> str:
    """SHA-256 of all rows in the order of their runs: the same for any chunks, shards, workers and machines."""
    plan, total = read(folder), Digest()
    files = list(chunk_files(folder, plan))
    notes_of(plan, files)
    for path in files:
        total.add(pq.read_table(path, partitioning=None))
    return total.hex()


class Digest:
    """SHA-256 of rows that come a table at a time, column by column."""

    def __init__(self) -> None:
        self.totals: dict[str, Any] = {}

    def add(self, table: pa.Table) -> None:
        for name in table.column_names:
            self.totals.setdefault(name, hashlib.sha256()).update(column_bytes(table[name]))

    def hex(self) -> str:
        return hashlib.sha256("".join(f"{name} {total.hexdigest()}\n" for name, total in self.totals.items()).encode()).hexdigest()


def _counted(plan: Plan, files: Iterable[Path]) -> dict[str, int]:
    """Runs by what became of them, from the footers of finished chunks: `never` are those whose market never got to where levers start.

    Raises OutputError if one of them is none of this plan's.
    """
    notes = notes_of(plan, files)
    words = ("failed", "never") if plan.starts_at else ("failed",)
    return {word: sum(note.get(word, 0) for note in notes) for word in words}


def _unreadable(folder: Path, files: Iterable[Path]) -> list[str]:
    """A sentence for each finished chunk whose file is empty or torn."""
    return [f"{path} cannot be read: counterflow sweep retry {folder} makes it again"
            for path in files if not metadata_of(path)]


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
    engine = f", {1000 * beside / runs:.2f} ms a run beside the model" if runs >= ENOUGH else ""
    return [f"pace        {60 * runs / seconds:,.0f} runs a minute of one process",
            f"time        {parts['history'] / seconds:.0%} in histories, {parts['futures'] / seconds:.0%} after them{engine}"]


def _concatenate(files: list[Path], draft: Path, total: Digest) -> None:
    """A row group a chunk, one in memory at a time; what is written is what counts in the digest."""
    schema = pq.read_schema(files[0]).remove_metadata()
    with pq.ParquetWriter(draft, schema, compression="zstd") as writer:
        for path in files:
            table = pq.read_table(path, partitioning=None).cast(schema)
            writer.write_table(table)
            total.add(table)
