"""Worlds given as a table: Parquet or CSV, a column for each uncertain number by its dotted path, a row for each world.

    draw               optional: the number of each world, 0 and up; without it rows are counted from 0
    replicate, family  passed over, so that the draws of one study can be the worlds of another; rows of the start set too

Every world needs all of them; a study's draws.parquet is such a table, and so is what `prior_draws` gives (docs/cluster.md).

A column under a former name is taken for the present one, a column of a retired number is passed over (`params/order.txt`). All that
is wrong with a file is told at once.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sim.errors import InputError
from sim.experiment.family import START_SET
from sim.params.form import Number
from sim.params.order import order
from sim.sheet import Sheet, read_sheet

ROW = "draw"
PASSED_OVER = ("replicate", "family")
TEXT = (".csv", ".txt", ".tsv")
MOST_DIGITS = 19  # of a whole number that a column of whole numbers holds
MOST_WORLDS = 1_000_000
PREFIX = "params."  # settings are known under it, and may be written so
MOST_TOLD = 20  # problems of one file
FEW_MISSING = 3  # columns that are told one by one

Worlds = dict[str, np.ndarray]


def read_worlds(path: Path, known: list[Number]) -> tuple[np.ndarray, Worlds]:
    """Draw numbers int [W] and the values [W] of every known number by its path.

    Raises InputError with what is wrong, twenty problems at most: columns that are unknown, missing or twice, values outside their range.
    """
    table, sheet, problems = _read(path)
    if table.num_columns == 1 and not re.fullmatch(r"[\w.]+", table.column_names[0].strip()):
        raise InputError(f"{path.name}: its first line, {table.column_names[0][:60]!r}, names a single column: are columns separated by "
                         "commas, semicolons or tabs?")
    columns, wrong = _columns(path, table.column_names, [number.path for number in known])
    problems += wrong
    problems += _missing(path, [number for number in known if number.path not in columns], len(known))
    values, rows = {}, _rows(path, table, problems)
    told = _Told(path, sheet, problems)
    there = rows != START_SET
    for number in known:
        if number.path in columns:
            values[number.path] = _values(told, number, table.column(columns[number.path]), there)
    if not there.any():
        problems.append(f"{path.name} holds no world: each row is one")
    if problems:
        more = [f"and {len(problems) - MOST_TOLD} more problems of {path.name}"] if len(problems) > MOST_TOLD else []
        raise InputError([*problems[:MOST_TOLD], *more])
    return rows[there], values


def _missing(path: Path, numbers: list[Number], known: int) -> list[str]:
    """Columns that are not there: each by its range where they are few."""
    if len(numbers) > FEW_MISSING:
        some = ", ".join(number.path for number in numbers[:FEW_MISSING])
        return [f"{path.name} lacks {len(numbers)} of the {known} uncertain numbers, all of which every world needs ({some}, ...): "
                "begin with a whole table, such as the draws.parquet of a study (docs/cluster.md, Worlds of your own)"]
    return [f"{path.name} has no column {number.path}, which every world needs ({_range(number)})" for number in numbers]


@dataclass(frozen=True)
class _Told:
    """Problems of a file, whose rows are named as its reader knows them: by the line of a text, by the row of a Parquet file."""

    path: Path
    sheet: Sheet | None
    problems: list[str]

    def add(self, row: int, sentence: str) -> None:
        where = f"line {self.sheet.rows[row][0]}" if self.sheet else f"row {row + 1}"
        self.problems.append(f"{self.path.name}, {where}: {sentence}")

    def no_numbers(self, number: Number, column: pa.ChunkedArray) -> None:
        """A column holds something else: of a text its first wrong cell is named."""
        faults = [self.sheet.number(str(cell))[1] for cell in column.to_pylist()] if self.sheet else []
        first = next((row for row, fault in enumerate(faults) if fault), None)
        if first is None:
            self.problems.append(f"{self.path.name}: column {number.path} does not hold numbers ({_range(number)} is wanted)")
        else:
            self.add(first, f"{number.path}={column[first]} {faults[first]} ({_range(number)} is wanted)")


def _read(path: Path) -> tuple[pa.Table, Sheet | None, list[str]]:
    """The table, the sheet it was if it is text, and what is wrong with its lines."""
    if path.is_dir():
        raise InputError(f"cannot read the worlds of {path}: it is a folder, and a CSV or Parquet file is wanted")
    try:
        if path.suffix.lower() not in TEXT:
            rows = pq.read_metadata(path).num_rows  # before memory is taken for them
            if rows > MOST_WORLDS:
                raise InputError(f"{path.name} holds {rows:,} rows: {MOST_WORLDS:,} worlds are the most")
            return pq.read_table(path, partitioning=None), None, []
    except (OSError, ValueError, MemoryError, pa.ArrowException) as problem:
        why = "there is no such file" if isinstance(problem, FileNotFoundError) else " ".join(str(problem).split())[:120]
        raise InputError(f"cannot read the worlds of {path}: {why}") from problem
    sheet, problems = read_sheet(path, f"the worlds of {path}")
    columns = [_numbers(sheet, place) for place in range(len(sheet.names))]
    return pa.Table.from_arrays(columns, names=list(sheet.names)), sheet, problems


def _numbers(sheet: Sheet, place: int) -> pa.Array:
    """A column of text as numbers, whole ones where all are; as text where one is none."""
    read = [sheet.number(cell) for _, cell in sheet.column(place)]
    if any(fault for _, fault in read):
        return pa.array([cell for _, cell in sheet.column(place)], pa.string())
    plain = [text for text, _ in read]
    whole = all(text.lstrip("+-").isdigit() and len(text) < MOST_DIGITS for text in plain)
    return pa.array([int(text) for text in plain] if whole else [float(text) for text in plain])


def _columns(path: Path, names: list[str], known: list[str]) -> tuple[dict[str, int], list[str]]:
    """The place of each number's column, and what is wrong with the names of columns."""
    found, problems, listed = {}, [], order()
    for place, written in enumerate(names):
        name = written.strip().removeprefix(PREFIX)
        name = listed.renamed.get(name, name)
        if name in (ROW, *PASSED_OVER) or name in listed.retired:
            continue
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.6) if len(problems) < MOST_TOLD else []
            problems.append(f"{path.name}: column {written} is no uncertain number{f' (did you mean {near[0]}?)' if near else ''}")
        elif name in found:
            problems.append(f"two columns of {path.name} are {name}")
        else:
            found[name] = place
    return found, problems


def _rows(path: Path, table: pa.Table, problems: list[str]) -> np.ndarray:
    """The draw number of each row, int [rows]."""
    places = [place for place, name in enumerate(table.column_names) if name.strip() == ROW]
    if len(places) != 1:
        problems += [f"{len(places)} columns of {path.name} are {ROW}"] if places else []
        return np.arange(table.num_rows)
    written = table.column(places[0]).to_numpy()
    whole = np.issubdtype(written.dtype, np.integer)
    there = written[written != START_SET]
    if not whole or len(there) and (there.min() < 0 or len(set(there.tolist())) < len(there)):
        problems.append(f"{path.name}: column {ROW} must number the worlds: whole, from 0 up, each once")
        return np.arange(table.num_rows)
    return written


def _values(told: _Told, number: Number, column: pa.ChunkedArray, there: np.ndarray) -> np.ndarray:
    """A column [W] of worlds; what is wrong with it goes among the problems, its first row named."""
    if not (pa.types.is_integer(column.type) or pa.types.is_floating(column.type)):
        told.no_numbers(number, column)
        return np.empty(0)
    values = column.to_numpy().astype(float)[there]
    inside = (values >= number.possible.low) & (values <= number.possible.high)
    whole = np.equal(np.rint(values), values) if isinstance(number.default, int) else True
    wrong = np.flatnonzero(~(inside & whole))
    if len(wrong):
        first, more = wrong[0], f", and {len(wrong) - 1} more rows" if len(wrong) > 1 else ""
        fault = "is empty" if np.isnan(values[first]) else f"is outside {_range(number)}" if not inside[first] else "is not a whole number"
        told.add(int(np.flatnonzero(there)[first]), f"{number.path}={values[first]:g} {fault}{more}")
    return values


def _range(number: Number) -> str:
    return f"{number.possible}{f' {number.unit}' if number.unit else ''}"
