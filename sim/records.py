"""Records: state with names, in the form that compiled code reads by the same names.

A kind of actor declares its fields once (name, unit, meaning, axes). Its members are the rows of one structured array; a compiled rule
takes a row and reads `cell.mix[line]`. The numbers and switches that rules go by are records too, arrays of one row.
"""

from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from sim.axes import shape_of


class Field(NamedTuple):
    """One field of a record: its unit, what it means, its named axes (`sim.axes`) and its type."""

    unit: str
    meaning: str
    axes: tuple[str, ...] = ()
    dtype: type = float


def dtype_of(declared: dict[str, Field]) -> np.dtype:
    """The type of a record with these fields, in their order."""
    return _dtype(tuple((name, np.dtype(field.dtype).str, shape_of(field.axes)) for name, field in declared.items()))


def record(*groups: Any, **more: Any) -> np.ndarray:
    """Numbers and switches as one record [1].

    groups are dataclasses whose numbers, flags and choices (an Enum counts as its place in its kind) become fields, nested groups left out;
    `more` adds fields or replaces them: numbers, flags or arrays.
    """
    values: dict[str, Any] = {}
    for group in groups:
        values |= {field.name: getattr(group, field.name) for field in fields(group)}
    plain = {name: _plain(value) for name, value in (values | more).items() if not _is_group(value)}
    made = np.zeros(1, _dtype(tuple((name, value.dtype.str, value.shape) for name, value in plain.items())))
    for name, value in plain.items():
        made[name][0] = value
    return made


def _is_group(value: Any) -> bool:
    return is_dataclass(value) or isinstance(value, (str, tuple, dict))


def _plain(value: Any) -> np.ndarray:
    if isinstance(value, Enum):
        return np.asarray(list(type(value)).index(value), np.int64)
    return np.asarray(value) if isinstance(value, (bool, np.ndarray, np.generic)) else np.asarray(value, type(value))


@cache
def _dtype(declared: tuple[tuple[str, str, tuple[int, ...]], ...]) -> np.dtype:
    """One object for one declaration: compiled code knows it at once."""
    return np.dtype(list(declared), align=True)
