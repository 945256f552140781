"""What several answers say together: when they are enough for an interval, how many agree, and what of their spread is luck.

An *answer* is a world's mean over its lives, or a pair of lives where one world alone was asked.
"""

import math
from statistics import NormalDist

import numpy as np
import pandas as pd

ENOUGH = 8                   # answers: below, neither an interval nor what pairing saves is shown
Z95 = 1.959963984540054      # two-sided 95% of the normal distribution


def too_few(answers: int, thing: str) -> str:
    """Why no interval is shown over so few answers, as a sentence without its stop; thing: world or pair. Empty if they are enough."""
    if answers >= ENOUGH:
        return ""
    return f"no interval, nor what pairing saves, from {answers} {thing}{'' if answers == 1 else 's'}: {ENOUGH} are the fewest that tell it"


def wilson(share: float, n: float, doubt: float = 0.05) -> tuple[float, float]:
    """Wilson's interval of a share seen in n independent worlds, 95% unless another doubt is allowed.

    The share may be that of several dates in each world, so it need not be a whole number of n, which SciPy's interval wants; where it is,
    both are equal (`tests/claims/test_verdict.py`).
    """
    if n < 1:
        return 0.0, 1.0
    z = Z95 if doubt == 0.05 else NormalDist().inv_cdf(1 - doubt / 2)
    z2 = z**2 / n
    centre = (share + z2 / 2) / (1 + z2)
    half = z / (1 + z2) * math.sqrt(share * (1 - share) / n + z2 / (4 * n))
    return max(0.0, centre - half), min(1.0, centre + half)


def agreeing(answers: np.ndarray, middle: float) -> float:
    """Share of answers [W] that have the sign of the middle one (or are 0, where that is); not a number where there are none."""
    return float((np.sign(answers) == np.sign(middle)).mean()) if len(answers) else math.nan


def luck_in_spread(changes: pd.Series, worlds: pd.Series) -> float:
    """What share of the variance of worlds' means is luck, which more lives in each would take away; the rest is the worlds' own.

    changes: of each pair of lives [N]; worlds: the world of each [N]. Luck's variance is that between lives of one world, pooled, over the
    number of its lives (analysis of variance with worlds as random effects, moments). 1 where luck alone would spread the means as far or
    farther. Not a number for one world, for worlds that lived once, and where nothing spreads or a change is infinite.
    """
    lives = changes.groupby(worlds)
    number, count = lives.ngroups, lives.size()
    if number < 2 or len(changes) == number or not np.isfinite(changes).all():
        return math.nan
    between = float(lives.mean().var(ddof=1))
    within = float(((changes - lives.transform("mean")) ** 2).sum()) / (len(changes) - number)
    luck = within * float((1 / count).mean())
    if between == 0:
        return 1.0 if luck > 0 else math.nan
    return min(luck / between, 1.0)


def variance_reduction_within(baseline: pd.Series, changed: pd.Series, worlds: pd.Series) -> float:
    """How many times fewer lives shared luck asks for, as `variance_reduction`, from lives [N] of several worlds: pooled within each."""
    lives, logs = len(baseline), [np.log(side.where(side > 0)) for side in (baseline, changed)]
    spare = lives - worlds.nunique()
    if spare < 1 or any(side.isna().any() for side in logs):
        return math.nan
    own, other, paired = (_within(side, worlds) for side in (*logs, logs[1] - logs[0]))
    return math.inf if paired == 0 else (own + other) / paired


def _within(values: pd.Series, worlds: pd.Series) -> float:
    """Sum of squares of values [N] about the mean of their world."""
    return float(((values - values.groupby(worlds).transform("mean")) ** 2).sum())
