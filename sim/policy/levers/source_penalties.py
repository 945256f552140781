"""Suppliers' penalties rise."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, length, size, when


@dataclass(frozen=True)
class SourcePenalties(Lever):
    """Penalties of suppliers that sell illicitly, and how far up they reach."""

    code: ClassVar[str] = "L15"
    moves: ClassVar[str] = "supplier_penalty_ratio"
    said: ClassVar[str] = "small fines abroad leave exports profitable, and leaders are spared"
    expected: ClassVar[str] = "real costs change what producers do"
    rival: ClassVar[str] = "leaders are spared: nothing changes"
    tried: ClassVar[dict[str, Any]] = {"multiplier": 100.0, "leaders": 0.5}

    multiplier: float = size(1.0, "ratio", "penalty of suppliers that are found to sell illicitly", (0.01, 10_000.0))
    leaders: float = size(0.0, "probability", "penalties reach the top tier of protected firms", (0.0, 1.0))
    start: float = when()
    weeks: int = length(260)
    usd_a_year: float = cost(4e7, "USD/year", "prosecution at the source at the practice of the time", (5e6, 3e8))

    def changes(self, since: int) -> dict[str, Any]:
        """The penalty, and whom it reaches."""
        return {"supplier_penalty": self.multiplier, "leaders_reached": self.leaders}

    def public_cost(self, since: int) -> float:
        """Reaching the top takes prosecution; a law's severity costs nothing."""
        return self.leaders * self.usd_a_year / WEEKS_A_YEAR
