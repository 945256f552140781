"""Results as labelled arrays: xarray Datasets whose variables say their unit (`units`) and what they mean (`long_name`)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.observe import OBSERVED, ONCE, Weeks

if TYPE_CHECKING:
    from xarray import Dataset


def observations(weeks: Weeks) -> "Dataset":
    """Everything that was seen of weeks, over `week` and the named axes; a constant of the run has no weeks."""
    found = {name: _variable(weeks, name) for name in weeks}
    labels = {axis: list(labels) for name in weeks for axis, labels in weeks[name].axes.items() if labels}
    return _dataset(found, {"week": np.arange(weeks.first_week, weeks.first_week + len(weeks)), **labels})


def measured(columns: Mapping[str, np.ndarray], first_week: int, units: Mapping[str, str], meanings: Mapping[str, str]) -> "Dataset":
    """Measures [W] of the weeks from `first_week` on, over `week`."""
    found = {name: (("week",), values, attributes(units[name], meanings[name])) for name, values in columns.items()}
    length = len(next(iter(columns.values()), ()))
    return _dataset(found, {"week": np.arange(first_week, first_week + length)})


def attributes(unit: str, meaning: str) -> dict[str, str]:
    """What a variable says of itself."""
    return {"units": unit, "long_name": meaning}


def described(data: "Dataset", units: Mapping[str, str], meanings: Mapping[str, str]) -> "Dataset":
    """The Dataset with what its variables say of themselves, as far as it is known."""
    for name in data.variables:
        if name in units:
            data[name].attrs |= attributes(units[name], meanings.get(name, name))
    if "week" in data.coords:
        data["week"].attrs |= WEEK
    return data


WEEK = attributes("weeks since January 2006", "first day of the week, counted from the start of 2006")


def _variable(weeks: Weeks, name: str) -> tuple[tuple[str, ...], np.ndarray, dict[str, str]]:
    one, series = OBSERVED[name], weeks[name]
    said = attributes(one.unit, one.meaning) | {"weeks": one.weeks}
    return (one.axes, series.values[0], said) if one.weeks == ONCE else (("week", *one.axes), series.values, said)


def _dataset(variables: dict[str, Any], coordinates: dict[str, Any]) -> "Dataset":
    from xarray import Dataset  # here, because few commands need it and it takes a while to load

    made = Dataset(variables, coordinates)
    made["week"].attrs |= WEEK
    return made
