"""Makers at the source are closed together."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.policy.lever import Lever, cost, detail, length, size, when


@dataclass(frozen=True)
class LabClosures(Lever):
    """A share of source-country makers is closed, at once or one after the other, once or again and again."""

    code: ClassVar[str] = "L14"
    moves: ClassVar[str] = "mail_vendors"
    said: ClassVar[str] = "single cases are too few, closing all of them would do"
    expected: ClassVar[str] = "closing all labs at once works where single cases fail"
    rival: ClassVar[str] = "others open"
    tried: ClassVar[dict[str, Any]] = {"fraction": 0.9}

    fraction: float = size(0.0, "share of makers", "source-country makers closed", (0.0, 1.0))
    over_weeks: int = detail(1, "weeks", "weeks over which they are closed; 1 is all at once", (1, 260))
    every_weeks: int = detail(0, "weeks", "closed again after so many weeks; 0: once", (0, 520))
    held: float = detail(0.0, "share", "re-entry of closed makers that is prevented", (0.0, 1.0))
    start: float = when()
    weeks: int = length()
    usd_a_campaign: float = cost(3e8, "USD", "campaign that closes every maker", (5e7, 2e9))

    def changes(self, since: int) -> dict[str, Any]:
        """The week's part of the closures; re-entry is held as long as the lever is in force."""
        closed = 1 - (1 - self.fraction) ** (1 / self.over_weeks) if self._closing(since) else 0.0
        return {"source_closed": closed, "reentry_held": self.held}

    def public_cost(self, since: int) -> float:
        """A campaign's cost, spread over its weeks."""
        return self.fraction * self.usd_a_campaign / self.over_weeks if self._closing(since) else 0.0

    def _closing(self, since: int) -> bool:
        """Whether closures fall into this week."""
        return (since % self.every_weeks if self.every_weeks else since) < self.over_weeks
