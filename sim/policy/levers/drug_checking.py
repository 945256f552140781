"""Drugs are checked for those who use them."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.params.places import Division
from sim.policy.lever import Lever, cost, length, size, when, where


@dataclass(frozen=True)
class DrugChecking(Lever):
    """People learn by checking what they hold before they use it."""

    code: ClassVar[str] = "L39 L37"
    moves: ClassVar[str] = "unaware_share"
    said: ClassVar[str] = "people who know what they take do not die of it unaware"
    expected: ClassVar[str] = "who knows what a bag holds takes less of it"
    rival: ClassVar[str] = "nobody asks before use"
    tried: ClassVar[dict[str, Any]] = {"share": 0.2}

    share: float = size(0.0, "share of people", "people who know what they hold, by checking", (0.0, 1.0))
    start: float = when()
    weeks: int = length(260)
    division: Division = where()
    usd_a_year: float = cost(1e9, "USD/year", "checking for everybody", (1e8, 5e9))

    def changes(self, since: int) -> dict[str, Any]:
        """Share of people."""
        return {"checking": self.share}

    def public_cost(self, since: int) -> float:
        """In proportion to the share."""
        return self.share * self.usd_a_year / WEEKS_A_YEAR
