"""How far a sweep is, one digest of all its rows, and one table of them."""

import hashlib
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sim import __version__
from sim.clock import week_of
from sim.errors import InputError, OutputError
from sim.experiment.files import metadata_of, write, write_json
from sim.experiment.outputs import SCHEMA
from sim.sweep.at_work import others
from sim.sweep.estimate import spoken
from sim.sweep.kept import FOREIGN, MOST_TOLD, Look, look, read_chunk, sentences, told
from sim.sweep.plan import Plan, chunk_file, done, read
from sim.sweep.rows import column_bytes
from sim.sweep.work import times
from sim.typed import typed

ENOUGH = 300  # runs from which what they cost beside the model is told: of fewer, processes that begin are most of it


def status(folder: Path) -> str:
    """Chunks and runs done, failures, and what the logs say about pace."""
    plan = read(folder)
    found = {chunk: look(folder, plan, chunk) for chunk in sorted(done(folder, plan))}
    there = {chunk: one for chunk, one in found.items() if not one.fault}
    other = sum(one.fault == FOREIGN for one in found.values())
    torn = sentences(folder, {chunk: one.fault for chunk, one in found.items() if one.fault not in ("", FOREIGN)})
    runs = sum(len(plan.block_of(chunk).numbers(chunk)) for chunk in there)
    lines = [
        f"sweep       {plan.name}: {plan.points:,} points, {plan.replicates:,} replicates",
        f"runs        {runs:,} of {plan.runs:,}, {_told(plan, _counted(plan, there.values()))}",
        f"chunks      {len(there):,} of {plan.chunks:,}",
    ]
    if other:
        lines.append(f"others      {other:,} files of another plan or other code: `sweep run` makes them again")
    lines += [f"at work     {who}" for who in others(folder)]
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
    chunks = sorted(done(folder, plan))
    if not chunks:
        raise InputError(f"{folder} has no results yet: {typed('counterflow', 'sweep', 'run', folder)}")
    looks, total = {}, Digest()
    write(folder / "runs.parquet", lambda draft: looks.update(_concatenate(folder, plan, chunks, draft=draft, total=total)))
    counted, found, whole = _counted(plan, looks.values()), total.hex(), len(chunks) == plan.chunks
    rows = pq.read_metadata(folder / "runs.parquet").num_rows
    write_json(folder / "run.json", {
        "schema": SCHEMA, "version": __version__, "job": "sweep", "name": plan.name, "digest": found, "complete": whole,
        "weeks_counted": weeks_counted(plan),
        "figures": {"runs": rows, "planned": plan.runs, **counted}, "units": metadata_of(chunk_file(folder, chunks[0])).get("units", {}),
    })
    text = f"{rows:,} of {plan.runs:,} runs, {_told(plan, counted)}, in {folder / 'runs.parquet'}\ndigest      {found}"
    return text if whole else f"{text}\nnot complete: {plan.chunks - len(chunks):,} chunks are missing"


def weeks_counted(plan: Plan) -> int:
    """The weeks over which a row's measures are added up or averaged; known of a sweep of older code too."""
    return plan.weeks if plan.starts_at else week_of(plan.written["end"]) - plan.since


def digest(folder: Path) -> str:
    """SHA-256 of all rows in the order of their runs: the same for any chunks, shards, workers and machines."""
    plan, total = read(folder), Digest()
    for chunk in sorted(done(folder, plan)):
        total.add(read_chunk(folder, plan, chunk)[0])
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


def _counted(plan: Plan, looks: Collection[Look]) -> dict[str, int]:
    """Runs by what became of them: `never` are those whose market never got to where levers start."""
    words = ("failed", "never") if plan.starts_at else ("failed",)
    return {word: sum(getattr(one, word) for one in looks) for word in words}


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


def _concatenate(folder: Path, plan: Plan, chunks: list[int], *, draft: Path, total: Digest) -> dict[int, Look]:
    """A row group a chunk, one in memory at a time; what is written is what counts in the digest.

    Raises OutputError with a sentence for every chunk whose file is not what the plan says.
    """
    looks, problems, writer = {}, [], None
    for chunk in chunks:
        try:
            table, looks[chunk] = read_chunk(folder, plan, chunk)
        except OutputError as problem:
            problems.append(str(problem))
            continue
        table = table.replace_schema_metadata(None)
        writer = writer or pq.ParquetWriter(draft, table.schema, compression="zstd")
        if table.schema != writer.schema:
            problems.append(told(folder, chunk, "holds columns of other kinds than those before"))
        elif not problems:
            writer.write_table(table)
            total.add(table)
    if writer:
        writer.close()
    if problems:
        raise OutputError("\n".join(list(dict.fromkeys(problems))[:MOST_TOLD]))
    return looks
