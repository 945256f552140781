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
    return _dtype(tuple((name, np.dtype(field.dtype), shape_of(field.axes)) for name, field in declared.items()))


class Column:
    """An attribute that is a field of records: its column, to be read and set."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, owner, kind=None):
        return self if owner is None else owner.records[self.name]

    def __set__(self, owner, value) -> None:
        owner.records[self.name] = value


class Records:
    """Records of one kind: `records` [..., n] is what compiled code takes; every field is also an attribute, its column [..., n, axes].

    A kind declares its fields as class attributes, `price = Field("USD", "price of a bag")`, and in `usual` those that are not nought at
    first.
    """

    fields: dict[str, Field] = {}
    usual: dict[str, Any] = {}

    def __init_subclass__(cls, **kw) -> None:
        super().__init_subclass__(**kw)
        declared = {name: field for name, field in vars(cls).items() if isinstance(field, Field)}
        cls.fields = cls.fields | declared
        cls.dtype = dtype_of(cls.fields)
        for name in declared:
            setattr(cls, name, Column(name))

    def __init__(self, records: np.ndarray) -> None:
        self.records = records

    def __len__(self) -> int:
        return len(self.records)

    @classmethod
    def blank(cls, number: int | tuple[int, ...]) -> "Records":
        """So many, or so many along each axis, all as usual."""
        made = cls(np.zeros(number, cls.dtype))
        for name, value in cls.usual.items():
            made.records[name] = value
        return made

    @classmethod
    def of(cls, number: int, **values: Any) -> "Records":
        """So many with these values, one for all or one each. Raises ValueError naming a field that there is not."""
        made = cls.blank(number)
        for name, value in values.items():
            made.records[name] = value
        return made


def record(*groups: Any, **more: Any) -> np.ndarray:
    """Numbers and switches as one record [1].

    groups are dataclasses whose numbers, flags and choices (an Enum counts as its place in its kind) become fields, nested groups left out;
    `more` adds fields or replaces them: numbers, flags, arrays, or a group, which becomes a record of its own (`numbers.lacing.growth`).
    """
    plain: dict[str, np.ndarray] = {}
    for group in groups:
        named = [(field, getattr(group, field.name)) for field in fields(group)]
        plain |= {field.name: _plain(value, field.type) for field, value in named if not _is_group(value)}
    plain |= {name: np.asarray(record(value)[0]) if is_dataclass(value) else _plain(value, None) for name, value in more.items()}
    made = np.zeros(1, _dtype(tuple((name, value.dtype, value.shape) for name, value in plain.items())))
    for name, value in plain.items():
        made[name][0] = value
    return made


class Seen:
    """What a kind of actor sees in a week: `record` [rows], written by the phases before the kind acts, read by its rules.

    One row serves all of a kind, or there is one for each.

    A class of its own declares the fields, as an actor's does: `price = Field("USD/DE", "wholesale price", ("region", "product"))`. Each
    is an attribute too, a view of the record: an array of the field's axes, after one of rows where there are several.
    """

    fields: dict[str, Field] = {}

    def __init_subclass__(cls, **kw) -> None:
        super().__init_subclass__(**kw)
        cls.fields = {name: field for name, field in vars(cls).items() if isinstance(field, Field)}

    def __init__(self, rows: int = 1) -> None:
        self.record = np.zeros(rows, dtype_of(self.fields))
        for name in self.fields:
            column = self.record[name]
            setattr(self, name, column if rows > 1 else column.reshape(column.shape[1:]))

    def put(self, **values: Any) -> None:
        """Write fields. Raises AttributeError for one that is not declared."""
        for name, value in values.items():
            getattr(self, name)[...] = value


def _is_group(value: Any) -> bool:
    return is_dataclass(value) or isinstance(value, (str, tuple, dict))


def _plain(value: Any, kind: Any) -> np.ndarray:
    """A value as an array; of the kind its field declares, so that a whole number given for any other changes no record's type."""
    if isinstance(value, Enum):
        return np.asarray(list(type(value)).index(value), np.int64)
    return np.asarray(value, float) if kind is float else np.asarray(value)


@cache
def _dtype(declared: tuple[tuple[str, np.dtype, tuple[int, ...]], ...]) -> np.dtype:
    """One object for one declaration: compiled code knows it at once."""
    return np.dtype(list(declared), align=True)
