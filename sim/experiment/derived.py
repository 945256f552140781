"""Measures that need two arms, several levers or several dates: what weekly columns alone cannot say.

Pure functions of arrays. Weekly arrays [W] start in the week in which the policy does; baseline and changed are the two arms of a pair.
"""

import math
from collections.abc import Sequence

import numpy as np
from scipy.stats import rankdata

SMOOTHED = 4       # weeks: arrivals are lumpy, and one good week is no recovery
RECOVERED = 0.9


def recovery_weeks(baseline: np.ndarray, changed: np.ndarray, share: float = RECOVERED) -> float:
    """T90 (M21): the first week from which the flow stays at 90% of the baseline's or more, both as means over four weeks.

    0 if it never fell below; infinite if it is below at the end.
    """
    below = _smooth(changed) < share * _smooth(baseline)
    if not below.any():
        return 0.0
    last = int(np.flatnonzero(below)[-1])
    return math.inf if last == len(below) - 1 else float(last + SMOOTHED)


def lost_dose_weeks(baseline: np.ndarray, changed: np.ndarray) -> float:
    """What did not come in the weeks that fell short (M21), in the unit of the flow; later surplus is not set against it."""
    return float(np.maximum(baseline - changed, 0.0).sum())


def substitution(baseline: np.ndarray, changed: np.ndarray) -> float:
    """Substitution index (M22): of what the shrinking ways lost, the share that growing ways made up. [K] totals by way, in one unit.

    0: nothing was replaced; 1: all of it; above 1: more. Not a number where no way lost anything.
    """
    gap = np.asarray(changed, float) - np.asarray(baseline, float)
    lost = -gap[gap < 0].sum()
    return float(gap[gap > 0].sum() / lost) if lost > 0 else math.nan


def herfindahl(sizes: np.ndarray) -> float:
    """Sum of squared shares (M12); not a number where there is nothing."""
    total = np.sum(sizes)
    return float(np.sum((np.asarray(sizes) / total) ** 2)) if total > 0 else math.nan


def top_share(sizes: np.ndarray, k: int) -> float:
    """Share of the k largest (M12); not a number where there is nothing."""
    total = np.sum(sizes)
    return float(np.sort(sizes)[::-1][:k].sum() / total) if total > 0 else math.nan


def rank_correlation(tallies: Sequence[float], outcomes: Sequence[float]) -> float:
    """Spearman's correlation over regimes (M19): do those that seize more see fewer deaths? Not a number below three regimes."""
    pairs = [(a, b) for a, b in zip(tallies, outcomes, strict=True) if math.isfinite(a) and math.isfinite(b)]
    if len(pairs) < 3:
        return math.nan
    first, second = (rankdata(side) for side in zip(*pairs, strict=True))
    if first.std() == 0 or second.std() == 0:
        return math.nan
    return float(np.corrcoef(first, second)[0, 1])


def interaction(baseline: float, singles: Sequence[float], together: float) -> float:
    """What levers do together beyond the sum of what each does alone (M37), as a share of the baseline.

    Of deaths, a negative one means that together they avert more than their sum.
    """
    return ((together - baseline) - sum(single - baseline for single in singles)) / abs(baseline) if baseline else math.nan


def change_with_delay(dates: Sequence[float], effects: Sequence[float]) -> float:
    """How much an effect changes with every year of delay (M38): the slope of a straight line through effects at several dates."""
    return float(np.polyfit(dates, effects, 1)[0]) if len(set(dates)) > 1 else math.nan


def cost_of_a_death_averted(cost: float, baseline: float, changed: float) -> float:
    """USD a death averted (M35); infinite where none is, whatever was spent."""
    averted = baseline - changed
    return cost / averted if averted > 0 else math.inf


def divergence(east: float, west: float) -> float:
    """How far the regions are apart (M40): East minus West, of a share or a rate."""
    return east - west


def _smooth(flow: np.ndarray) -> np.ndarray:
    """Means over `SMOOTHED` weeks, the first of them those weeks' own [W - 3]; one mean if there are fewer weeks."""
    width = min(SMOOTHED, len(flow))
    return np.convolve(flow, np.full(width, 1 / width), mode="valid")
