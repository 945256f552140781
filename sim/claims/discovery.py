"""Scenario discovery: under which conditions does the claim hold?

A box of the inputs is searched on one half of the worlds and tested on the other. Only a box that holds there, with density >= 80% and
coverage >= 40%, may be named. Where worlds are few, or the box is no better than luck on the held-out half, the answer is that no
condition was found, and why.
"""

import hashlib
from dataclasses import dataclass

import numpy as np

from sim.claims.peeling import CHANCE, DENSITY, Answers, Bounds, search_box

COVERAGE = 0.40       # decided: share of agreeing held-out answers that the box holds
FEWEST = 6            # assumed: worlds in a half below which nothing can be learned


@dataclass(frozen=True)
class Finding:
    """A box with its score on the held-out half; empty bounds and a reason where none was found."""

    bounds: Bounds
    density: float
    coverage: float
    why: str = ""

    @property
    def found(self) -> bool:
        return bool(self.bounds)


def discover(answers: Answers) -> Finding:
    """Search one half of the worlds for a box in which answers agree, test it on the other; a world is never split."""
    first = in_first_half(answers.world)
    train, held_out = answers.where(first), answers.where(~first)
    if min(train.worlds, held_out.worlds) < FEWEST:
        return _none(f"scenario discovery needs {FEWEST} worlds in each half and has {min(train.worlds, held_out.worlds)}")
    if train.agree.all() or not train.agree.any():
        return _none("all worlds of the searched half answer alike")
    bounds = search_box(train)
    if not bounds:
        return _none("no condition separates the worlds that agree in the half searched")
    return scored(held_out, bounds)


def in_first_half(world: np.ndarray) -> np.ndarray:
    """Bool [A]: half of the worlds, always the same ones.

    Worlds are ordered by a hash of their number: neighbouring draws of a low-discrepancy sequence differ on purpose, so that
    taking every other one would give the two halves different parameters.
    """
    numbers = sorted(set(world.tolist()), key=lambda number: hashlib.sha256(str(number).encode()).digest())
    return np.isin(world, numbers[: len(numbers) // 2])


def scored(held_out: Answers, bounds: Bounds) -> Finding:
    """How the box does on the half it was not found on."""
    box = held_out.inside(bounds)
    coverage = float(box.agree.sum() / held_out.agree.sum()) if held_out.agree.any() else 0.0
    score = f"density {box.share:.1%}, coverage {coverage:.1%}"
    if box.share < DENSITY or coverage < COVERAGE:
        return _none(f"the condition found on one half of the worlds failed on the other ({score})")
    if box.luck(held_out.share) > CHANCE:
        return _none(f"on the held-out half the condition does no better than luck could ({score})")
    return Finding(bounds, box.share, coverage)


def _none(why: str) -> Finding:
    return Finding({}, 0.0, 0.0, why)
