"""Joint work on the route through Canada."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, length, size, when


@dataclass(frozen=True)
class CanadaRoute(Lever):
    """Search of mail and land from Canada multiplied, by joint work."""

    code: ClassVar[str] = "L42"
    moves: ClassVar[str] = "canada_seizure_share"
    said: ClassVar[str] = "three routes run side by side, one of them through Canada"
    expected: ClassVar[str] = "one more leg is closed"
    rival: ClassVar[str] = "its goods take another way"
    tried: ClassVar[dict[str, Any]] = {"multiplier": 4.0}

    multiplier: float = size(1.0, "ratio", "search of mail and land from Canada", (0.0, 20.0))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(1e8, "USD/year", "search on this route at the practice of the time", (2e7, 5e8))

    def changes(self, since: int) -> dict[str, Any]:
        """Search on the route through Canada."""
        return {"search_canada": self.multiplier}

    def public_cost(self, since: int) -> float:
        """In proportion to the effort added."""
        return (self.multiplier - 1) * self.usd_a_year / WEEKS_A_YEAR
