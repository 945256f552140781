"""Leaders of trafficking networks are taken."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, length, size, when


@dataclass(frozen=True)
class NetworkProsecution(Lever):
    """Leaders of trafficking organisations are arrested, so many a year."""

    code: ClassVar[str] = "L27"
    moves: ClassVar[str] = "groups"
    said: ClassVar[str] = "networks and their leaders are pursued wherever they are"
    expected: ClassVar[str] = "without leaders the chain falls apart"
    rival: ClassVar[str] = "heirs and splinter groups carry on"
    tried: ClassVar[dict[str, Any]] = {"leaders": 12.0}

    leaders: float = size(0.0, "leaders a year", "leaders of organisations removed", (0.0, 200.0))
    start: float = when()
    weeks: int = length()
    usd_each: float = cost(2e7, "USD", "case that ends with a leader's arrest", (3e6, 1e8))

    def changes(self, since: int) -> dict[str, Any]:
        """The week's part of a year's arrests."""
        return {"leaders_taken": self.leaders / WEEKS_A_YEAR}

    def public_cost(self, since: int) -> float:
        """For each case."""
        return self.leaders * self.usd_each / WEEKS_A_YEAR
