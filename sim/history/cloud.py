"""What a fit leaves: worlds that history does not rule out, and tables of what they show and of how far numbers moved."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from sim import __version__
from sim.experiment.draws import PLAUSIBLE, drawn_numbers
from sim.experiment.files import write_table
from sim.experiment.fitted_with import fitted_with
from sim.experiment.given import ROW
from sim.history.fitting import Asked, Fit
from sim.history.judged import LARGEST, SECOND
from sim.history.scores import DUMMIES
from sim.spec import Spec

MIDDLE = (0.05, 0.5, 0.95)
FREE = 0.9  # of its prior spread: a number that keeps it was left free
SET_ASIDE, USED = "set aside", "held to"


def write_cloud(folder: Path, fit: Fit, asked: Asked, spec: Spec) -> Path:
    """The worlds that are left, a row each, as `plausible.parquet`: unweighted, "not ruled out", no posterior. Returns the file."""
    kept = len(fit.left)
    columns = {ROW: np.arange(kept), **fit.worlds}
    note = {"version": __version__, **fitted_with(spec.mechanisms), "seed": spec.seed, "people": spec.people, "end": spec.end,
            "prior": asked.prior, "members": asked.members, "steps": asked.steps, "lives": asked.lives,
            "tried": fit.tried, "kept": kept, "lineages": fit.lineages, "largest": LARGEST, "second": SECOND,
            "targets": int(fit.used.sum()),
            "not_held_to": [label for label, used in zip(fit.targets.labels, fit.used, strict=True) if not used]}
    path = folder / PLAUSIBLE
    write_table(path, [pa.table(columns)], note)
    return path


def target_table(fit: Fit) -> pd.DataFrame:
    """A row a target: the record, what prior and remaining worlds show (natural units, 5%, median, 95%), and how it was used."""
    rows = {"target": fit.targets.labels, "used": [USED if used else SET_ASIDE for used in fit.used],
            "record": [target.value for target in fit.targets.every], "spread": fit.targets.spread}
    shown = {"prior": fit.prior, "left": fit.shown}
    for name, values in shown.items():
        found = np.nanquantile(values, MIDDLE, 0) if len(values) else np.full((3, len(fit.targets)), np.nan)
        for quantile, row in zip(("5", "50", "95"), found, strict=True):
            rows[f"{name}_{quantile}"] = [_natural(value, target.scale) for value, target in zip(row, fit.targets.every, strict=True)]
    return pd.DataFrame(rows)


def _natural(value: float, scale: str) -> float:
    return float(np.exp(value)) if scale == "log" else float(1 / (1 + np.exp(-value)))


def number_table(fit: Fit) -> pd.DataFrame:
    """A row a number, dummies last: mean and standard deviation of its normal score among members and among what is left.

    The prior has 0 and 1: a number with a spread near one was left free by history.
    """
    names = [number.path for number in drawn_numbers()] + [f"dummy {place + 1}" for place in range(DUMMIES)]
    left = fit.left
    shift, spread = fit.members.mean(0) - fit.start.mean(0), fit.members.std(0) / fit.start.std(0)
    table = pd.DataFrame({"number": names, "shift": shift, "spread": spread})
    return table.assign(left_mean=left.mean(0) if len(left) else np.nan, left_spread=left.std(0) if len(left) > 1 else np.nan)


def text(fit: Fit) -> str:
    """What a fit found, as lines."""
    numbers, table, worst = number_table(fit), target_table(fit), fit.worst
    dummies = numbers.iloc[-DUMMIES:]
    moved = numbers.iloc[:-DUMMIES].assign(size=lambda t: t["shift"].abs()).nlargest(8, "size")
    return "\n".join([
        f"targets:   {fit.used.sum()} held to; {_listed(table, SET_ASIDE)}",
        f"misfit:    {', '.join(f'{value:.3g}' for value in fit.misfit)} (mean square in standard deviations, before and after each step)",
        f"worlds:    {len(fit.left)} of {fit.tried} not ruled out, about {fit.lineages} members of the smoother; {len(worst)} lived again "
        f"(largest implausibility below {LARGEST:g}, second below {SECOND:g}); best {worst[:, 0].min():.1f} and {worst[:, 1].min():.1f}, "
        f"median {np.median(worst[:, 0]):.1f}",
        f"moved:     {', '.join(f'{row.number} {row.shift:+.2f}' for row in moved.itertuples())} (prior standard deviations)",
        f"free:      {(numbers['spread'].iloc[:-DUMMIES] > FREE).sum()} of {len(numbers) - DUMMIES} numbers keep {FREE:.0%} of their "
        "prior spread",
        f"dummies:   {_wired(dummies['spread'], dummies['shift'])} after the smoother, "
        f"{_wired(dummies['left_spread'], dummies['left_mean'])} in what is left; nothing is wired to them",
    ])


def _wired(spread: pd.Series, shift: pd.Series) -> str:
    return f"spread {spread.min():.2f} to {spread.max():.2f}, shift {shift.abs().max():.2f} at most"


def _listed(table: pd.DataFrame, use: str) -> str:
    names = table.loc[table["used"] == use, "target"]
    return f"{len(names)} {use}{': ' + ', '.join(names) if len(names) else ''}"
