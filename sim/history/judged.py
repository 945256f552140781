"""Which worlds history does not rule out: implausibility, target by target (Vernon, Goldstein and Bower 2010, Bayesian Analysis 5).

A world's implausibility for a target is the distance of its mean over lives from the record, in standard deviations of all that may
come between the two: error of the record, discrepancy of the model, luck. The thresholds were set before any run.
"""

from typing import NamedTuple

import numpy as np

LARGEST, SECOND = 4.0, 3.0  # a world is ruled out where its largest, or its second largest, implausibility is not below these
NEAR = 2.0                  # who is further off than that beyond the thresholds in one life is not lived again


class Judged(NamedTuple):
    """implausibility [N, T]; kept: bool [N]."""

    implausibility: np.ndarray
    kept: np.ndarray

    @property
    def worst(self) -> np.ndarray:
        """The largest and the second largest of each world, [N, 2]."""
        return -np.sort(-self.implausibility, 1)[:, :2]


def judged(lives: np.ndarray, record: np.ndarray, spread: np.ndarray) -> Judged:
    """Judge worlds by what their lives show.

    lives   [L, N, T] on the targets' scale; record, spread [T]: the record, and the standard deviation of record less model

    A world that shows NaN of a target is ruled out.
    """
    luck = luck_of(lives) / len(lives)
    distance = np.abs(lives.mean(0) - record) / np.sqrt(spread**2 + luck)
    distance = np.where(np.isnan(distance), np.inf, distance)
    order = -np.sort(-distance, 1)
    second = order[:, 1] < SECOND if distance.shape[1] > 1 else True
    return Judged(distance, (order[:, 0] < LARGEST) & second)


def promising(shown: np.ndarray, record: np.ndarray, spread: np.ndarray) -> np.ndarray:
    """Worlds [N, T] that may yet be left, by one life of each: row numbers, the nearest alone where there are none."""
    worst = judged(shown[None], record, spread).worst
    found = np.flatnonzero((worst[:, 0] < LARGEST + NEAR) & (worst[:, -1] < SECOND + NEAR))
    return found if len(found) else np.array([worst.max(1).argmin()])


def luck_of(lives: np.ndarray) -> np.ndarray:
    """Variance between lives of one world, [T]: the median over worlds, for a few lives say little of one world's own, and a few worlds
    in which a trade dies out in one life must not excuse all others."""
    return np.nanmedian(lives.var(0, ddof=1), 0) if len(lives) > 1 else np.zeros(lives.shape[-1])


def conflicts(shown: np.ndarray, record: np.ndarray, spread: np.ndarray) -> np.ndarray:
    """Targets that no prior world [N, T] comes near enough to be left by, bool [T]: nothing within the plausible ranges meets them."""
    distance = np.abs(shown - record) / spread
    return ~(distance < LARGEST).any(0)
