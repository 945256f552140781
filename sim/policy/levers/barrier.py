"""A wall between ports of entry."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, built, cost, detail, length, size, when


@dataclass(frozen=True)
class Barrier(Lever):
    """A barrier raises the cost of moving goods between ports of entry; the neighbour feels it, and any words that go with it."""

    code: ClassVar[str] = "L04"
    moves: ClassVar[str] = "between_share_sent"
    said: ClassVar[str] = "a wall raises the cost of crossing, and with it price and cartels' profit"
    expected: ClassVar[str] = "crossing gets dearer: price and profit rise, the rich organisations win"
    rival: ClassVar[str] = "less crosses between ports"
    tried: ClassVar[dict[str, Any]] = {"multiplier": 4.0}

    multiplier: float = size(1.0, "ratio", "cost of crossing between ports where the barrier stands", (1.0, 10.0), possible=(1.0, 100.0))
    coverage: float = detail(1.0, "share", "part of the land between ports that it covers", (0.0, 1.0))
    watched: float = detail(1.0, "ratio", "search between ports where the barrier stands", (0.1, 10.0))
    offence: float = detail(0.0, "scale 0 to 1", "hostile words that go with it; what the neighbour feels of the barrier itself is his own",
                            (0.0, 1.0))
    build_weeks: int = detail(104, "weeks", "until it stands along its whole length", (1, 520))
    start: float = when("when building begins")
    weeks: int = length(520)
    usd_to_build: float = cost(1.5e10, "USD", "barrier along all land between ports", (3e9, 6e10))
    usd_a_year: float = cost(7e8, "USD/year", "upkeep of the whole", (1e8, 3e9))

    def changes(self, since: int) -> dict[str, Any]:
        """Cost and search between ports where it stands; words from the first week."""
        standing = self.coverage * built(since, self.build_weeks)
        return {
            "crossing_cost_between": 1 + (self.multiplier - 1) * standing,
            "search_between": 1 + (self.watched - 1) * standing,
            "rhetoric": self.offence,
        }

    def public_cost(self, since: int) -> float:
        """Building while it is built, upkeep of what stands."""
        building = self.usd_to_build / self.build_weeks if since < self.build_weeks else 0.0
        return self.coverage * (building + built(since, self.build_weeks) * self.usd_a_year / WEEKS_A_YEAR)
