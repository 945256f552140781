"""Peeling: the box of the inputs in which answers agree, one thin slice taken off after another.

A box is a set of limits, one pair an input. From the whole, each step cuts off the slice (a tenth of the answers, or one level of
an input with few) whose loss leaves the densest box; then limits that luck explains are dropped again.

Source: Friedman & Fisher 1999 (patient rule induction), Bryant & Lempert 2010 (quasi-p-values); both from memory, unverified.
"""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import binom

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
        kept = np.ones(len(self.agree), dtype=bool)
        for name, (low, high) in bounds.items():
            values = self.inputs[name].to_numpy()
            kept &= (values > low) & (values < high)
        return self.where(kept)

    def where(self, kept: np.ndarray) -> "Answers":
        return Answers(self.inputs[kept], self.agree[kept], self.world[kept])

    @property
    def worlds(self) -> int:
        return len(np.unique(self.world))

    @property
    def share(self) -> float:
        """Share that agrees; 0 of nothing."""
        return float(self.agree.mean()) if len(self.agree) else 0.0

    def luck(self, base: float) -> float:
        """Quasi-p-value: the chance of so large a share if each world agreed at the base rate. Worlds count, not their dates."""
        return float(binom.sf(math.floor(self.share * self.worlds + 1e-9) - 1, self.worlds, base)) if self.worlds else 1.0


def search_box(train: Answers) -> Bounds:
    """The best balanced box of the peeling path, among those dense and simple enough to be named. Empty if there is none."""
    best, highest, bounds = {}, 0.0, {}
    floor = max(2, math.ceil(SUPPORT * len(train.agree)))
    while True:
        simple = simplified(train, bounds)
        if 0 < len(simple) <= MOST_INPUTS and train.inside(simple).share >= DENSITY and balance(train, simple) > highest:
            best, highest = simple, balance(train, simple)
        peel = best_peel(train.inside(bounds), floor)
        if peel is None:
            return best
        name, low, high = peel
        old = bounds.get(name, (-math.inf, math.inf))
        bounds = {**bounds, name: (max(old[0], low), min(old[1], high))}


def best_peel(inside: Answers, floor: int) -> tuple[str, float, float] | None:
    """The cut (input, low, high) that leaves the densest box of at least `floor` answers; None if no cut makes it denser."""
    best, densest = None, inside.share + 1e-12
    for name in inside.inputs.columns:
        values = inside.inputs[name].to_numpy()
        for low, high in _cuts(values):
            kept = (values > low) & (values < high)
            if kept.sum() >= floor and inside.agree[kept].mean() > densest:
                best, densest = (str(name), low, high), float(inside.agree[kept].mean())
    return best


def simplified(train: Answers, bounds: Bounds) -> Bounds:
    """The box without the limits it does not need, those that shut out most agreeing answers tried first.

    A limit goes if the box is as well balanced without it, or if luck explains what it adds: among the answers that meet all
    other limits, those that meet it too agree no more often than their base rate lets expect.
    """
    for name in sorted(bounds, key=lambda name: -int(train.inside(_without(bounds, name)).agree.sum())):
        rest = _without(bounds, name)
        lucky = train.inside(bounds).luck(train.inside(rest).share) > CHANCE
        if lucky or balance(train, rest) >= balance(train, bounds):
            bounds = rest
    return bounds


def balance(answers: Answers, bounds: Bounds) -> float:
    """Harmonic mean of density and coverage: high only for a box that holds little but agreeing answers, and most of these.

    Taking the widest box that is just dense enough would pick the luckiest one, which then fails on the other half.
    """
    box = answers.inside(bounds)
    caught = int(box.agree.sum())
    return 2 * caught / (len(box.agree) + int(answers.agree.sum())) if caught else 0.0


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
