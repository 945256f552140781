"""The judgement: how many worlds must agree before a word may be printed.

A *world* is one draw of the uncertain parameters. D is the paired relative change of the claim's measure in that world, b the
claim's band. A world agrees with a sign claim if D lies beyond b on the predicted side, opposes it beyond b on the other side,
and is negligible in between. A world agrees with a claim of no effect if |D| <= b and opposes it otherwise: absence of an effect
is shown by equivalence, never by a difference that merely failed to be seen. For a claim about a threshold D is the threshold itself,
and a world agrees if it lies within the feasible range.
"""

import math
from dataclasses import dataclass
from enum import Enum

import numpy as np

from sim.claims.parts import Direction, Kind
from sim.experiment.over_worlds import wilson

ENOUGH = 0.80                # share of worlds that decides
STANDS = 0.50                # part of the median effect that must not survive without the mechanism the claim names
ROUNDING = 1e-12             # 0.8 is not a binary fraction; 4 worlds of 5 are "at least 80%"


class Verdict(Enum):
    """What may be said about a claim; the values are the sentences a reader sees."""

    SUPPORTED = "supported: at least 80% of worlds agree"
    CONTRADICTED = "contradicted: at least 80% of worlds oppose"
    TOO_SMALL = "too small to matter: at least 80% of worlds stay inside the band"
    LEANS_TOWARDS = "leans towards: two thirds of worlds or more agree, and surely more than half"
    LEANS_AGAINST = "leans against: two thirds of worlds or more oppose, and surely more than half"
    DEPENDS = "depends on a condition: worlds that meet it agree, and it held on worlds it was not found on"
    WRONG_REASON = "right for the wrong reason: supported, but the effect stands without the mechanism the claim names"
    NUMBER = "a number, no word: the answer is a threshold, or restates a number that was put in"
    CANNOT_TELL = "cannot tell: no rule is met, or there are too few worlds to be sure that one is"

    @property
    def word(self) -> str:
        """The verdict without its rule: "supported", "cannot tell"..."""
        return "depends on ..." if self is Verdict.DEPENDS else self.value.split(":")[0]


def agrees(change: np.ndarray, expects: Direction, band: float, inside: tuple[float, float] | None = None) -> np.ndarray:
    """Which worlds agree, bool [W], from their paired relative changes (or thresholds, of which `inside` is the range) [W]."""
    if expects is Direction.WITHIN:
        return (change >= inside[0]) & (change <= inside[1])
    if expects is Direction.UNCHANGED:
        return np.abs(change) <= band
    return change > band if expects is Direction.RISES else change < -band


def opposes(change: np.ndarray, expects: Direction, band: float, inside: tuple[float, float] | None = None) -> np.ndarray:
    """Which worlds oppose, bool [W]. The rest, for a sign claim, is negligible."""
    if expects is Direction.WITHIN:
        return ~agrees(change, expects, band, inside)
    if expects is Direction.UNCHANGED:
        return np.abs(change) > band
    return change < -band if expects is Direction.RISES else change > band


@dataclass(frozen=True)
class Shares:
    """How the worlds divide; `worlds` counts independent ones, however many dates each was asked at."""

    agree: float
    oppose: float
    negligible: float
    worlds: int

    @property
    def deciding(self) -> float:
        """The largest share: the only one that can decide."""
        return max(self.agree, self.oppose, self.negligible)

    @property
    def interval(self) -> tuple[float, float]:
        """Monte-Carlo error of the deciding share."""
        return wilson(self.deciding, self.worlds)

    @property
    def straddles(self) -> bool:
        """True where that error leaves open on which side of 80% the share lies."""
        low, high = self.interval
        return low + ROUNDING < ENOUGH <= high + ROUNDING


def shares(change: np.ndarray, expects: Direction, band: float, worlds: int, inside: tuple[float, float] | None = None) -> Shares:
    """How changes [W] divide. Raises ValueError where there are none, or one is undefined."""
    if len(change) == 0 or np.isnan(change).any():
        raise ValueError("shares need at least one world and a defined change in each")
    agree, oppose = (float(says(change, expects, band, inside).mean()) for says in (agrees, opposes))
    return Shares(agree, oppose, max(0.0, 1.0 - agree - oppose), worlds)


def stands_without(median: float, knocked: float, expects: Direction, band: float, inside: tuple[float, float] | None = None) -> bool:
    """Whether the effect survives its mechanism: `median` change with it, `knocked` without.

    Sign claims: at least half of the median effect is left, on the same side. A claim of no effect says that something absorbs
    the shock; its reason fails where, with that something switched off, the median still lies inside the band. A threshold's reason
    fails where it still lies within its range.
    """
    if expects is Direction.WITHIN:
        return inside[0] <= knocked <= inside[1]
    if expects.kind is Kind.NO_EFFECT:
        return abs(knocked) <= band
    return knocked * math.copysign(1.0, median) >= STANDS * abs(median)


def decide(found: Shares | None, kind: Kind, *, condition: bool = False, wrong_reason: bool = False) -> Verdict:
    """The rules of the house, in order.

    found         None where no world could be asked.
    condition     scenario discovery named one, and it held on the other half of the worlds.
    wrong_reason  the effect stands with a mechanism the claim names switched off.
    """
    if found is None or found.straddles:
        return Verdict.CANNOT_TELL
    if _enough(found.agree):
        return Verdict.WRONG_REASON if wrong_reason else Verdict.SUPPORTED
    if _enough(found.oppose):
        return Verdict.CONTRADICTED
    if kind is Kind.SIGN and _enough(found.negligible):
        return Verdict.TOO_SMALL
    return Verdict.DEPENDS if condition else Verdict.CANNOT_TELL


def _enough(share: float) -> bool:
    return share + ROUNDING >= ENOUGH


def fewest_agreeing(worlds: int) -> int | None:
    """The smallest number of worlds on one side that decides, of so many asked; None where not even all of them would."""
    counts = range(max(1, math.ceil(ENOUGH * worlds - ROUNDING)), worlds + 1)
    return next((n for n in counts if not Shares(n / worlds, 1 - n / worlds, 0.0, worlds).straddles), None)


def fewest_worlds() -> int:
    """The smallest number of worlds that can decide anything."""
    n = 1
    while fewest_agreeing(n) is None:
        n += 1
    return n


def what_decides(worlds: int) -> str:
    """The Monte-Carlo rule for a study of so many worlds, in a sentence."""
    least, any_ = fewest_agreeing(worlds), fewest_worlds()
    if least is None:
        return f"The Monte-Carlo rule: fewer than {any_} worlds cannot decide a claim, whatever they answer."
    needs = f"all {worlds}" if least == worlds else f"at least {least} of {worlds}"
    return (f"The Monte-Carlo rule: with {worlds} worlds \"supported\" needs {needs}; where fewer than {any_} worlds came to the date, "
            "nothing is decided.")
