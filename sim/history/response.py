"""How a market answers: sizes, lags and recoveries, from weekly columns of a pair of arms or from a history's years.

Pure functions of arrays. Weekly arrays [W] of a pair begin in the week in which the policy does.
"""

import math
from collections.abc import Sequence

import numpy as np

from sim.clock import WEEKS_A_YEAR
from sim.experiment.derived import RECOVERED, recovery_weeks

MONTHS_A_WEEK = 12 / WEEKS_A_YEAR


def ratio(changed: np.ndarray, baseline: np.ndarray) -> float:
    """Sum of one over sum of the other; not a number where the latter is nought."""
    below = float(np.sum(baseline))
    return float(np.sum(changed)) / below if below > 0 else math.nan


def over(one: float, other: float) -> float:
    """One number over another; not a number where the other is nought."""
    return one / other if other else math.nan


def share(part: np.ndarray, rest: np.ndarray) -> np.ndarray:
    """Part of part and rest together, element by element; not a number where there is neither."""
    whole = np.asarray(part, float) + rest
    return np.divide(part, whole, out=np.full(whole.shape, math.nan), where=whole > 0)


def ratios(changed: np.ndarray, baseline: np.ndarray, weeks: int) -> np.ndarray:
    """Ratio of moving means over so many weeks, [W - weeks + 1]; not a number where the baseline is nought."""
    kernel = np.full(weeks, 1 / weeks)
    over, below = (np.convolve(side, kernel, "valid") for side in (changed, baseline))
    return np.divide(over, below, out=np.full(len(over), math.nan), where=below > 0)


def lowest(changed: np.ndarray, baseline: np.ndarray, weeks: int) -> float:
    """The smallest of those ratios; not a number if any is none."""
    return float(ratios(changed, baseline, weeks).min())


def highest(changed: np.ndarray, baseline: np.ndarray, weeks: int) -> float:
    """The largest of those ratios; not a number if any is none."""
    return float(ratios(changed, baseline, weeks).max())


def months_low(changed: np.ndarray, baseline: np.ndarray) -> float:
    """Months until what fell is back at nine tenths of what it would be, for good; 0 if it never fell so far, infinite if it stays."""
    return recovery_weeks(baseline, changed, RECOVERED) * MONTHS_A_WEEK


def months_high(changed: np.ndarray, baseline: np.ndarray) -> float:
    """Months until what rose no longer stands a ninth above what it would be; 0 and infinite as of `months_low`."""
    return months_low(baseline, changed)


def crossing(years: Sequence[float], values: np.ndarray, level: float) -> float:
    """When a yearly series first reaches a level: years and their middles joined by straight lines; not a number if it never does.

    One that begins above it crosses it in its first year's middle.
    """
    values = np.asarray(values, float)
    reached = np.flatnonzero(values >= level)
    if not len(reached):
        return math.nan
    after = int(reached[0])
    if after == 0:
        return years[0] + 0.5
    before, here = values[after - 1], values[after]
    return float(years[after - 1] + 0.5 + (level - before) / (here - before) * (years[after] - years[after - 1]))


def farthest(found: np.ndarray, wanted: np.ndarray) -> float:
    """Of several numbers, found over wanted, the ratio that lies farthest from one; not a number if any is none."""
    off = np.asarray(found, float) / np.asarray(wanted, float)
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = np.abs(np.log(off))
    return math.nan if np.isnan(distance).any() else float(off[distance.argmax()])


def latest(found: np.ndarray, wanted: np.ndarray) -> float:
    """Of several dates, found less wanted, the difference farthest from nought; not a number if any is none."""
    late = np.asarray(found, float) - np.asarray(wanted, float)
    return math.nan if np.isnan(late).any() else float(late[np.abs(late).argmax()])


def dose(tried: dict[str, float], wanted: float) -> str:
    """Of doses by name, and what each did as a ratio, the one that did what is wanted most nearly; empty if none came within its half
    and its double on the scale of logarithms."""
    size = math.log(wanted)
    near = {name: abs(math.log(did) - size) for name, did in tried.items() if did > 0 and size / 2 >= math.log(did) >= 2 * size}
    return min(near, key=near.__getitem__) if near else ""
