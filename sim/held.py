"""What somebody may write on an agent: values that its column can hold, and that name a row or a code where compiled rules look one up.

Compiled rules check nothing; they write columns themselves and do not come by here.
"""

from typing import Any

import numpy as np

GIVEN = ("region", "division", "trade", "place", "channel")  # of actors: what founding gives and nothing changes
AT_MOST = 3e38  # which every column of numbers can hold
Limits = tuple[float, float] | None


def write(column: np.ndarray, rows: Any, name: str, value: Any, limits: Limits = None) -> None:
    """Put a value, or one each, on rows of a column. Raises ValueError for what it cannot hold, or what lies outside the limits."""
    kept = kept_whole(column, name, value)
    if limits is not None and not np.all((np.asarray(kept) >= limits[0]) & (np.asarray(kept) <= limits[1])):
        raise ValueError(f"{name}={value!r}: its column holds numbers from {limits[0]} to {limits[1]}")
    column[rows] = kept


def write_given(column: np.ndarray, rows: Any, name: str, value: Any) -> None:
    """Let be what founding gave. Raises ValueError for any other value."""
    if not np.all(column[rows] == value):
        raise ValueError(f"{name}={value!r}: {name} is given when an agent enters and stays as it is")


def kept_whole(column: np.ndarray, name: str, value: Any) -> Any:
    """The value, if the column can hold it. Raises ValueError where another number would be kept: of a share, in whole numbers."""
    kind = column.dtype.kind
    if isinstance(value, float | int) and abs(value) < (AT_MOST if kind == "f" else 128 if kind == "i" and isinstance(value, int) else 0):
        return value   # nearly always, and at once
    given = np.asarray(value)
    if kind in "iub":
        with np.errstate(invalid="ignore"):
            exact = given.dtype.kind in "iubf" and (given.astype(column.dtype) == given).all()
        if not exact:
            low, high = (0, 1) if kind == "b" else (np.iinfo(column.dtype).min, np.iinfo(column.dtype).max)
            raise ValueError(f"{name}={value!r}: its column holds whole numbers from {low} to {high}")
    elif not (given.dtype.kind in "iubf" and (np.abs(given) <= np.finfo(column.dtype).max).all()):
        raise ValueError(f"{name}={value!r}: its column holds finite numbers{' of single precision' if column.dtype.itemsize < 8 else ''}")
    return value
