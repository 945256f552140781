"""Scores of an ensemble against what came: how far off, how wide, and whether what came looks like one of its members.

Proper scores are in the unit of what is forecast, and smaller is better (Gneiting and Raftery 2007, JASA 102; Bracher et al. 2021, PLOS
Computational Biology 17). Coverage and PIT say whether spreads are right, and are cheap: a band from nought to infinity covers all.
Nothing here reads a record.
"""

from collections.abc import Callable

import numpy as np

QUANTILES = np.array([0.01, 0.025, *np.arange(5, 100, 5) / 100, 0.975, 0.99])   # 23 of them: eleven intervals and the median
BANDS = (0.5, 0.9)                                                              # central intervals whose coverage is told
SCALES: dict[str, Callable] = {"natural": np.asarray, "log": np.log}


def crps(members: np.ndarray, came: np.ndarray) -> np.ndarray:
    """Continuous ranked probability score of ensembles [N, T] for what came [T], [T]: E|X - y| - E|X - X'| / 2, over all members.

    Of one member, or of many that are alike, it is their distance from what came.
    """
    ordered, n = np.sort(members, 0), len(members)
    ranks = 2 * np.arange(1, n + 1) - n - 1
    apart = 2 * np.tensordot(ranks, ordered, 1) / n**2
    return np.abs(members - came).mean(0) - apart / 2


def interval_score(low: np.ndarray, high: np.ndarray, came: np.ndarray, alpha: float) -> np.ndarray:
    """Score of central intervals of level 1 - alpha: width, and 2 / alpha times how far outside what came lies, [T]."""
    outside = np.maximum(low - came, 0) + np.maximum(came - high, 0)
    return high - low + 2 / alpha * outside


def weighted_interval_score(members: np.ndarray, came: np.ndarray) -> np.ndarray:
    """Interval scores over `QUANTILES` and the median's distance, weighted so that with many quantiles it becomes the CRPS, [T]."""
    found = np.quantile(members, QUANTILES, 0)
    pairs = len(QUANTILES) // 2
    weighted = [QUANTILES[k] * interval_score(found[k], found[-1 - k], came, 2 * QUANTILES[k]) for k in range(pairs)]
    return (np.abs(came - found[pairs]) / 2 + np.sum(weighted, 0)) / (pairs + 0.5)


def covered(members: np.ndarray, came: np.ndarray, level: float) -> np.ndarray:
    """Whether what came lies within the central interval of this level, bool [T]."""
    low, high = np.quantile(members, ((1 - level) / 2, (1 + level) / 2), 0)
    return (low <= came) & (came <= high)


def pit(members: np.ndarray, came: np.ndarray) -> np.ndarray:
    """Probability integral transform, [T]: the share of members below what came, those equal to it counted half.

    Where spreads are right it is even over 0 to 1; heaped at the ends they are too narrow, in the middle too wide.
    """
    return (members < came).mean(0) + (members == came).mean(0) / 2


def scored(members: np.ndarray, came: np.ndarray) -> dict[str, float]:
    """Means over what was forecast [T] of every score, by `score scale`; PIT and coverage are the same on every scale.

    members [N, T], came [T]. Raises ValueError for what has no logarithm, or is no number.
    """
    if not (np.isfinite(members).all() and np.isfinite(came).all()) or min(np.min(members), np.min(came)) <= 0:
        raise ValueError("scores on the log scale want numbers above nought")
    told = {f"coverage {level:.0%}": float(covered(members, came, level).mean()) for level in BANDS}
    for scale, on in SCALES.items():
        told[f"crps {scale}"] = float(crps(on(members), on(came)).mean())
        told[f"wis {scale}"] = float(weighted_interval_score(on(members), on(came)).mean())
    return told | {"pit": float(pit(members, came).mean())}
