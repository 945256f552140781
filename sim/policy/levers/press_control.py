"""Pill presses are found."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, length, size, when


@dataclass(frozen=True)
class PressControl(Lever):
    """Pill presses and the boxes that serve them are found, beyond the practice of the time."""

    code: ClassVar[str] = "L44"
    moves: ClassVar[str] = "counterfeit_pills"
    said: ClassVar[str] = "a computer, a post-office box and a pill press are enough to be in business"
    expected: ClassVar[str] = "fewer presses, fewer fake pills"
    rival: ClassVar[str] = "presses are cheap to replace"

    share: float = size(0.0, "share of presses a year", "pill presses found in a year", (0.0, 1.0))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(1.5e8, "USD/year", "finding every press", (3e7, 1e9))

    def changes(self, since: int) -> dict[str, Any]:
        """Share of presses found in a year."""
        return {"presses_found": self.share}

    def public_cost(self, since: int) -> float:
        """In proportion to the share."""
        return self.share * self.usd_a_year / WEEKS_A_YEAR
