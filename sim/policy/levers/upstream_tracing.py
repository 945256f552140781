"""Overdoses are traced upstream."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, detail, length, size, when


@dataclass(frozen=True)
class UpstreamTracing(Lever):
    """Overdose deaths are traced to the sources of the dose, and sources found are pursued."""

    code: ClassVar[str] = "L29"
    moves: ClassVar[str] = "suppliers_open"
    said: ClassVar[str] = "following an overdose beyond the local seller to the source saves lives"
    expected: ClassVar[str] = "tracing deaths to labs saves hundreds or thousands"
    rival: ClassVar[str] = "closed labs are replaced"

    share: float = size(0.0, "share of deaths", "overdose deaths traced to a source", (0.0, 1.0))
    start: float = when()
    weeks: int = length()
    usd_a_death: float = cost(5e4, "USD", "tracing of a death", (5e3, 3e5))
    deaths: float = detail(50_000.0, "deaths a year", "deaths that a full programme would trace, for its cost", (1_000.0, 120_000.0))

    def changes(self, since: int) -> dict[str, Any]:
        """Share of the week's deaths."""
        return {"traced": self.share}

    def public_cost(self, since: int) -> float:
        """For each death traced."""
        return self.share * self.deaths * self.usd_a_death / WEEKS_A_YEAR
