"""Points of a user's own, from a table of text: a column for each setting, by its path, a row for each point. Or worlds, from Parquet.

Everything that is wrong is told at once, by line and column, because such files are made by other programs (`sim/sheet.py` reads them).
"""

from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from sim.errors import InputError
from sim.experiment.draws import drawn_numbers
from sim.experiment.given import read_worlds
from sim.sheet import Sheet, read_sheet
from sim.sweep.settings import Setting, setting, settings
from sim.sweep.varied import column

MOST_TOLD = 20  # problems of one file
NUMBERS = ("number", "whole", "date")  # kinds of settings


def read_table(path: Path) -> dict[str, np.ndarray]:
    """Columns of points, by the paths of their settings. Raises InputError with what is wrong, twenty problems at most."""
    if path.suffix.lower() != ".parquet":
        return read_csv(path)
    _, worlds = read_worlds(path, drawn_numbers())
    return {f"params.{name}": column(f"params.{name}", values) for name, values in worlds.items()}


def read_csv(path: Path) -> dict[str, np.ndarray]:
    """Columns of points, by the paths of their settings. Raises InputError with what is wrong, twenty problems at most."""
    sheet, torn = read_sheet(path)
    kinds, problems = _kinds(sheet)
    problems += torn
    values = {name: _values(sheet, place, kinds[name], problems) for place, name in enumerate(sheet.names) if name in kinds}
    if not problems:
        problems += _equal_rows(sheet, values)
    if problems:
        more = [f"and {len(problems) - MOST_TOLD} more problems of {path.name}"] if len(problems) > MOST_TOLD else []
        raise InputError([*islice(problems, MOST_TOLD), *more])
    return {name: column(name, held) for name, held in values.items()}


def _kinds(sheet: Sheet) -> tuple[dict[str, Setting], list[str]]:
    """The settings that columns name, and what is wrong with the names."""
    kinds, problems = {}, []
    for place, name in enumerate(sheet.names, 1):
        if not name:
            problems.append(f"column {place} of {sheet.name} has no name: name a setting, or leave the column out")
        elif name in kinds:
            problems.append(f"two columns of {sheet.name} are {name}")
        elif len(problems) >= MOST_TOLD and name not in settings():
            problems.append(f"a sweep cannot vary {name}")  # is counted only: to find what is near takes long
        else:
            try:
                kinds[name] = setting(name)
            except InputError as error:
                near = any("did you mean" in problem or "name one of them" in problem for problem in error.problems)
                cure = "" if near else f": leave column {place} of {sheet.name} out (points are counted from 0 in the order of its rows)"
                problems += [f"{problem}{cure}" for problem in error.problems]
    return kinds, problems


def _values(sheet: Sheet, place: int, kind: Setting, problems: list[str]) -> list[Any]:
    """A column's values; those that are none of its setting's go among the problems."""
    found = []
    for line, cell in sheet.column(place):
        plain, fault = sheet.number(cell) if kind.kind in NUMBERS else (cell, "" if cell else "is empty")
        if fault:
            problems.append(f"line {line} of {sheet.name}: {kind.path}={cell} {fault}")
            continue
        try:
            found.append(kind.value(plain))
        except InputError as error:
            problems += [f"line {line} of {sheet.name}: {problem}" for problem in error.problems]
    return found


def _equal_rows(sheet: Sheet, values: dict[str, list[Any]]) -> list[str]:
    """Rows that say the same, and would be the same runs: several lives of a point are asked for otherwise."""
    lines: dict[tuple[Any, ...], list[int]] = {}
    for (line, _), point in zip(sheet.rows, zip(*values.values(), strict=True), strict=True):
        lines.setdefault(point, []).append(line)
    return [f"lines {', '.join(map(str, same[:-1]))} and {same[-1]} of {sheet.name} say the same, and equal points on equal luck are one "
            f"run: leave one, and ask for several lives of every point by job.replicates={len(same)}"
            for same in lines.values() if len(same) > 1]
