"""The table of points: drawn axes crossed with levels, in an order that only ever grows.

Point = draw × arms + arm. The draws of a design of n are the first n of a larger one (for a Latin hypercube: its first block), so
that a sweep can be expanded without moving what has been run. All tables are dicts of columns [points].
"""

import itertools
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from math import prod

import numpy as np

from sim.experiment import sobol
from sim.params.order import order
from sim.sweep.settings import drawn
from sim.sweep.varied import Axis, column

Table = dict[str, np.ndarray]
STRIDE = 1 << 16  # draws made at a time: memory stays bounded whatever the size of the design


class Method(Enum):
    """How points are drawn. The value is a line for a user."""

    sobol = "a scrambled Sobol sequence: even, and any power of 2 of it is balanced"
    latin = "a Latin hypercube: every axis evenly covered"
    saltelli = "pairs of samples for Sobol indices: (axes + 2) draws for each point"
    grid = "every combination of the levels, nothing drawn"
    table = "points of a user's own, or the worlds of job.family: a row of a CSV or Parquet file each"


@dataclass(frozen=True)
class Design:
    """over: axes that are drawn; levels: axes whose combinations are crossed with every draw."""

    method: Method
    over: tuple[Axis, ...]
    levels: tuple[Axis, ...]
    seed: int

    @property
    def axes(self) -> tuple[Axis, ...]:
        return (*self.over, *self.levels)

    @property
    def arms(self) -> int:
        """Combinations of the levels."""
        return prod(len(axis.levels) for axis in self.levels)

    @property
    def per_point(self) -> int:
        """Rows of the table for each point asked for."""
        return self.arms * (len(self.over) + 2 if self.method is Method.saltelli else 1)

    def unbalanced(self, points: int) -> list[str]:
        """What is wrong with so many points as asked for."""
        odd = self.method is Method.saltelli and points & (points - 1)
        return [f"Sobol indices need a power of 2 points, not {points}"] if odd else []

    def tables(self, first: int, last: int) -> Iterator[Table]:
        """The rows of points `first` to `last` - 1 as asked for, some thousand draws at a time."""
        return map(self.crossed, self._draws(first, last))

    def crossed(self, drawn: Table) -> Table:
        """Every row of a table under every combination of the levels."""
        combinations = list(itertools.product(*(axis.levels for axis in self.levels)))
        number = len(next(iter(drawn.values()))) if drawn else 1
        table = {path: np.repeat(values, self.arms) for path, values in drawn.items()}
        for place, axis in enumerate(self.levels):
            table[axis.path] = column(axis.path, [combination[place] for combination in combinations] * number)
        return table

    def _draws(self, first: int, last: int) -> Iterator[Table]:
        if self.method is Method.grid:
            yield {}
            return
        from scipy.stats import qmc  # half a second, which processes that only run chunks need not wait

        width = len(self.over)
        if self.method is Method.latin:  # a block is balanced in itself, so it is drawn whole
            yield self._at(qmc.LatinHypercube(width, rng=np.random.default_rng([self.seed, first])).random(last - first))
            return
        if self.prior:
            for start in range(first, last, STRIDE):
                yield self._at(sobol.points(self.seed, self._places(), start, min(start + STRIDE, last)))
            return
        both = 2 if self.method is Method.saltelli else 1
        sequence = qmc.Sobol(both * width, scramble=True, rng=self.seed)
        sequence.fast_forward(first) if first else None
        for start in range(first, last, STRIDE):
            with warnings.catch_warnings():  # a count that is no power of 2 is the user's choice
                warnings.simplefilter("ignore", UserWarning)
                u = sequence.random(min(STRIDE, last - start))
            yield self._at(saltelli_rows(u) if both == 2 else u)

    @property
    def prior(self) -> bool:
        """Whether it draws every uncertain number over its plausible range, so that its draws are the prior worlds of its seed."""
        return self.method is Method.sobol and {axis.path for axis in self.over} >= set(drawn("params"))

    def _places(self) -> list[int]:
        """The dimension of each axis: an uncertain number has its own, what else is drawn those after the last. Any other design draws in
        the first dimensions, whose pairs fill best."""
        places = order().places
        named = [places.get(axis.path.removeprefix("params.")) for axis in self.over]
        free = itertools.count(max(places.values()) + 1)
        return [next(free) if place is None else place for place in named]

    def _at(self, u: np.ndarray) -> Table:
        return {axis.path: axis.at(u[:, place]) for place, axis in enumerate(self.over)}


def saltelli_rows(u: np.ndarray) -> np.ndarray:
    """Quantiles [N * (D + 2), D] from pairs [N, 2 D]: for each pair A, B, and A with one column of B, axis by axis.

    Source: Saltelli et al. 2010, from memory.
    """
    width = u.shape[1] // 2
    a, b = u[:, None, :width], u[:, None, width:]
    mixed = np.where(np.eye(width, dtype=bool)[None], b, a)
    return np.concatenate([a, b, mixed], axis=1).reshape(-1, width)
