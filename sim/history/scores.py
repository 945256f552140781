"""Uncertain numbers as normal scores, and back: a place in a plausible range as a standard normal quantile."""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.special import ndtr, ndtri

from sim.params.form import Number

DUMMIES = 20  # numbers wired to nothing, which no fit may move
EDGE = 1e-9   # of a quantile, beyond which a value counts as lying at its range's end


def scores(numbers: Sequence[Number], values: Mapping[str, np.ndarray]) -> np.ndarray:
    """Normal scores [N, K] of values [N] by path; those at a range's end lie six standard deviations out."""
    return np.stack([ndtri(np.clip(_place(number, np.asarray(values[number.path], float)), EDGE, 1 - EDGE)) for number in numbers], 1)


def values(numbers: Sequence[Number], members: np.ndarray) -> dict[str, np.ndarray]:
    """Values [N] by path of members [N, K]: inside every plausible range, whole where the number is one."""
    return {number.path: _value(number, ndtr(members[:, column])) for column, number in enumerate(numbers)}


def dummies(n: int, seed: int) -> np.ndarray:
    """Scores [N, DUMMIES] of numbers that nothing reads."""
    return np.random.default_rng([seed, DUMMIES]).standard_normal((n, DUMMIES))


def _place(number: Number, value: np.ndarray) -> np.ndarray:
    low, high = number.range.low, number.range.high
    if not high > low:
        return np.full(len(value), 0.5)
    return np.log(value / low) / np.log(high / low) if number.range.log else (value - low) / (high - low)


def _value(number: Number, place: np.ndarray) -> np.ndarray:
    low, high = number.range.low, number.range.high
    found = low * (high / low) ** place if number.range.log else low + place * (high - low)
    if isinstance(number.default, int):
        return np.rint(found).astype(np.int64)
    return np.clip(found, low, high)
