"""Families of worlds: which worlds a question is put to, as one idea.

    start       the start set: one world, draw -1, lived as often as is asked
    prior       draws of every uncertain number over its plausible range
    plausible   worlds that a fit to the record left over
    table       worlds of a user's own, a row each

`draws.py: draws_of` makes draws of any. Results keep the family of each draw beside it (`draws.parquet`).
"""

from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

START_SET = -1  # the draw number of the start set


class Family(Enum):
    """The value is the family's name in a sentence."""

    start = "start set"
    prior = "prior worlds"
    plausible = "plausible worlds"
    table = "worlds of a table"

    @property
    def single(self) -> str:
        """One world of the family, in a sentence."""
        return self.value.replace("worlds", "world", 1)

    @property
    def title(self) -> str:
        """The family's name at the head of a sentence."""
        return self.value[0].upper() + self.value[1:]

    @property
    def made(self) -> str:
        """How its numbers came about, as what follows "numbers that are"."""
        return {"start": "levels set on the record", "prior": "drawn over their plausible ranges, not fitted to history",
                "plausible": "what a fit to the record left over", "table": "given by whoever asked, in a table"}[self.name]

    @property
    def standing(self) -> str:
        """What its worlds are, as what follows their number."""
        return {"start": "one world, whose levels were set on the record",
                "plausible": "not ruled out by the record of 2010 to 2019; no posterior"}.get(self.name, f"numbers {self.made}")

    def asked(self, worlds: int, lives: int) -> str:
        """Worlds, lives in each, and what they are: 16 prior worlds x 2 lives, numbers drawn over their plausible ranges..."""
        which = self.value if self is Family.start else f"{worlds} {self.single if worlds == 1 else self.value}"
        return f"{which} x {lives} {'life' if lives == 1 else 'lives'}, {self.standing}"


def families(draws: "pd.DataFrame") -> dict[int, Family]:
    """The family of each draw of a study, from its table of draws; where the table does not say, draws from 0 up are prior worlds."""
    known = draws.drop_duplicates("draw")
    said = known["family"] if "family" in known else [Family.prior.name] * len(known)
    return {int(draw): family_of(int(draw), Family[name]) for draw, name in zip(known["draw"], said, strict=True)}


def family_of(draw: int, others: Family = Family.prior) -> Family:
    """The family of a draw number; others: the one that draws from 0 up are of."""
    return Family.start if draw == START_SET else others


def of_start(draws: Any) -> Any:
    """Which of many draw numbers are the start set, bool [N]: a column of a table of runs or weeks."""
    return draws == START_SET
