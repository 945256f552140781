"""A sweep in hand: its results, and the conditions under which something is so."""

from pathlib import Path

import numpy as np
import pandas as pd

from sim.claims.discovery import Finding, discover
from sim.claims.peeling import Answers
from sim.errors import InputError
from sim.paths import settled
from sim.sweep.results import SweepResult


def sweep_results(folder: str | Path) -> SweepResult:
    """The results of a sweep's folder, as far as it has been run."""
    return SweepResult(settled(folder))


def conditions(result: SweepResult, so: pd.Series) -> Finding:
    """Where in the settings that vary is it so? A box found on one half of the drawn points and tested on the other.

    so: bool, indexed like `result.runs()` (or a part of its rows), for example `runs.deaths_expected > 1e5`.
    Switches count as 0 and 1, choices as their place in alphabetical order. Raises InputError if `so` is anything else.
    """
    rows = result.runs(result.settings)
    if not (isinstance(so, pd.Series) and pd.api.types.is_bool_dtype(so) and so.notna().all() and so.index.isin(rows.index).all()):
        raise InputError("`so` must be a pandas Series of booleans, one for each run, indexed like result.runs(): runs.deaths_expected > 9")
    rows = rows.loc[so.index]
    inputs = pd.DataFrame({path: _number(rows[path]) for path in result.settings})
    world = rows["point"].to_numpy() // result.plan.design.arms
    return discover(Answers(inputs.reset_index(drop=True), np.asarray(so, dtype=bool), world))


def _number(values: pd.Series) -> np.ndarray:
    plain = pd.api.types.is_numeric_dtype(values) or pd.api.types.is_bool_dtype(values)
    return values.to_numpy(float) if plain else np.unique(values, return_inverse=True)[1].astype(float)
