"""Whether a change between two arms is more than the luck of lives, or than rounding."""

import numpy as np
import pandas as pd
from scipy.stats import binomtest, t

from sim.experiment.moved import SMALLEST
from sim.experiment.over_worlds import luck_in_spread

SURE = 0.95            # two-sided


def is_noise(rows: pd.DataFrame) -> bool:
    """Whether the finished rows of one measure show no change beyond noise.

    A change is noise if its median is smaller than a thousandth, or if nothing tells that luck did not make it: neither the mean of pairs,
    by Student's t on the spread between lives (of many worlds: between lives of one world, pooled), nor the signs of the answers, nor
    worlds that differ by more than luck. One pair alone tells nothing of luck: only its size is looked at.
    """
    changes = rows["difference"].dropna()
    if changes.empty or changes.abs().median() < SMALLEST:
        return True
    if not np.isfinite(changes).all():
        return False
    worlds = rows["draw"].loc[changes.index] if "draw" in rows else pd.Series(0, index=changes.index)
    answers = changes.groupby(worlds).mean() if worlds.nunique() > 1 else changes
    if luck_in_spread(changes, worlds) < 0.5:
        return False
    return not (_beyond_luck(changes, worlds) or _one_sided(answers))


def _beyond_luck(changes: pd.Series, worlds: pd.Series) -> bool:
    """Whether the mean of changes [N] lies farther from nought than luck would put it."""
    number, count = len(changes), worlds.nunique()
    groups = worlds if number > count else pd.Series(0, index=worlds.index)      # worlds that lived once are told from luck by nothing
    spare = number - groups.nunique()
    if spare < 1:
        return True
    within = float(((changes - changes.groupby(groups).transform("mean")) ** 2).sum()) / spare
    return abs(changes.mean()) > t.ppf((1 + SURE) / 2, spare) * np.sqrt(within / number)


def _one_sided(answers: pd.Series) -> bool:
    """Whether answers [W] share their sign more often than coins would."""
    signs = np.sign(answers[answers != 0])
    return len(signs) > 0 and binomtest(int((signs > 0).sum()), len(signs)).pvalue < 1 - SURE
