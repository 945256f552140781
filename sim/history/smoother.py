"""An ensemble smoother with multiple data assimilation (Emerick and Reynolds 2013, Computers and Geosciences 55), localised by correlation.

Members are rows of normal scores: each uncertain number as the standard normal quantile of its place in its plausible range, so that a
step can never leave a range. What a member shows of the targets is compared with the record, and every number moves as far as it was
seen to move what was shown. With few members for many numbers most of what is seen is chance: a correlation that N members show by
chance is taken for none, and one above it counts the more the further it lies above. A number goes by the strongest of its
correlations, with its whole row of the gain: targets explain each other, and a row with single targets taken out no longer knows what
the others explain. So what chance must not reach is the strongest of a hundred, and numbers wired to nothing ride along and tell
whether it did.
"""

from typing import NamedTuple

import numpy as np
from scipy.linalg import cho_factor, cho_solve

CHANCE = 4.5  # standard errors of nought that the strongest of a hundred correlations stays below by chance, but for one number in some 600


class Update(NamedTuple):
    """members [N, K] after a step; weight [K]: how far it was believed that a number has to do with the targets."""

    members: np.ndarray
    weight: np.ndarray


Seed = int | tuple[int, ...]


def step(members: np.ndarray, shown: np.ndarray, record: np.ndarray, covariance: np.ndarray, inflation: float, seed: Seed) -> Update:
    """One assimilation.

    members     [N, K] normal scores
    shown       [N, T] what each member shows of each target, on the target's scale
    record      [T] the same of the record; covariance [T, T] of its error, the model's discrepancy included
    inflation   by which the covariance is multiplied; over all steps its inverses sum to one
    seed        of the perturbations of the record, one a member

    Raises ValueError where shapes do not go together or there are fewer than three members.
    """
    n, targets = shown.shape
    if n < 3 or len(members) != n or record.shape != (targets,) or covariance.shape != (targets, targets):
        raise ValueError(f"members {members.shape}, shown {shown.shape}, record {record.shape} and covariance {covariance.shape} do not go "
                         "together")
    spread = np.sqrt(np.diag(covariance))
    misfit = (record + np.sqrt(inflation) * _errors(covariance, n, seed) - shown) / spread
    apart, seen = members - members.mean(0), (shown - shown.mean(0)) / spread
    system = seen.T @ seen / (n - 1) + inflation * covariance / np.outer(spread, spread)
    weight = believed(correlation(members, shown), n).max(1)
    gain = weight[:, None] * cho_solve(cho_factor(system), (apart.T @ seen / (n - 1)).T).T
    return Update(members + misfit @ gain.T, weight)


def _errors(covariance: np.ndarray, n: int, seed: Seed) -> np.ndarray:
    """Errors of the record as n members meet them, [N, T], with a mean of nought."""
    drawn = np.random.default_rng(seed).standard_normal((n, len(covariance)))
    drawn -= drawn.mean(0)
    return drawn @ np.linalg.cholesky(covariance).T


def correlation(numbers: np.ndarray, shown: np.ndarray) -> np.ndarray:
    """Correlation of each number with each target over members, [K, T]; nought where either does not vary."""
    a, b = (part - part.mean(0) for part in (numbers, shown))
    size = np.sqrt(np.outer((a**2).sum(0), (b**2).sum(0)))
    return np.divide(a.T @ b, size, out=np.zeros_like(size), where=size > 0)


def believed(correlations: np.ndarray, n: int) -> np.ndarray:
    """How far correlations that n members show are believed, 0 to 1: nought up to what chance shows, then 1 - (chance / correlation)^2."""
    chance = CHANCE / np.sqrt(n)
    return np.where(np.abs(correlations) <= chance, 0.0, 1 - (chance / np.maximum(np.abs(correlations), chance)) ** 2)
