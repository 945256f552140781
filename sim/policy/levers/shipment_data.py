"""Source states share shipment data."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, built, cost, detail, length, size, when


@dataclass(frozen=True)
class ShipmentData(Lever):
    """Source states share data on shipments of chemicals."""

    code: ClassVar[str] = "L12"
    moves: ClassVar[str] = "chemicals_lost_de"
    said: ClassVar[str] = "shared shipment data would let chemicals be tracked"
    expected: ClassVar[str] = "shared data let chemicals be tracked"
    rival: ClassVar[str] = "labels are false, so data say nothing"

    share: float = size(0.0, "share of shipments", "shipments whose data are shared", (0.0, 1.0))
    lag_weeks: int = detail(26, "weeks", "until the exchange works in full", (1, 260))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(3e7, "USD/year", "exchange and use of all data", (5e6, 2e8))

    def changes(self, since: int) -> dict[str, Any]:
        """Share of data that is shared so far."""
        return {"data_shared": self.share * built(since, self.lag_weeks)}

    def public_cost(self, since: int) -> float:
        """In proportion to the share."""
        return self.share * self.usd_a_year / WEEKS_A_YEAR
