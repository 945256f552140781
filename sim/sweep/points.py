"""The files of the design table: written as it is drawn, never rewritten, and read a few rows at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sim.clock import EPOCH, FIRST_POLICY_YEAR, WEEKS_A_YEAR, week_of, year_of
from sim.errors import InputError, OutputError
from sim.experiment.files import MOVED, file_digest, write
from sim.policy.lever import FOREVER, Lever, sizes
from sim.spec import Spec
from sim.sweep.design import Table
from sim.sweep.settings import settings
from sim.typed import typed

GROUP_ROWS = 8192  # rows of the design that are read together


@dataclass(frozen=True)
class Part:
    """A file of the design table: points `first` to `last` - 1, never rewritten."""

    file: str
    first: int
    last: int
    sha256: str


def read_points(folder: Path, parts: tuple[Part, ...], first: int, last: int) -> pa.Table:
    """The design's rows of points `first` to `last` - 1; only the row groups that hold them are read."""
    tables = []
    for part in parts:
        low, high = max(first, part.first), min(last, part.last)
        if low < high:
            with unreadable(folder / part.file):
                tables.append(_rows(folder / part.file, low - part.first, high - part.first))
    return pa.concat_tables(tables)


def check_part(folder: Path, part: Part, columns: tuple[str, ...]) -> None:
    """Raise OutputError unless a file of the design is the one that was written, and has the form in which it is written."""
    path = folder / part.file
    if not path.is_file() or file_digest(path) != part.sha256:
        raise OutputError(f"{path} is not the design this sweep was planned with: it was changed or taken away")
    with unreadable(path), pq.ParquetFile(path) as file:
        groups = [file.metadata.row_group(place).num_rows for place in range(file.num_row_groups)]
        if tuple(file.schema_arrow.names) != columns or sum(groups) != part.last - part.first or max(groups, default=0) > GROUP_ROWS:
            raise OutputError(f"{path} holds no points {part.first} to {part.last} of this sweep's settings")


@contextmanager
def unreadable(path: Path) -> Iterator[None]:
    """Raise OutputError for whatever a reader of Parquet meets in a file that is torn, changed or made to be so."""
    try:
        yield
    except (OSError, ValueError, MemoryError, pa.ArrowException) as problem:
        why = " ".join(str(problem).split())[:120] if path.parent.is_dir() else MOVED
        raise OutputError(f"{path} cannot be read ({why})") from problem


def held(table: pa.Table, path: Path) -> pa.Table:
    """Points of a design, if each value is one that its setting can have. Raises OutputError if not."""
    known = settings()
    wrong = [name for name in table.column_names if name not in known or not all(map(known[name].holds, table[name].to_pylist()))]
    if wrong:
        raise OutputError(f"the design in {path} holds values of {wrong[0]} that it cannot have")
    return table


def write_part(path: Path, tables: Iterator[Table], spec: Spec, first: int, undated: bool = False) -> tuple[Part, int | None]:
    """Write a part of the design as it is drawn; returns it with the first week in which one of its levers acts.

    undated: levers start when the market reaches a state, so that no week is known. Raises InputError if there is no lever at all.
    """
    last, starts, idle = first, [], undated and first == 0

    def fill(draft: Path) -> None:
        nonlocal last, idle
        writer = None
        for table in tables:
            starts.append(None if undated else _first_start(table, spec))
            idle = idle and not _any_acts(table, spec)
            block = pa.table({name: pa.array(values, pa.string() if values.dtype == object else None) for name, values in table.items()})
            writer = writer or pq.ParquetWriter(draft, block.schema, compression="zstd")
            writer.write_table(block, row_group_size=GROUP_ROWS)
            last += block.num_rows
        writer.close()
        if idle:
            raise InputError("no lever of the design does anything, so nothing starts at job.starts_at: name one, for example "
                             f"{typed('job.levels=[policy.heroin_cut.share:0|0.5]')}")

    write(path, fill)
    return Part(path.name, first, last, file_digest(path)), min((start for start in starts if start is not None), default=None)


def _first_start(table: Table, spec: Spec) -> int | None:
    """The first week in which a lever of any point acts. Raises InputError if one acts outside the run."""
    rows, found = len(next(iter(table.values()))), []
    begin, end = week_of(spec.start), week_of(spec.end)
    for lever in fields(spec.policy):
        held = getattr(spec.policy, lever.name)
        path, dated = f"policy.{lever.name}.{sizes(held)[0]}", f"policy.{lever.name}.start"
        acting = _acting(table, lever.name, held, rows)
        years = table.get(dated)
        weeks = np.full(rows, held.start_week) if years is None else np.rint((years - EPOCH) * WEEKS_A_YEAR).astype(int)
        starts = weeks[acting]
        if len(starts) and starts.max() >= FOREVER:
            raise InputError(f"{path} varies, but the lever has no date: name {dated} too, for example {dated}:2014 among the levels, "
                             f"or as a column of a table; {dated}=YEAR beside the design is no level of it")
        outside = starts[(starts < begin) | (starts >= end)]
        if len(outside):
            raise InputError(f"{dated}={year_of(int(outside[0])):.6g} of {len(outside)} points lies outside the run "
                             f"({spec.start} to {spec.end})")
        if len(starts) and spec.solve_level and starts.min() < week_of(FIRST_POLICY_YEAR):
            raise InputError(f"{dated} of some points is before {FIRST_POLICY_YEAR}, in whose deaths the threshold of overdose is set")
        found += [int(starts.min())] if len(starts) else []
    return min(found, default=None)


def _any_acts(table: Table, spec: Spec) -> bool:
    """Whether any lever does something in any row."""
    rows = len(next(iter(table.values())))
    return any(_acting(table, f.name, getattr(spec.policy, f.name), rows).any() for f in fields(spec.policy))


def _acting(table: Table, name: str, lever: Lever, rows: int) -> np.ndarray:
    """Whether the lever does something in each row, bool [rows]."""
    found, usual = np.zeros(rows, bool), type(lever)()
    for size in sizes(lever):
        found |= np.asarray(table.get(f"policy.{name}.{size}", np.full(rows, getattr(lever, size)))) != getattr(usual, size)
    return found


def _rows(path: Path, first: int, last: int) -> pa.Table:
    with pq.ParquetFile(path) as file:
        groups, start, offset = [], 0, 0
        for group in range(file.num_row_groups):
            size = file.metadata.row_group(group).num_rows
            if start < last and start + size > first:
                offset = offset if groups else start
                groups.append(group)
            start += size
        return file.read_row_groups(groups).slice(first - offset, last - first)
