"""Large labs are struck."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, detail, length, size, when


@dataclass(frozen=True)
class LabStrikes(Lever):
    """Known large labs are destroyed, so many a year."""

    code: ClassVar[str] = "L25"
    moves: ClassVar[str] = "labs_destroyed"
    said: ClassVar[str] = "more than a hundred super labs are known of and could be destroyed"
    expected: ClassVar[str] = "known large labs destroyed means no product"
    rival: ClassVar[str] = "labs are rebuilt, smaller and hidden"
    tried: ClassVar[dict[str, Any]] = {"labs": 50.0}

    labs: float = size(0.0, "labs a year", "large labs destroyed", (0.0, 1_000.0))
    intelligence: float = detail(0.2, "share of labs", "labs that are known", (0.2, 1.0))
    unilateral: float = detail(0.0, "share", "part of strikes made without the consent of the state", (0.0, 1.0))
    start: float = when()
    weeks: int = length()
    usd_each: float = cost(3e6, "USD", "intelligence and force behind a strike", (5e5, 3e7))

    def changes(self, since: int) -> dict[str, Any]:
        """The week's part of a year's strikes."""
        return {"labs_struck": self.labs / WEEKS_A_YEAR, "lab_intelligence": self.intelligence, "military": self.unilateral}

    def public_cost(self, since: int) -> float:
        """For each strike."""
        return self.labs * self.usd_each / WEEKS_A_YEAR
