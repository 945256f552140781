"""From the tables of a study to the paths a picture needs.

A *world* is one draw; its replicates are averaged.  Weeks before the policy come from the history that the arm left.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd

from sim.experiment.study import START_SET, Contrast, history_id
from sim.report.bands import Paths

KEYS = ["arm", "draw", "replicate", "week"]
BEFORE = 26  # weeks of history shown before the policy starts


class Study(Protocol):
    """What the page asks of finished results: `sim.experiment.results.StudyResult` is one."""

    def runs(self) -> pd.DataFrame: ...

    def weeks(self, columns: list[str] | None = None) -> pd.DataFrame: ...


@dataclass(frozen=True)
class Tables:
    """The rows of runs and of weeks, read once."""

    runs: pd.DataFrame
    weeks: pd.DataFrame


def tables(study: Study, observables: list[str]) -> Tables:
    """Rows of every run, and those weekly observables indexed by arm, draw, replicate and week."""
    weeks = study.weeks(columns=[*KEYS, *sorted(set(observables))])
    return Tables(study.runs(), weeks.set_index(KEYS).sort_index())


def paths(t: Tables, contrast: Contrast, column: str, *, start_set: bool = False) -> Paths | None:
    """One weekly column in both arms of a contrast, aligned on the start of the policy; None if no world has it."""
    rows = _rows(t.runs, contrast)
    rows = rows[(rows.draw == START_SET) == start_set]
    if rows.empty or column not in t.weeks.columns:
        return None
    when = np.arange(-BEFORE, contrast.baseline.weeks)
    sides = {}
    for side, arm in (("baseline", contrast.baseline), ("changed", contrast.changed)):
        values = np.stack([_path(t.weeks[column], arm.id, history_id(arm.history), r, when) for r in rows.itertuples()])
        sides[side] = _by_world(values, rows.draw.to_numpy())
    known = np.isfinite(sides["baseline"]).any(axis=0) & np.isfinite(sides["changed"]).any(axis=0)
    if not known.any():
        return None
    return Paths(when[known], sides["baseline"][:, known], sides["changed"][:, known])


def _rows(runs: pd.DataFrame, contrast: Contrast) -> pd.DataFrame:
    """The finished runs of one contrast, in order of world."""
    mine = (runs.claim == contrast.claim) & (runs.status == "ok")
    mine &= (runs.baseline_arm == contrast.baseline.id) & (runs.changed_arm == contrast.changed.id) & (runs.measure == contrast.measure)
    return runs[mine].drop_duplicates(["draw", "replicate"]).sort_values(["draw", "replicate"])


def _path(values: pd.Series, arm: str, history: str, row, when: np.ndarray) -> np.ndarray:
    """Values [T] of one run at weeks `when` after its branch; NaN where a week was not kept."""
    at = when + int(row.branch_week)
    after = _kept(values, arm, row).reindex(at[when >= 0]).to_numpy(float)
    before = _kept(values, history, row).reindex(at[when < 0]).to_numpy(float)
    return np.concatenate([before, after])


def _kept(values: pd.Series, arm: str, row) -> pd.Series:
    try:
        return values.loc[(arm, row.draw, row.replicate)]
    except KeyError:  # this arm's weeks were not kept for this world: the picture does without them
        return pd.Series(dtype=float)


def _by_world(values: np.ndarray, draws: np.ndarray) -> np.ndarray:
    """Replicates [N, T] averaged into worlds [W, T]."""
    worlds = np.unique(draws)
    return np.stack([values[draws == w].mean(axis=0) for w in worlds])


def change_over(p: Paths, window: tuple[int, int]) -> float:
    """Median over worlds of the paired relative change of the mean over a window of weeks after the start."""
    inside = (p.t >= window[0]) & (p.t < window[1])
    base, changed = np.nanmean(p.baseline[:, inside], axis=1), np.nanmean(p.changed[:, inside], axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = np.where(base != 0, changed / base - 1, np.nan)
    return float(np.nanmedian(gap)) if np.isfinite(gap).any() else float("nan")
