"""Peeling: the box of the inputs in which answers agree, one thin slice taken off after another.

A box is a set of limits, one pair an input. From the whole, each step cuts off the slice (a tenth of the answers, or one level of
an input with few) whose loss leaves the densest box; then limits that luck explains are dropped again.

Source: Friedman & Fisher 1999 (patient rule induction), Bryant & Lempert 2010 (quasi-p-values); both from memory, unverified.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from scipy.special import bdtrc

DENSITY = 0.80        # decided: share of answers inside the box that agree
PEEL = 0.10           # assumed: share of answers taken off in one peel; small is patient
SUPPORT = 0.10        # assumed: a box never holds less of the answers searched than this
CHANCE = 0.05         # a limit must beat the base rate by more than luck would one time in twenty
MOST_INPUTS = 3       # a condition that needs more inputs cannot be read

Bounds = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Answers:
    """Rows of answers: inputs [A, I], agree bool [A], and the world [A] each answer comes from."""

    inputs: pd.DataFrame
    agree: np.ndarray
    world: np.ndarray

    def inside(self, bounds: Bounds) -> "Answers":
        """The answers in a box."""
        return self.where(self.kept(bounds))

    def kept(self, bounds: Bounds) -> np.ndarray:
        """Which answers lie in a box, bool [A]."""
        kept = np.ones(len(self.agree), dtype=bool)
        for name, (low, high) in bounds.items():
            kept &= (self.columns[name] > low) & (self.columns[name] < high)
        return kept

    def where(self, kept: np.ndarray) -> "Answers":
        return Answers(self.inputs[kept], self.agree[kept], self.world[kept])

    @cached_property
    def columns(self) -> dict[str, np.ndarray]:
        """Every input [A] by its name."""
        return {str(name): self.inputs[name].to_numpy(float) for name in self.inputs.columns}

    @property
    def worlds(self) -> int:
        return len(np.unique(self.world))

    @property
    def share(self) -> float:
        """Share that agrees; 0 of nothing."""
        return float(self.agree.mean()) if len(self.agree) else 0.0

    def luck(self, base: float) -> float:
        """Quasi-p-value: the chance of so large a share if each world agreed at the base rate. Worlds count, not their dates."""
        return luck(self.share, self.worlds, base)


def luck(share: float, worlds: int, base: float) -> float:
    """The chance that at least such a share of so many worlds agrees if each did at the base rate; 1 for none."""
    least = math.floor(share * worlds + 1e-9)
    return float(bdtrc(least - 1, worlds, base)) if least > 0 else 1.0


def search_box(train: Answers) -> Bounds:
    """The best balanced box of the peeling path, among those dense and simple enough to be named. Empty if there is none."""
    best, highest, bounds, kept = {}, 0.0, {}, np.ones(len(train.agree), dtype=bool)
    floor = max(2, math.ceil(SUPPORT * len(train.agree)))
    while True:
        if _share(train, kept) >= DENSITY:      # a box with fewer limits is no denser
            simple = simplified(train, bounds)
            if 0 < len(simple) <= MOST_INPUTS and _share(train, train.kept(simple)) >= DENSITY and balance(train, simple) > highest:
                best, highest = simple, balance(train, simple)
        peel = best_peel(train, kept, floor)
        if peel is None:
            return best
        name, low, high = peel
        old = bounds.get(name, (-math.inf, math.inf))
        bounds = {**bounds, name: (max(old[0], low), min(old[1], high))}
        kept = train.kept(bounds)


def best_peel(train: Answers, kept: np.ndarray, floor: int) -> tuple[str, float, float] | None:
    """The cut (input, low, high) that leaves the densest box of at least `floor` of the answers kept; None if none makes it denser."""
    best, densest, agree = None, _share(train, kept) + 1e-12, train.agree[kept]
    for name, column in train.columns.items():
        values = column[kept]
        for low, high in _cuts(values):
            left = (values > low) & (values < high)
            number = int(left.sum())
            share = int(agree[left].sum()) / number if number >= floor else 0.0
            if share > densest:
                best, densest = (name, low, high), share
    return best


def simplified(train: Answers, bounds: Bounds) -> Bounds:
    """The box without the limits it does not need, those that shut out most agreeing answers tried first.

    A limit goes if the box is as well balanced without it, or if luck explains what it adds: among the answers that meet all
    other limits, those that meet it too agree no more often than their base rate lets expect.
    """
    for name in sorted(bounds, key=lambda name: -int(train.agree[train.kept(_without(bounds, name))].sum())):
        rest, kept = _without(bounds, name), train.kept(bounds)
        worlds = len(np.unique(train.world[kept]))
        lucky = luck(_share(train, kept), worlds, _share(train, train.kept(rest))) > CHANCE
        if lucky or balance(train, rest) >= balance(train, bounds):
            bounds = rest
    return bounds


def balance(answers: Answers, bounds: Bounds) -> float:
    """Harmonic mean of density and coverage: high only for a box that holds little but agreeing answers, and most of these.

    Taking the widest box that is just dense enough would pick the luckiest one, which then fails on the other half.
    """
    kept = answers.kept(bounds)
    caught = int(answers.agree[kept].sum())
    return 2 * caught / (int(kept.sum()) + int(answers.agree.sum())) if caught else 0.0


def _share(answers: Answers, kept: np.ndarray) -> float:
    """Share of the answers kept that agrees; 0 of nothing."""
    number = int(kept.sum())
    return int(answers.agree[kept].sum()) / number if number else 0.0


def _cuts(values: np.ndarray) -> list[tuple[float, float]]:
    """A cut from below and one from above, each half way between the last value taken off and the first one left."""
    levels, counts = np.unique(values, return_counts=True)
    if len(levels) < 2:
        return []
    quota = PEEL * len(values)
    below = min(int(np.searchsorted(np.cumsum(counts), quota)), len(levels) - 2)
    above = min(int(np.searchsorted(np.cumsum(counts[::-1]), quota)), len(levels) - 2)
    low = (levels[below] + levels[below + 1]) / 2
    high = (levels[-1 - above] + levels[-2 - above]) / 2
    return [(float(low), math.inf), (-math.inf, float(high))]


def _without(bounds: Bounds, name: str) -> Bounds:
    return {other: limits for other, limits in bounds.items() if other != name}
