"""From the tables of a study to the paths a picture needs.

A *world* is one draw; its replicates are averaged.  Weeks before the policy come from the history that the arm left.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd

from sim.experiment.family import of_start
from sim.experiment.study import Contrast, history_id
from sim.report.bands import Paths

RUN = ["draw", "replicate"]
BEFORE = 26  # weeks of history shown before the policy starts


class Study(Protocol):
    """What the page asks of finished results: `sim.experiment.finished_results.StudyResult` is one."""

    def runs(self) -> pd.DataFrame: ...

    def weeks(self, columns: list[str] | None = None) -> pd.DataFrame: ...


@dataclass(frozen=True)
class Tables:
    """The rows of runs, and by arm (or history) id the weekly rows, indexed by draw, replicate and week."""

    runs: pd.DataFrame
    weeks: dict[str, pd.DataFrame]


def tables(study: Study, observables: list[str]) -> Tables:
    """Rows of every run, and those weekly observables."""
    weeks = study.weeks(columns=["arm", *RUN, "week", *sorted(set(observables))])
    return Tables(study.runs(), {str(arm): part.drop(columns="arm").set_index([*RUN, "week"]) for arm, part in weeks.groupby("arm")})


def paths(t: Tables, contrast: Contrast, column: str, *, start_set: bool = False) -> Paths | None:
    """One weekly column in both arms of a contrast, aligned on the start of the policy; None if no world has it."""
    rows = rows_of(t.runs, contrast)
    rows = rows[of_start(rows.draw) == start_set]
    if rows.empty:
        return None
    when = np.arange(-BEFORE, contrast.baseline.weeks)
    sides = []
    for arm in contrast.arms:
        before = weeks_of(t, history_id(arm.history), column, rows, when[when < 0])
        after = weeks_of(t, arm.id, column, rows, when[when >= 0])
        sides.append(_by_world(np.hstack([before, after]), rows.draw.to_numpy()))
    known = np.isfinite(sides[0]).any(axis=0) & np.isfinite(sides[1]).any(axis=0)
    return Paths(when[known], sides[0][:, known], sides[1][:, known]) if known.any() else None


def rows_of(runs: pd.DataFrame, contrast: Contrast) -> pd.DataFrame:
    """The finished runs of one contrast, in order of world."""
    mine = (runs.claim == contrast.claim) & (runs.status == "ok") & (runs.measure == contrast.measure)
    mine &= (runs.baseline_arm == contrast.baseline.id) & (runs.changed_arm == contrast.changed.id)
    return runs[mine].drop_duplicates(RUN).sort_values(RUN)


def weeks_of(t: Tables, arm: str, column: str, rows: pd.DataFrame, when: np.ndarray) -> np.ndarray:
    """Values [N, T] of every run at weeks `when` after its branch; NaN where that week of that arm was not kept."""
    if arm not in t.weeks:
        return np.full((len(rows), len(when)), np.nan)
    week = rows.branch_week.to_numpy(int)[:, None] + when
    draw, replicate = (np.broadcast_to(rows[key].to_numpy()[:, None], week.shape) for key in RUN)
    asked = pd.MultiIndex.from_arrays([draw.ravel(), replicate.ravel(), week.ravel()])
    return t.weeks[arm][column].reindex(asked).to_numpy(float).reshape(week.shape)


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
