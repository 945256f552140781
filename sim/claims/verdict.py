"""The judgement: how many worlds must agree before a word may be printed.

A *world* is one draw of the uncertain parameters. D is the paired relative change of the claim's measure in that world, b the
claim's band. A world agrees with a sign claim if D lies beyond b on the predicted side, opposes it beyond b on the other side,
and is negligible in between. A world agrees with a claim of no effect if |D| <= b and opposes it otherwise: absence of an effect
is shown by equivalence, never by a difference that merely failed to be seen. Who says that something is of no use is not refuted by harm:
then a world agrees if D >= -b. For a claim about a threshold D is the threshold itself,
and a world agrees if it lies within the feasible range; no word is given about it.

How likely each world agrees is `evidence.py`; here is what follows from the shares, at one date and over all of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from sim.claims.parts import Direction, Kind
from sim.experiment.over_worlds import wilson

ENOUGH = 0.80                # share of worlds that decides
TENDS = 2 / 3                # share of worlds that leans
SURELY = 0.50                # what the share that leans must exceed, whatever the error
STANDS = 0.50                # part of the median effect that must not survive without the mechanism the claim names
AGREE, OPPOSE, NEGLIGIBLE = range(3)
ROUNDING = 1e-12             # 0.8 is not a binary fraction; 4 worlds of 5 are "at least 80%"


class Verdict(Enum):
    """What may be said about a claim; the values are the sentences a reader sees."""

    SUPPORTED = "supported: at least 80% of worlds agree"
    CONTRADICTED = "contradicted: at least 80% of worlds oppose"
    TOO_SMALL = "too small to matter: at least 80% of worlds stay inside the band"
    LEANS_TOWARDS = "leans towards: two thirds of worlds or more agree, and surely more than half"
    LEANS_AGAINST = "leans against: two thirds of worlds or more oppose, and surely more than half"
    MOSTLY_SMALL = "mostly too small: two thirds of worlds or more stay inside the band, and surely more than half"
    DEPENDS = "depends on a condition: worlds that meet it answer alike, as did worlds it was not found on; or dates answer differently"
    WRONG_REASON = "right for the wrong reason: supported, or leaning so, but the effect stands without the mechanism the claim names"
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
    if expects is Direction.NOT_LOWER:
        return change >= -band
    if expects is Direction.NOT_HIGHER:
        return change <= band
    return change > band if expects is Direction.RISES else change < -band


def opposes(change: np.ndarray, expects: Direction, band: float, inside: tuple[float, float] | None = None) -> np.ndarray:
    """Which worlds oppose, bool [W]. The rest, for a sign claim, is negligible."""
    if expects is Direction.WITHIN:
        return ~agrees(change, expects, band, inside)
    if expects is Direction.UNCHANGED:
        return np.abs(change) > band
    if expects is Direction.NOT_LOWER:
        return change < -band
    if expects is Direction.NOT_HIGHER:
        return change > band
    return change < -band if expects is Direction.RISES else change > band


SIDES = ((Verdict.SUPPORTED, Verdict.LEANS_TOWARDS), (Verdict.CONTRADICTED, Verdict.LEANS_AGAINST),
         (Verdict.TOO_SMALL, Verdict.MOSTLY_SMALL))  # firmer first


@dataclass(frozen=True)
class Shares:
    """How the worlds divide; `worlds` counts independent ones, however many dates each was asked at.

    doubts: variance of each share for what lives leave open of all worlds together, beside that of which worlds were drawn.
    """

    agree: float
    oppose: float
    negligible: float
    worlds: int
    doubts: tuple[float, float, float] = (0.0, 0.0, 0.0)

    @property
    def deciding(self) -> float:
        """The largest share: the only one that can decide."""
        return max(self.agree, self.oppose, self.negligible)

    @property
    def interval(self) -> tuple[float, float]:
        """Error of the deciding share."""
        return max((self.error(kind) for kind in range(3)), key=lambda pair: pair[0])

    def error(self, kind: int, dates: int = 1) -> tuple[float, float]:
        """Error of a share (0 agree, 1 oppose, 2 negligible): Wilson's interval for as many worlds as these are worth with their doubt.

        dates: among how many the doubt of one in twenty is divided.
        """
        share, own = (self.agree, self.oppose, self.negligible)[kind], self.doubts[kind]
        middle = (share * self.worlds + 2) / (self.worlds + 4)    # a share of all or none is not known to the last digit either
        drawn = middle * (1 - middle) / max(self.worlds, 1)
        worth = self.worlds * drawn / (drawn + own)
        return wilson(share, worth, 0.05 / dates)

    def decides(self, kind: int) -> bool:
        """Whether a share passes 80%, whatever its error."""
        return self.error(kind)[0] + ROUNDING >= ENOUGH

    def leans(self, kind: int, dates: int = 1) -> bool:
        """Whether a share passes two thirds, and surely a half: one date of several is enough to lean, so each has less doubt to spend."""
        return (self.agree, self.oppose, self.negligible)[kind] + ROUNDING >= TENDS and self.error(kind, dates)[0] > SURELY


def decide(found: Shares | None, kind: Kind, dates: int = 1) -> Verdict:
    """The rules of the house at one date of so many, in order; found: None where no world could be asked."""
    if found is None:
        return Verdict.CANNOT_TELL
    if kind is Kind.THRESHOLD:
        return Verdict.NUMBER
    if found.decides(AGREE):
        return Verdict.SUPPORTED
    if found.decides(OPPOSE):
        return Verdict.CONTRADICTED
    if kind is Kind.SIGN and found.decides(NEGLIGIBLE):
        return Verdict.TOO_SMALL
    if found.leans(AGREE, dates):
        return Verdict.LEANS_TOWARDS
    if found.leans(OPPOSE, dates):
        return Verdict.LEANS_AGAINST
    return Verdict.MOSTLY_SMALL if kind is Kind.SIGN and found.leans(NEGLIGIBLE, dates) else Verdict.CANNOT_TELL


def whichever(words: Sequence[Verdict]) -> Verdict:
    """The word that several ways to reckon with the same worlds give: theirs if they agree, the weaker of one side, else none."""
    return words[0] if len(set(words)) == 1 else _weaker(set(words)) or Verdict.CANNOT_TELL


def _weaker(words: set[Verdict]) -> Verdict | None:
    """The weaker word of the side on which all of these are; None where they are on none, or on several."""
    return next((side[-1] for side in SIDES if words and words <= set(side)), None)


def over_dates(words: Sequence[Verdict]) -> Verdict:
    """The word where several dates each have one: theirs if they agree, the weaker of two on one side, DEPENDS where two differ.

    Where some dates cannot tell, those that can lean at most; where none can, the word is "cannot tell".
    """
    said = set(words)
    if len(said) == 1:
        return words[0]
    told = said - {Verdict.CANNOT_TELL}
    return _weaker(told) or (next(iter(told)) if len(told) == 1 else Verdict.DEPENDS if told else Verdict.CANNOT_TELL)


def on_condition(word: Verdict, errors: Sequence[tuple[float, float]], found: bool) -> Verdict:
    """The word where scenario discovery found a condition, or did not: it matters only where nothing else was told.

    errors: of the deciding shares, one a date; where one leaves open on which side of 80% its share lies, too few worlds were asked.
    """
    straddles = any(low + ROUNDING < ENOUGH <= high + ROUNDING for low, high in errors)
    return Verdict.DEPENDS if found and word is Verdict.CANNOT_TELL and not straddles else word


def fewest_agreeing(worlds: int, passes: Callable[[Shares], bool] = lambda shares: shares.decides(AGREE)) -> int | None:
    """The smallest number of worlds on one side that decides (or passes something else); None where not even all of them would."""
    return next((n for n in range(1, worlds + 1) if passes(Shares(n / worlds, 1 - n / worlds, 0.0, worlds))), None)


def worlds_that_lean(share: float, most: int = 1000) -> int | None:
    """The smallest number of worlds in which such a share leans; None where no number would do."""
    return next((n for n in range(2, most) if Shares(share, 1 - share, 0.0, n).leans(AGREE)), None)


def worlds_that_decide(share: float, most: int = 1000) -> int | None:
    """The smallest number of worlds in which such a share decides; None where no number would do."""
    return next((n for n in range(1, most) if Shares(share, 1 - share, 0.0, n).decides(AGREE)), None)


def what_decides(worlds: int) -> str:
    """The Monte-Carlo rule for a study of so many worlds, in a sentence."""
    least, any_ = fewest_agreeing(worlds), worlds_that_decide(1.0)
    leans = fewest_agreeing(worlds, lambda shares: shares.leans(AGREE))
    if least is None:
        lean = f"; \"leans towards\" needs {leans} of {worlds}" if leans else ""
        return f"The Monte-Carlo rule: fewer than {any_} worlds cannot decide a claim, whatever they answer{lean}."
    needs = f"all {worlds}" if least == worlds else f"at least {least} of {worlds}"
    return (f"The Monte-Carlo rule: with {worlds} worlds \"supported\" needs {needs}, \"leans towards\" {leans}; where fewer than {any_} "
            "worlds came to the date, nothing is decided. A date has its own word; the claim's is what all its dates say.")
