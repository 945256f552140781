"""A share of parcels is checked."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, detail, length, size, when


@dataclass(frozen=True)
class ParcelChecks(Lever):
    """Part of all foreign parcels is checked with dogs and devices, beyond the practice of the time."""

    code: ClassVar[str] = "L06"
    moves: ClassVar[str] = "parcel_recall"
    said: ClassVar[str] = "checking a large enough share of parcels deters; not all need be checked"
    expected: ClassVar[str] = "a large enough checked share deters senders"
    rival: ClassVar[str] = "legitimate volume swamps any check"
    tried: ClassVar[dict[str, Any]] = {"share": 0.2}

    share: float = size(0.0, "share of parcels", "parcels that are physically checked", (0.0, 1.0))
    multiplier: float = size(1.0, "ratio", "search of foreign mail as it is practised", (0.0, 20.0))
    sensitivity: float = detail(0.9, "probability", "what a check finds of what is there", (0.1, 1.0))
    penalty: float = detail(1.0, "ratio", "penalty for a parcel that is found", (0.1, 100.0))
    start: float = when()
    weeks: int = length()
    usd_searching: float = cost(1e8, "USD/year", "search of foreign mail at the practice of the time", (2e7, 6e8))
    usd_a_year: float = cost(2e9, "USD/year", "checking every foreign parcel for a year", (3e8, 1e10))

    def changes(self, since: int) -> dict[str, Any]:
        """Share of parcels that are checked, what a check finds, search besides, and what follows."""
        return {
            "parcels_checked": self.share,
            "check_sensitivity": self.sensitivity,
            "search_mail": self.multiplier,
            "parcel_penalty": self.penalty,
        }

    def public_cost(self, since: int) -> float:
        """In proportion to the share checked, and to the search added."""
        return (self.share * self.usd_a_year + (self.multiplier - 1) * self.usd_searching) / WEEKS_A_YEAR
