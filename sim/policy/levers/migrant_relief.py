"""Border staff are relieved of irregular crossers, or crossers deterred."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, length, size, when


@dataclass(frozen=True)
class MigrantRelief(Lever):
    """Work with irregular crossers, and how surely repeated crossers are prosecuted and removed."""

    code: ClassVar[str] = "L05"
    moves: ClassVar[str] = "queue_between"
    said: ClassVar[str] = "agents who are overwhelmed by crossers let drugs pass; sure prosecution and quick removal deter"
    expected: ClassVar[str] = "relieved staff find more"
    rival: ClassVar[str] = "goods cross at the gates, where migrants are not: no change"
    tried: ClassVar[dict[str, Any]] = {"load": 0.25, "prosecution": 0.5}

    load: float = size(1.0, "ratio", "work that irregular crossers bring to border staff", (0.1, 10.0))
    prosecution: float = size(0.0, "probability", "repeated crossers prosecuted with doubled sentences and removed at once", (0.0, 1.0))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(3e9, "USD/year", "processing of irregular crossers by staff of its own", (5e8, 1.5e10))
    usd_prosecuting: float = cost(4e9, "USD/year", "prosecution, detention and removal of all repeated crossers", (5e8, 2e10))

    def changes(self, since: int) -> dict[str, Any]:
        """Load on shared staff, and the penalty that crossers expect."""
        return {"migrant_load": self.load, "crosser_penalty": self.prosecution}

    def public_cost(self, since: int) -> float:
        """Relief costs the staff that takes the work over; a heavier load is nobody's programme."""
        return (max(0.0, 1 - self.load) * self.usd_a_year + self.prosecution * self.usd_prosecuting) / WEEKS_A_YEAR
