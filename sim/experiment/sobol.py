"""Scrambled Sobol points whose coordinates have addresses: (seed, dimension, point), and nothing else.

SciPy draws the scrambles of all dimensions from one stream, so that a point of 407 dimensions has nothing in common with one of 406.
Here each dimension's scramble is drawn for itself, from (seed, dimension): a coordinate is the same however many others are asked for,
and whichever. Direction numbers are SciPy's (Joe and Kuo 2008; 21,201 dimensions, fifty times what is drawn today), and so is the kind
of scramble: a random lower triangular matrix on the binary digits, then a random shift (Matousek 1998).
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

BITS = 30
HIGHEST = np.uint32(BITS - 1)
MASK = np.uint32(2**BITS - 1)


def points(seed: int, dimensions: Sequence[int], first: int, last: int) -> np.ndarray:
    """Coordinates in [0, 1) of points `first` to `last` - 1 of a seed's sequence in these dimensions, float64 [points, dimensions]."""
    shifts, matrices = scrambles(seed, tuple(dimensions))
    turned = _scrambled(directions(max(dimensions) + 1, (last - 1).bit_length())[:, list(dimensions)], matrices)
    number = np.arange(first, last)
    gray = number ^ number >> 1
    found = np.tile(shifts, (len(number), 1))
    for bit, direction in enumerate(turned):
        found[(gray >> bit & 1).astype(bool)] ^= direction
    return found * 2.0**-BITS


def directions(width: int, count: int) -> np.ndarray:
    """The first `count` direction numbers of dimensions 0 to width - 1, uint32 [count, width]: point 2**(k + 1) - 1 is the k-th alone."""
    from scipy.stats import qmc  # half a second, which processes that are given their worlds need not wait

    sequence, drawn = qmc.Sobol(width, scramble=False, bits=BITS), 0
    found = np.empty((count, width), np.uint32)
    for k in range(count):
        place = 2 ** (k + 1) - 1
        sequence.fast_forward(place - drawn)
        found[k] = sequence.random(1)[0] * 2**BITS
        drawn = place + 1
    return found


@lru_cache(maxsize=8)
def scrambles(seed: int, dimensions: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Shifts uint32 [D] and columns of matrices uint32 [D, BITS], highest digit first, each dimension's from a stream of its own.

    Raw words of PCG64, which NumPy promises to leave as they are, as it does not promise of anything drawn from them.
    """
    words = np.array([np.random.PCG64([seed, dimension]).random_raw(BITS + 1) for dimension in dimensions])
    words = (words >> np.uint64(64 - BITS)).astype(np.uint32)
    own = np.uint32(1) << np.arange(BITS - 1, -1, -1, dtype=np.uint32)  # the diagonal is all ones, below it all is chance
    return words[:, 0], words[:, 1:] & (own - np.uint32(1)) | own


def _scrambled(numbers: np.ndarray, matrices: np.ndarray) -> np.ndarray:
    """Each dimension's matrix times the binary digits of its direction numbers [count, D], modulo 2."""
    found = np.zeros_like(numbers)
    for digit in range(BITS):
        found ^= (numbers >> (HIGHEST - np.uint32(digit)) & np.uint32(1)) * matrices[:, digit]
    return found
