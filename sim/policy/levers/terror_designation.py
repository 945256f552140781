"""Cartels are treated as terrorists."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, detail, length, size, when


@dataclass(frozen=True)
class TerrorDesignation(Lever):
    """Military means against trafficking organisations: strikes on labs, leaders taken, assets frozen."""

    code: ClassVar[str] = "L26"
    moves: ClassVar[str] = "labs_destroyed"
    said: ClassVar[str] = "cartels should be fought as terrorists, with military means; perhaps the neighbour can be won over"
    expected: ClassVar[str] = "military means beat investigations"
    rival: ClassVar[str] = "cooperation is lost and groups splinter"
    tried: ClassVar[dict[str, Any]] = {"force": 1.0}

    force: float = size(0.0, "share", "how far military means are used; 1 in full", (0.0, 1.0))
    strikes: float = detail(25.0, "labs a year", "labs destroyed at full force", (0.0, 500.0))
    leaders: float = detail(2.0, "leaders a year", "leaders removed at full force", (0.0, 100.0))
    freeze: float = detail(0.1, "share", "laundered proceeds seized at full force", (0.0, 1.0))
    consent: float = detail(0.0, "probability", "consent of the transit state", (0.0, 1.0))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(3e9, "USD/year", "full force for a year", (5e8, 3e10))

    def changes(self, since: int) -> dict[str, Any]:
        """Force of the week; what is done without consent is felt as such."""
        return {
            "military": self.force * (1 - self.consent),
            "labs_struck": self.force * self.strikes / WEEKS_A_YEAR,
            "leaders_taken": self.force * self.leaders / WEEKS_A_YEAR,
            "assets_seized": self.force * self.freeze,
        }

    def public_cost(self, since: int) -> float:
        """In proportion to the force."""
        return self.force * self.usd_a_year / WEEKS_A_YEAR
