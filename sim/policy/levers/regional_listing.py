"""Provinces are listed as unsafe."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, detail, length, size, when


@dataclass(frozen=True)
class RegionalListing(Lever):
    """Provinces that do not cooperate are listed as unsafe, and their firms lose legitimate trade until they do."""

    code: ClassVar[str] = "L20"
    moves: ClassVar[str] = "province_zeal"
    said: ClassVar[str] = "naming provinces makes them comply, since their legitimate exports are at stake"
    expected: ClassVar[str] = "provinces comply to keep their market"
    rival: ClassVar[str] = "suppliers move to another province"
    tried: ClassVar[dict[str, Any]] = {"provinces": 3}

    provinces: int = size(0, "provinces", "provinces listed", (0, 8))
    loss: float = detail(0.1, "share of revenue", "legitimate revenue that a listed province loses while it does not comply", (0.0, 1.0))
    credibility: float = detail(1.0, "probability", "belief that the listing is meant", (0.0, 1.0))
    start: float = when()
    weeks: int = length(260)
    usd_a_year: float = cost(1e7, "USD/year", "evidence and upkeep of a province's listing", (2e6, 1e8))

    def changes(self, since: int) -> dict[str, Any]:
        """How many provinces, and what they stand to lose."""
        return {"listed_provinces": self.provinces, "listing_loss": self.loss * self.credibility}

    def public_cost(self, since: int) -> float:
        """For each province."""
        return self.provinces * self.usd_a_year / WEEKS_A_YEAR
