"""More search at land ports of entry."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, length, size, when


@dataclass(frozen=True)
class PortInterdiction(Lever):
    """Search at land ports of entry multiplied: staff and machines."""

    code: ClassVar[str] = "L03"
    moves: ClassVar[str] = "ports_seizure_share"
    said: ClassVar[str] = "more interdiction at the southern border"
    expected: ClassVar[str] = "compact goods pass anyway"
    rival: ClassVar[str] = "seizures at the gates reduce what arrives"
    tried: ClassVar[dict[str, Any]] = {"multiplier": 4.0}

    multiplier: float = size(1.0, "ratio", "search effort at land ports of entry", (0.0, 20.0))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(8e8, "USD/year", "search for drugs at land ports at the practice of the time", (2e8, 3e9))

    def changes(self, since: int) -> dict[str, Any]:
        """Search at ports of entry."""
        return {"search_ports": self.multiplier}

    def public_cost(self, since: int) -> float:
        """In proportion to the effort added."""
        return (self.multiplier - 1) * self.usd_a_year / WEEKS_A_YEAR
