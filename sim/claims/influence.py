"""With which inputs does the answer move, and which of them stand out beyond chance?

Among a hundred inputs and sixteen worlds some input always correlates strongly. So an input is named only if its rank correlation
exceeds what the strongest of all inputs reaches in 95 of 100 reshufflings, in which no input can have anything to do with the answer.
"""

import hashlib
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import rankdata

RESHUFFLES = 500      # enough for a 95% quantile that is steady to about 0.01
QUANTILE = 0.95


@dataclass(frozen=True)
class Influence:
    """order: (input, rank correlation of the change with it), strongest first; chance: the size that luck alone can give."""

    order: list[tuple[str, float]]
    chance: float

    @property
    def standing_out(self) -> list[tuple[str, float]]:
        return [(name, rho) for name, rho in self.order if abs(rho) > self.chance]


def influences(inputs: pd.DataFrame, change: np.ndarray, world: np.ndarray) -> Influence:
    """Rank correlations of the change [A] with inputs [A, I] that vary, and the bound of chance.

    world [A]: the world each answer comes from. Reshuffling gives whole worlds each other's parameters, and exchanges the dates of
    a world among themselves: answers of one world stay together, so that they are not counted as independent.
    """
    every = inputs.to_numpy(float)
    varying = [str(name) for name, varies in zip(inputs.columns, (every != every[:1]).any(axis=0), strict=True) if varies]
    _, first, of = np.unique(world, return_index=True, return_inverse=True)
    if not varying or len(np.unique(change)) < 2 or len(first) < 3:
        return Influence([], np.inf)
    values = inputs[varying].to_numpy(float)
    within = (values != values[first][of]).any(axis=0)          # varies inside a world: its state at the date
    worlds, states = rankdata(values[first][:, ~within], axis=0), rankdata(values[:, within], axis=0)
    target = rankdata(change)
    names = [n for n, w in zip(varying, within) if not w] + [n for n, w in zip(varying, within) if w]
    found = zip(names, correlations(np.hstack([worlds[of], states]), target))
    highest = [np.abs(correlations(_reshuffled(worlds, states, of, k), target)).max() for k in range(RESHUFFLES)]
    return Influence(sorted(((n, float(r)) for n, r in found), key=lambda pair: -abs(pair[1])), float(np.quantile(highest, QUANTILE)))


def correlations(columns: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Pearson's correlation [I] of each column [A, I] with the target [A]; 0 where a column does not vary."""
    x, y = columns - columns.mean(axis=0), target - target.mean()
    size = np.sqrt((x**2).sum(axis=0) * (y**2).sum())
    return np.divide(x.T @ y, size, out=np.zeros(len(size)), where=size > 0)


def _reshuffled(worlds: np.ndarray, states: np.ndarray, of: np.ndarray, k: int) -> np.ndarray:
    """The k-th reshuffling, always the same one: ranks by answer [A, I]."""
    noise = np.frombuffer(hashlib.shake_256(str(k).encode()).digest(8 * (len(worlds) + len(of))), dtype=np.uint64)
    exchanged = np.argsort(noise[:len(worlds)])
    moved = np.empty_like(states)
    moved[np.argsort(of, kind="stable")] = states[np.lexsort((noise[len(worlds):], of))]
    return np.hstack([worlds[exchanged][of], moved])
