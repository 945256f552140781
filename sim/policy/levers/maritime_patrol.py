"""The sea lane of chemicals is patrolled."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, length, size, when


@dataclass(frozen=True)
class MaritimePatrol(Lever):
    """Search of sea containers on their way to transit ports multiplied, by navy and coast guard."""

    code: ClassVar[str] = "L10"
    moves: ClassVar[str] = "chemicals_lost_de"
    said: ClassVar[str] = "naval interdiction of shipping would stop the chemicals"
    expected: ClassVar[str] = "stopped ships mean no chemicals"
    rival: ClassVar[str] = "chemicals go by air"
    tried: ClassVar[dict[str, Any]] = {"multiplier": 10.0}

    multiplier: float = size(1.0, "ratio", "search of sea containers with chemicals", (0.0, 100.0))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(4e8, "USD/year", "patrol that equals the practice of the time", (8e7, 2e9))

    def changes(self, since: int) -> dict[str, Any]:
        """Search at sea."""
        return {"search_sea": self.multiplier}

    def public_cost(self, since: int) -> float:
        """In proportion to the effort added."""
        return (self.multiplier - 1) * self.usd_a_year / WEEKS_A_YEAR
