"""Weekly paths of a pair's arms: a row for every world, its lives averaged, or for every life where one world was asked."""

import numpy as np
import pandas as pd

from sim.experiment.finished_results import PairResult
from sim.experiment.over_worlds import ENOUGH
from sim.report.bands import Paths

BEFORE = 104           # weeks of history shown before the policy


def paths(pair: PairResult, column: str, branch: int) -> Paths:
    """A weekly column in both arms of every answer, aligned on the week in which the policy begins; history is the same in both."""
    baseline, changed = (_by_answer(pair, [column], arm)[column].unstack("week") for arm in ("baseline", "changed"))
    both = baseline.index.intersection(changed.index)
    weeks = np.array([week for week in baseline.columns if week >= branch - BEFORE])
    before, after = baseline.loc[both, weeks].to_numpy(float), changed.loc[both].reindex(columns=weeks).to_numpy(float)
    return Paths(weeks - branch, before, np.where(weeks < branch, before, after))


def lived(pair: PairResult, columns: list[str]) -> pd.DataFrame:
    """Weekly columns of the arm without the policy, by answer and week."""
    return _by_answer(pair, columns, "baseline")


def few(paths: Paths) -> bool:
    """Whether these are too few for a band, so that each is a line of its own."""
    return paths.worlds < ENOUGH


def _by_answer(pair: PairResult, columns: list[str], arm: str) -> pd.DataFrame:
    one = "draw" if pair.asked else "replicate"
    runs = pair.runs()
    finished = runs[runs["status"] == "ok"]
    keys = [key for key in ("draw", "replicate") if key in finished]
    weeks = pair.weeks(["draw", "replicate", "week", *columns], arm=arm)
    return weeks.merge(finished[keys].drop_duplicates(), on=keys).groupby([one, "week"])[columns].mean()
