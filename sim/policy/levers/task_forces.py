"""Joint task forces in the transit state."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, built, cost, detail, length, size, when


@dataclass(frozen=True)
class TaskForces(Lever):
    """Joint task forces in the transit state beyond the practice of the time, and the fight against corruption there."""

    code: ClassVar[str] = "L24"
    moves: ClassVar[str] = "chemicals_lost_de"
    said: ClassVar[str] = "joint task forces paid quietly; chemicals enter because officials are paid"
    expected: ClassVar[str] = "joint work pays in ways nobody sees"
    rival: ClassVar[str] = "paid officials let the chemicals in"
    tried: ClassVar[dict[str, Any]] = {"strength": 1.0, "corruption": 0.5}

    strength: float = size(0.0, "ratio", "task forces added, 1 doubles those of the time", (0.0, 10.0))
    corruption: float = size(0.0, "share", "corruption that is undone", (0.0, 1.0))
    lag_weeks: int = detail(26, "weeks", "until trust is built and they work in full", (1, 260))
    start: float = when()
    weeks: int = length(260)
    usd_a_year: float = cost(1.5e8, "USD/year", "task forces of the time", (3e7, 8e8))
    usd_integrity: float = cost(3e8, "USD/year", "an end to all corruption by pay and control", (5e7, 2e9))

    def changes(self, since: int) -> dict[str, Any]:
        """What works by now."""
        works = built(since, self.lag_weeks)
        return {"task_force": self.strength * works, "corruption_cut": self.corruption * works}

    def public_cost(self, since: int) -> float:
        """Staff, pay and control."""
        return (self.strength * self.usd_a_year + self.corruption * self.usd_integrity) / WEEKS_A_YEAR
