"""Points of a user's own, from a CSV file: a column for each setting, by its path, a row for each point. Or worlds, from a Parquet file.

Everything that is wrong is told at once, by line and column, because such files are made by other programs.
"""

import csv
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from sim.errors import InputError
from sim.experiment.draws import drawn_numbers
from sim.experiment.given import read_worlds
from sim.sweep.settings import Setting, setting
from sim.sweep.varied import column

MOST_TOLD = 20  # problems of one file
Line = tuple[int, list[str]]


def read_table(path: Path) -> dict[str, np.ndarray]:
    """Columns of points, by the paths of their settings. Raises InputError with what is wrong, twenty problems at most."""
    if path.suffix.lower() != ".parquet":
        return read_csv(path)
    _, worlds = read_worlds(path, drawn_numbers())
    return {f"params.{name}": column(f"params.{name}", values) for name, values in worlds.items()}


def read_csv(path: Path) -> dict[str, np.ndarray]:
    """Columns of points, by the paths of their settings. Raises InputError with what is wrong, twenty problems at most."""
    (_, head), *lines = _lines(path)
    names = [name.strip() for name in head]
    kinds, problems = _kinds(path, names)
    rows = []
    for number, cells in lines:
        if len(cells) == len(names):
            rows.append((number, cells))
        else:
            problems.append(f"line {number} of {path.name} has {len(cells)} values, its first line names {len(names)} settings")
    if not lines:
        problems.append(f"the table {path.name} has no rows")
    values = {name: _values(path, place, kinds[name], rows, problems) for place, name in enumerate(names) if name in kinds}
    if problems:
        more = [f"and {len(problems) - MOST_TOLD} more problems of {path.name}"] if len(problems) > MOST_TOLD else []
        raise InputError([*islice(problems, MOST_TOLD), *more])
    return {name: column(name, held) for name, held in values.items()}


def _lines(path: Path) -> list[Line]:
    """Lines that are not blank, by their number in the file, the names first."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.reader(opened, strict=True)
            lines = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except UnicodeDecodeError:
        raise InputError(f"cannot read the table {path.name}: it is not text in UTF-8; save it as CSV in UTF-8") from None
    except OSError as error:
        raise InputError(f"cannot read the table {path.name}: {error.strerror}") from error
    except csv.Error as error:
        raise InputError(f"cannot read the table {path.name}: {error}") from error
    if not lines:
        raise InputError(f"the table {path.name} is empty: its first line names the settings, each further line is a point")
    return lines


def _kinds(path: Path, names: list[str]) -> tuple[dict[str, Setting], list[str]]:
    """The settings that columns name, and what is wrong with the names."""
    if len(names) == 1 and set(names[0]) & set(";\t"):
        return {}, [f"the columns of {path.name} must be separated by commas"]
    kinds, problems = {}, []
    for place, name in enumerate(names, 1):
        if not name:
            problems.append(f"column {place} of {path.name} has no name: name a setting, or leave the column out")
        elif name in kinds:
            problems.append(f"two columns of {path.name} are {name}")
        else:
            try:
                kinds[name] = setting(name)
            except InputError as error:
                problems += error.problems
    return kinds, problems


def _values(path: Path, place: int, kind: Setting, rows: list[Line], problems: list[str]) -> list[Any]:
    """A column's values; those that are none of its setting's go among the problems."""
    found = []
    for number, cells in rows:
        try:
            found.append(kind.value(cells[place].strip()))
        except InputError as error:
            problems += [f"line {number} of {path.name}: {problem}" for problem in error.problems]
    return found
