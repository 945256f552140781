"""The columns of people: what is known of each, and the rows they stand on.

People of one region stand together, in the order they came; the dead keep their rows until the end of the year. Every region has some
rows to spare for newcomers. Identities say where somebody came from and never which row was free.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from sim.jit import part
from sim.users.states import Origin, State

COLUMNS = {
    "who": np.uint64,  # identity, see `identities`
    "state": np.int8,  # a State
    "street": np.int8,  # 1 if the last use was heroin or fentanyl, 0 if prescription opioids
    "region": np.int8,  # where they live: a census division
    "treated": np.int8,  # 1 if ever in medication treatment
    "dealer": np.int16,  # row of the own dealer, -1 for none
    "weeks": np.int16,  # in this state
    "ln_tolerance": np.float64,
    "belief": np.float64,  # share of fentanyl expected in what is bought
    "habit": np.float32,  # ln usual dose
    "frailty": np.float32,  # ln, subtracted from the threshold
    "company": np.float32,  # P(an overdose is witnessed)
    "place": np.float32,  # in the queue for what does not reach all: legal supply from 0, checking from 1
}
SPARE = 1.15


class Everybody(NamedTuple):
    """The columns [n] as compiled code reads them."""

    who: np.ndarray
    state: np.ndarray
    street: np.ndarray
    region: np.ndarray
    treated: np.ndarray
    dealer: np.ndarray
    weeks: np.ndarray
    ln_tolerance: np.ndarray
    belief: np.ndarray
    habit: np.ndarray
    frailty: np.ndarray
    company: np.ndarray
    place: np.ndarray


@part
def first_identity(origin, region, week):
    """Identity of the first person of this origin, region and week, uint64; the others count on from it."""
    return np.uint64((origin + 1) | (region << 4) | (week << 8)) << np.uint64(32)


def identities(origin: Origin, region: int, week: int, number: int) -> np.ndarray:
    """Identities of the first `number` people of this origin, region and week: uint64 [number], the same whatever else happens."""
    return first_identity(int(origin), region, week) + np.arange(number, dtype=np.uint64)


class Rows:
    """Columns with room to grow, one span of rows per region from `starts` to `stops` [R]; `columns` stays one dictionary for life."""

    def __init__(self, counts: Iterable[int], regions: Iterable[dict[str, np.ndarray]]) -> None:
        """counts [R] of people; `regions` may make the people of one region after the other."""
        self.counts = np.array(counts, np.int64)
        self._make_room(self.counts)
        self.columns = {name: np.zeros(int(self._capacity.sum()), kind) for name, kind in COLUMNS.items()}
        self.everybody = Everybody(**self.columns)
        for rows, people in zip(self.spans, regions, strict=True):
            for name, column in self.columns.items():
                column[rows] = people[name]

    @property
    def spans(self) -> list[slice]:
        """The rows in use, one slice per region."""
        return [slice(int(a), int(a + n)) for a, n in zip(self.starts, self.counts, strict=True)]

    def extend(self, numbers: np.ndarray) -> np.ndarray:
        """Take rows behind the people of each region into use for newcomers, numbers [R]. Returns the first of them [R], to be filled."""
        counts = self.counts + numbers
        if (counts > self._capacity).any():
            self._grow(counts)
        first = self.starts + self.counts
        self._count(counts)
        return first

    def bury(self) -> None:
        """Take the dead off the books, keeping the order of the living."""
        counts = self.counts.copy()
        for r, rows in enumerate(self.spans):
            kept = np.flatnonzero(self.columns["state"][rows] != State.DEAD) + rows.start
            if kept.size == self.counts[r]:
                continue
            end = rows.start + kept.size
            for column in self.columns.values():
                column[rows.start : end] = column[kept]
            self.columns["who"][end : rows.stop] = 0
            counts[r] = kept.size
        self._count(counts)

    def _count(self, counts: np.ndarray) -> None:
        """So many rows [R] are in use."""
        self.counts, self.stops = counts, self.starts + counts

    def _grow(self, counts: np.ndarray) -> None:
        """Room for so many people [R] and to spare; one column after the other, so that never more than one is there twice."""
        before, self.everybody = self.spans, None  # it would keep the old columns
        self._make_room(counts)
        for name, old in self.columns.items():
            column = np.zeros(int(self._capacity.sum()), old.dtype)
            for rows, start in zip(before, self.starts, strict=True):
                column[start : start + rows.stop - rows.start] = old[rows]
            self.columns[name] = column
        self.everybody = Everybody(**self.columns)

    def _make_room(self, counts: np.ndarray) -> None:
        """Where regions start; rows to spare cost next to no memory before somebody stands on them."""
        self._capacity = (counts * SPARE).astype(np.int64) + 64
        self.starts = np.concatenate([[0], np.cumsum(self._capacity)[:-1]])
        self.stops = self.starts + self.counts
