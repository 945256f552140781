"""Worlds given as a table: Parquet or CSV, a column for each uncertain number by its dotted path, a row for each world.

    draw               optional: the number of each world, 0 and up; without it rows are counted from 0
    replicate, family  passed over, so that the draws of one study can be the worlds of another; rows of the start set too

A column under a former name is taken for the present one, a column of a retired number is passed over (`params/order.txt`). All that
is wrong with a file is told at once.
"""

from difflib import get_close_matches
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from sim.errors import InputError
from sim.experiment.family import START_SET
from sim.params.form import Number
from sim.params.order import order

ROW = "draw"
PASSED_OVER = ("replicate", "family")
PREFIX = "params."  # settings are known under it, and may be written so
MOST_TOLD = 20  # problems of one file

Worlds = dict[str, np.ndarray]


def read_worlds(path: Path, known: list[Number]) -> tuple[np.ndarray, Worlds]:
    """Draw numbers int [W] and the values [W] of every known number by its path.

    Raises InputError with what is wrong, twenty problems at most: columns that are unknown, missing or twice, values outside their range.
    """
    table = _read(path)
    columns, problems = _columns(path, table.column_names, [number.path for number in known])
    problems += [f"{path.name} has no column {number.path}, which every world needs ({_range(number)})"
                 for number in known if number.path not in columns]
    values, rows = {}, _rows(path, table, problems)
    there = rows != START_SET
    for number in known:
        if number.path in columns:
            values[number.path] = _values(path, number, table.column(columns[number.path]), there, problems)
    if not there.any():
        problems.append(f"{path.name} holds no world: each row is one")
    if problems:
        more = [f"and {len(problems) - MOST_TOLD} more problems of {path.name}"] if len(problems) > MOST_TOLD else []
        raise InputError([*problems[:MOST_TOLD], *more])
    return rows[there], values


def _read(path: Path) -> pa.Table:
    try:
        return pyarrow.csv.read_csv(path) if path.suffix.lower() == ".csv" else pq.read_table(path, partitioning=None)
    except (OSError, ValueError, pa.ArrowException) as problem:
        why = "there is no such file" if isinstance(problem, FileNotFoundError) else " ".join(str(problem).split())[:120]
        raise InputError(f"cannot read the worlds of {path}: {why}") from problem


def _columns(path: Path, names: list[str], known: list[str]) -> tuple[dict[str, int], list[str]]:
    """The place of each number's column, and what is wrong with the names of columns."""
    found, problems, listed = {}, [], order()
    for place, written in enumerate(names):
        name = written.strip().removeprefix(PREFIX)
        name = listed.renamed.get(name, name)
        if name in (ROW, *PASSED_OVER) or name in listed.retired:
            continue
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.6)
            problems.append(f"{path.name}: column {written} is no uncertain number{f' (did you mean {near[0]}?)' if near else ''}")
        elif name in found:
            problems.append(f"two columns of {path.name} are {name}")
        else:
            found[name] = place
    return found, problems


def _rows(path: Path, table: pa.Table, problems: list[str]) -> np.ndarray:
    """The draw number of each row, int [rows]."""
    if ROW not in table.column_names:
        return np.arange(table.num_rows)
    written = table.column(ROW).to_numpy()
    whole = np.issubdtype(written.dtype, np.integer)
    there = written[written != START_SET]
    if not whole or len(there) and (there.min() < 0 or len(set(there.tolist())) < len(there)):
        problems.append(f"{path.name}: column {ROW} must number the worlds: whole, from 0 up, each once")
        return np.arange(table.num_rows)
    return written


def _values(path: Path, number: Number, column: pa.ChunkedArray, there: np.ndarray, problems: list[str]) -> np.ndarray:
    """A column [W] of worlds; what is wrong with it goes among the problems, its first row named."""
    if not (pa.types.is_integer(column.type) or pa.types.is_floating(column.type)):
        problems.append(f"{path.name}: column {number.path} does not hold numbers ({_range(number)} is wanted)")
        return np.empty(0)
    values = column.to_numpy().astype(float)[there]
    inside = (values >= number.range.low) & (values <= number.range.high)
    whole = np.equal(np.rint(values), values) if isinstance(number.default, int) else True
    wrong = np.flatnonzero(~(inside & whole))
    if len(wrong):
        first, more = wrong[0], f", and {len(wrong) - 1} more rows" if len(wrong) > 1 else ""
        fault = "is empty" if np.isnan(values[first]) else f"is outside {_range(number)}" if not inside[first] else "is not a whole number"
        row = int(np.flatnonzero(there)[first]) + 1
        problems.append(f"{path.name}, row {row}: {number.path}={values[first]:g} {fault}{more}")
    return values


def _range(number: Number) -> str:
    return f"{number.range.low:g} to {number.range.high:g}{f' {number.unit}' if number.unit else ''}"
