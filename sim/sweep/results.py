"""A sweep's folder in a notebook: rows when they are asked for, complete or not, in the forms that other tools take."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds

from sim.errors import InputError, refuse
from sim.experiment.files import metadata_of
from sim.experiment.model import the_model
from sim.labelled import described
from sim.sweep.collect import status, weeks_counted
from sim.sweep.design import Method
from sim.sweep.kept import faults, look
from sim.sweep.kept import refuse as refuse_faulty
from sim.sweep.plan import Plan, chunk_file, done, read
from sim.sweep.rows import KEYS
from sim.sweep.settings import settings
from sim.typed import typed

RESAMPLES = 200  # of the points, for the intervals of indices


@dataclass(frozen=True)
class SweepResult:
    """What a sweep has found so far. Nothing is held in memory but what was asked for."""

    path: Path

    @property
    def plan(self) -> Plan:
        return read(Path(self.path))

    @property
    def settings(self) -> list[str]:
        """The settings that vary, by path."""
        return list(self.plan.columns)

    @property
    def _run(self) -> str:
        """The command that runs what is missing."""
        return typed("counterflow", "sweep", "run", self.path)

    @property
    def units(self) -> dict[str, str]:
        """The unit of every setting that varies and of every measure over the weeks that count: a flow is summed over them."""
        measured = self._measured()
        known = settings()  # a sweep of older code may vary what has another name by now
        return {path: known[path].unit if path in known else "" for path in self.settings} | measured

    @property
    def weeks(self) -> int:
        """The weeks that count: a row's flows are sums over them, its other measures means."""
        return weeks_counted(self.plan)

    def scan(self) -> ds.Dataset:
        """All rows there are as an Arrow dataset, of which only what a query needs is read once all were found to be what was written.

        Raises InputError if there are none, OutputError if a file is not what the plan says.
        """
        folder, plan = Path(self.path), self.plan
        files = [str(chunk_file(folder, chunk)) for chunk in sorted(done(folder, plan))]
        if not files:
            raise InputError(f"{self.path} has no results yet: {self._run}")
        refuse_faulty(folder, faults(folder, plan))
        return ds.dataset(files, format="parquet", partitioning=None)

    def runs(self, columns: Sequence[str] | None = None, **where: Any) -> pd.DataFrame:
        """A row a run in the order of runs; those columns (and the keys), those rows where keys have a value, or one of several:
        runs(replicate=0, point=[1, 2]).

        Raises InputError, with the nearest name, for a column that is not there, and for a value that a column cannot have.
        """
        _refuse_word(columns)
        rows = self.scan()
        refuse(_unknown("column", name, rows.schema.names) for name in (*(columns or ()), *where) if name not in rows.schema.names)
        refuse(f"rows cannot be chosen by {name}=None: leave it out, or give a value" for name, value in where.items() if value is None)
        chosen = rows.schema.names if columns is None else list(dict.fromkeys([*KEYS, "status", *columns]))
        read = rows.to_table(columns=list(dict.fromkeys([*chosen, *where])))  # unfiltered: no digest holds what footers say of values
        try:
            return (read.filter(_all_of(where)) if where else read).select(chosen).to_pandas()
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError, OverflowError) as problem:
            asked = ", ".join(f"{name}={value!r}" for name, value in where.items())
            raise InputError(f"rows cannot be chosen by {asked}: {str(problem).splitlines()[0]}") from problem

    def to_ema(self) -> tuple[pd.DataFrame, dict[str, np.ndarray]]:
        """Experiments and outcomes as the EMA workbench has them: settings a row each finished run, and an array [N] a measure.

        Its three columns follow: scenario, a draw and the luck it is lived under; policy, a combination of levels; model.
        """
        rows, arms = self.runs().query("status == 'ok'").reset_index(drop=True), self.plan.design.arms
        drawn, lives = rows["point"] // arms, self.plan.replicates
        experiments = rows[list(self.settings)].assign(scenario=drawn * lives + rows["replicate"] - rows["replicate"].min(),
                                                       policy=rows["point"] % arms, model="counterflow")
        return experiments, {name: rows[name].to_numpy() for name in self._measures(rows)}

    def to_xarray(self, columns: Sequence[str] | None = None):
        """Measures over point and replicate, settings as coordinates of the points; all know their unit and meaning.

        Raises InputError for a column that is not there.
        """
        from xarray import Dataset  # takes a while to load

        _refuse_word(columns)
        rows = self.runs(None if columns is None else [*columns, *self.settings])
        data = Dataset.from_dataframe(rows.set_index(["point", "replicate"])[self._measures(rows)])
        points = rows.drop_duplicates("point").set_index("point")[self.settings].loc[data["point"].to_numpy()]
        data = data.assign_coords({path: ("point", points[path].to_numpy()) for path in self.settings})
        return described(data, self.units, the_model().meanings)

    def sobol(self, measure: str, arm: int = 0) -> pd.DataFrame:
        """Sobol indices of a measure: the share of its variance that an axis explains alone (first) and with all others (total).

        arm: which combination of levels. Replicates are averaged. Intervals hold 90% of resamples of the points; one that spans
        0 to 1 says that there are too few.
        Raises InputError unless the design is `saltelli` and every point is there, each with the same lives, all sound; and for what is
        no measure, or no arm.
        """
        a, b, mixed = self._saltelli(measure, arm)
        rng, n = np.random.default_rng(0), len(a)
        again = [_indices(a[rows], b[rows], mixed[:, rows]) for rows in (rng.integers(0, n, n) for _ in range(RESAMPLES))]
        low, high = np.quantile(again, (0.05, 0.95), axis=0)
        first, total = _indices(a, b, mixed)
        frame = {"first": first, "first_low": low[0], "first_high": high[0], "total": total, "total_low": low[1], "total_high": high[1]}
        return pd.DataFrame(frame, index=pd.Index([axis.path for axis in self.plan.design.over], name="setting"))

    def __repr__(self) -> str:
        return f"SweepResult in {self.path}\n{status(Path(self.path))}"

    def _measures(self, rows: Iterable[str]) -> list[str]:
        """Of these columns those that are measures."""
        known = self._measured()
        return [name for name in rows if name in known]

    def _measured(self) -> dict[str, str]:
        """The units of measures, from the footer of a chunk that is what the plan says; none if there is no such chunk."""
        folder, plan = Path(self.path), self.plan
        there = (chunk for chunk in sorted(done(folder, plan)) if not look(folder, plan, chunk).fault)
        first = next(there, None)
        return {} if first is None else metadata_of(chunk_file(folder, first))["units"]

    def _saltelli(self, measure: str, arm: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The measure at A [N], at B [N], and at A with one column of B [D, N]."""
        plan = self.plan
        if plan.design.method is not Method.saltelli:
            raise InputError(f"Sobol indices need job.design=saltelli; this sweep is {plan.design.method.name}")
        arms, width = plan.design.arms, len(plan.design.over) + 2
        measures = self._measures(self.scan().schema.names)
        refuse([*([] if measure in measures else [_unknown("measure", measure, measures)]), *_no_arm(arm, arms)])
        rows = self.runs([measure]).query("status == 'ok'")
        chosen = rows[rows["point"] % arms == arm]
        values = chosen.groupby("point")[measure].mean()
        if len(values) * arms != plan.points:
            raise InputError(f"Sobol indices need every point of the design: {plan.points - len(values) * arms} are missing, failed or "
                             "never reached the state at which levers start")
        if len(chosen) != len(values) * chosen["replicate"].nunique():
            raise InputError("Sobol indices need the same lives of every point: some are missing, failed or never reached the state at "
                             f"which levers start ({self._run}, or retry)")
        by_point = values.sort_index().to_numpy().reshape(-1, width).T
        return by_point[0], by_point[1], by_point[2:]


def _unknown(what: str, name: Any, known: Sequence[str]) -> str:
    near = get_close_matches(str(name), known, n=1)
    return f"there is no {what} {name}{f' (did you mean {near[0]}?)' if near else ': `units` of the results lists them'}"


def _refuse_word(columns: Sequence[str] | None) -> None:
    """Raise InputError for a bare string, which is a list of letters to Python."""
    if isinstance(columns, str):
        raise InputError(f"columns are a list of names: write ['{columns}']")


def _no_arm(arm: int, arms: int) -> list[str]:
    """A sentence if that is none of the arms."""
    if arm in range(arms):
        return []
    return [f"arm {arm} is not {'0' if arms == 1 else '0 or 1' if arms == 2 else f'one of 0 to {arms - 1}'}"]


def _all_of(where: dict[str, Any]) -> ds.Expression | None:
    """The condition that each of these columns has its value, or one of several, None if there are none."""
    condition = None
    for name, value in where.items():
        several = isinstance(value, Iterable) and not isinstance(value, str | bytes)
        one = ds.field(name).isin(pa.array(value)) if several else ds.field(name) == value
        condition = one if condition is None else condition & one
    return condition


def _indices(a: np.ndarray, b: np.ndarray, mixed: np.ndarray) -> np.ndarray:
    """First-order and total indices [2, D] from values at A [N], at B [N] and mixed [D, N]; not a number where nothing varies.

    First: mean of f(B) (f(AB) - f(A)) over the variance. Total: half the mean of (f(A) - f(AB))², over the variance.
    Source: Saltelli et al. 2010, as SciPy's `sobol_indices` has it, to which a test holds them; SciPy's wants a power of two of points and
    resamples nothing but whole designs.
    """
    middle, variance = np.mean([a, b]), np.var([a, b])
    if variance == 0:
        return np.full((2, len(mixed)), np.nan)
    first = ((b - middle) * (mixed - a)).mean(1)
    total = ((a - mixed) ** 2).mean(1) / 2
    return np.stack([first, total]) / variance
