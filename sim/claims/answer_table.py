"""Answers of one claim, a row a world and a row a life, cut alike."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from sim.claims.claim import NO_KNOCKOUT, Claim


@dataclass(frozen=True)
class Table:
    """Answers of a claim, a row a world (`worlds`) and a row a life (`lives`), cut alike."""

    claim: Claim
    worlds: pd.DataFrame
    lives: pd.DataFrame

    def where(self, which: Callable[[pd.DataFrame], pd.Series]) -> "Table":
        return Table(self.claim, self.worlds[which(self.worlds)], self.lives[which(self.lives)])

    def of(self, family: str) -> "Table":
        return self.where(lambda table: table["family"] == family)

    def at(self, date: str) -> "Table":
        """The headline at one date."""
        return self.headline.where(lambda table: table["date"] == date)

    @property
    def headline(self) -> "Table":
        """The rows the verdict rests on."""
        axis, setting = self.claim.axis, self.claim.headline
        return self.where(lambda table: (table[axis] == setting) & (table["knockout"] == NO_KNOCKOUT) & plain(table))


def plain(table: pd.DataFrame) -> pd.Series:
    """Rows of the claim's own outcome under its own reading of the policy."""
    return (table["outcome"] == "") & (table["reading"] == "")
