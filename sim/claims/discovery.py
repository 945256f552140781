"""Scenario discovery: under which conditions is it so?

The worlds are halved again and again. Each time inputs are screened and a box of them is searched on one half, and tested on the other:
it holds there with density >= 80% and coverage >= 40%, and no worse than luck could explain, or it does not. Only a box that holds in at
least half of the halvings may be named: one halving alone finds or loses a condition by luck. Where worlds are few the answer is that no
condition was found, and why.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.stats import rankdata

from sim.claims.influence import correlations
from sim.claims.peeling import CHANCE, DENSITY, Answers, Bounds, search_box

COVERAGE = 0.40       # decided: share of agreeing held-out answers that the box holds
FEWEST = 6            # assumed: worlds in a half below which nothing can be learned
HALVINGS = 20         # assumed: enough to tell a half from a fifth
STEADY = 0.50         # share of halvings in which a condition must be found again
SCREENED = 12         # assumed: inputs that are looked at beside those that are always: of hundreds some box always fits a few worlds


@dataclass(frozen=True)
class Finding:
    """A box with its own mean score on all held-out halves; empty bounds and a reason where none was found.

    steady: share of halvings in which such a box was found and held.
    """

    bounds: Bounds
    density: float
    coverage: float
    why: str = ""
    steady: float = 0.0

    @property
    def found(self) -> bool:
        return bool(self.bounds)


class Tried(NamedTuple):
    """What one halving gave: the box searched (empty if none), its held-out score, and why it does not hold (empty if it does)."""

    bounds: Bounds
    density: float
    coverage: float
    why: str


def discover(answers: Answers, always: frozenset[str] = frozenset()) -> Finding:
    """Halve the worlds again and again, search a box on one half, test it on the other; a world is never split.

    always: inputs that are looked at whatever screening says.
    """
    least = answers.worlds // 2
    if least < FEWEST:
        return _none(f"scenario discovery needs {FEWEST} worlds in each half and has {least}")
    tries = [tried(answers, k, always) for k in range(HALVINGS)]
    held = [one for one in tries if not one.why]
    if len(held) < STEADY * HALVINGS:
        commonest = Counter(one.why for one in tries if one.why).most_common(1)[0][0]
        return _none(f"{commonest}, in {HALVINGS - len(held)} of {HALVINGS} halvings" if held else commonest)
    bounds = common(held)
    if not bounds:
        return _none(f"conditions hold on held-out halves, but not the same ones, in {len(held)} of {HALVINGS} halvings")
    again = [scored(answers.where(~in_first_half(answers.world, k)), bounds) for k in range(HALVINGS)]
    density, coverage = (float(np.mean([getattr(one, name) for one in again])) for name in ("density", "coverage"))
    if density < DENSITY or coverage < COVERAGE:
        return _none("the limits that conditions of single halvings share do not hold together")
    return Finding(bounds, density, coverage, steady=len(held) / HALVINGS)


def tried(answers: Answers, halving: int, always: frozenset[str]) -> Tried:
    """One halving."""
    first = in_first_half(answers.world, halving)
    train, held_out = answers.where(first), answers.where(~first)
    if train.agree.all() or not train.agree.any():
        return Tried({}, 0.0, 0.0, "all worlds of the searched half answer alike")
    bounds = search_box(Answers(train.inputs[screened(train, always)], train.agree, train.world))
    return scored(held_out, bounds) if bounds else Tried({}, 0.0, 0.0, "no condition separates the worlds that agree in the half searched")


def screened(train: Answers, always: frozenset[str]) -> list[str]:
    """The inputs that are always looked at, and those that agreement goes with most in this half."""
    names = train.inputs.columns
    others = [name for name in names if name not in always]
    ranks = rankdata(train.inputs[others].to_numpy(float), axis=0)
    strength = np.abs(correlations(ranks, rankdata(train.agree))) if others else np.array([])
    strongest = np.argsort(-strength, kind="stable")[:SCREENED]
    return [name for name in names if name in always] + [others[place] for place in strongest]


def in_first_half(world: np.ndarray, halving: int = 0) -> np.ndarray:
    """Bool [A]: half of the worlds, always the same ones for a halving.

    Worlds are ordered by a hash of their number: neighbouring draws of a low-discrepancy sequence differ on purpose, so that
    taking every other one would give the two halves different parameters.
    """
    numbers = sorted(set(world.tolist()), key=lambda number: hashlib.sha256(f"{halving} {number}".encode()).digest())
    return np.isin(world, numbers[: len(numbers) // 2])


def scored(held_out: Answers, bounds: Bounds) -> Tried:
    """How the box does on the half it was not found on."""
    box = held_out.inside(bounds)
    coverage = float(box.agree.sum() / held_out.agree.sum()) if held_out.agree.any() else 0.0
    why = ""
    if box.share < DENSITY or coverage < COVERAGE:
        why = "the condition found on one half of the worlds failed on the other"
    elif box.luck(held_out.share) > CHANCE:
        why = "on the held-out half the condition does no better than luck could"
    return Tried(bounds, box.share, coverage, why)


def common(held: list[Tried]) -> Bounds:
    """The limits that at least half of the boxes that held have on one side of one input, each at its median."""
    low, high = ({name: [one.bounds[name][side] for one in held if name in one.bounds and np.isfinite(one.bounds[name][side])]
                  for name in dict.fromkeys(name for one in held for name in one.bounds)} for side in (0, 1))
    bounds = {}
    for name in low:
        below, above = (float(np.median(side[name])) if len(side[name]) >= STEADY * len(held) else infinite
                        for side, infinite in ((low, -np.inf), (high, np.inf)))
        if np.isfinite(below) or np.isfinite(above):
            bounds[name] = (below, above)
    return bounds


def _none(why: str) -> Finding:
    return Finding({}, 0.0, 0.0, why)
