"""Copies what stands in the records of many actors into one row of numbers, in a single pass of compiled code.

An actor's records stay where they are for life, so where a field lies in them is found once.
"""

from collections.abc import Sequence

import numpy as np
from numpy.lib.array_utils import byte_bounds

from sim.jit import rule

WORD = np.dtype(float).itemsize


def in_records(values: Sequence[object]) -> bool:
    """Whether values are fields of the same records, of ordinary numbers."""
    base = getattr(values[0], "base", None)
    if not isinstance(base, np.ndarray) or base.dtype.names is None or not base.flags.c_contiguous or base.dtype.itemsize % WORD:
        return False
    return all(isinstance(value, np.ndarray) and value.dtype == float and value.base is base for value in values)


def words_of(value: np.ndarray) -> np.ndarray:
    """The places, counted in words, of a field's numbers in the records that it belongs to; one for each, in the shape of the field."""
    place = np.arange(value.base.nbytes // WORD)
    return np.ndarray(value.shape, place.dtype, place, byte_bounds(value)[0] - byte_bounds(value.base)[0], value.strides)


class Gathered:
    """Numbers of several records, one behind the other: `length` of them, each time that they are gathered into a row."""

    def __init__(self, fields: Sequence[Sequence[np.ndarray]]) -> None:
        """fields: what is gathered, each a field of records as `in_records` says, or several of the same, whose numbers take turns.

        They come record by record; `spans` has where each begins and ends.
        """
        bases = list({id(group[0].base): group[0].base for group in fields}.values())
        ordered = [[n for n, group in enumerate(fields) if group[0].base is base] for base in bases]
        places = {n: np.stack([words_of(field) for field in group], -1).ravel() for n, group in enumerate(fields)}
        self.sources = tuple(base.view(float).reshape(-1) for base in bases)
        self.where = np.array([place for of_one in ordered for n in of_one for place in places[n].tolist()], np.int64)
        self.ends, self.length = np.cumsum([sum(len(places[n]) for n in of_one) for of_one in ordered], dtype=np.int64), len(self.where)
        order = [n for of_one in ordered for n in of_one]
        stops = np.cumsum([len(places[n]) for n in order], dtype=np.int64).tolist()
        self.spans = {n: (stop - len(places[n]), stop) for n, stop in zip(order, stops, strict=True)}

    def put(self, row: np.ndarray) -> None:
        """Copy what the records hold now into a row [length]."""
        if self.length:
            gather(self.sources, self.where, self.ends, row)


@rule
def gather(sources, where, ends, row):
    """Of each source, in turn, the numbers that stand `where` it says; `ends`: behind the last of each."""
    at = 0
    for n in range(len(sources)):
        source = sources[n]
        for place in range(at, ends[n]):
            row[place] = source[where[place]]
        at = ends[n]
