"""The air hub is screened."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, length, size, when


@dataclass(frozen=True)
class HubScreening(Lever):
    """Search of air parcels with chemicals at the transit hub multiplied."""

    code: ClassVar[str] = "L11"
    moves: ClassVar[str] = "chemicals_lost_de"
    said: ClassVar[str] = "the air hub that parcels change planes at is a chokepoint one could use"
    expected: ClassVar[str] = "one hub sees what flies to the transit state"
    rival: ClassVar[str] = "flights go round it"
    tried: ClassVar[dict[str, Any]] = {"multiplier": 10.0}

    multiplier: float = size(1.0, "ratio", "search of air parcels with chemicals at the hub", (0.0, 100.0))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(5e7, "USD/year", "screening that equals the practice of the time", (1e7, 3e8))

    def changes(self, since: int) -> dict[str, Any]:
        """Search at the hub."""
        return {"search_hub": self.multiplier}

    def public_cost(self, since: int) -> float:
        """In proportion to the effort added."""
        return (self.multiplier - 1) * self.usd_a_year / WEEKS_A_YEAR
