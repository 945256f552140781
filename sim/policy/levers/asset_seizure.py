"""Proceeds are seized."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, length, size, when


@dataclass(frozen=True)
class AssetSeizure(Lever):
    """A further share of laundered proceeds is seized."""

    code: ClassVar[str] = "L33"
    moves: ClassVar[str] = "laundering_frozen_usd"
    said: ClassVar[str] = "seizing assets and cash hurts where it counts"
    expected: ClassVar[str] = "seized cash cripples"
    rival: ClassVar[str] = "losses are small beside margins"
    tried: ClassVar[dict[str, Any]] = {"share": 0.2}

    share: float = size(0.0, "share of proceeds", "laundered proceeds seized", (0.0, 1.0))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(2e9, "USD/year", "seizing all proceeds", (3e8, 1e10))

    def changes(self, since: int) -> dict[str, Any]:
        """Share of proceeds."""
        return {"assets_seized": self.share}

    def public_cost(self, since: int) -> float:
        """In proportion to the share; what is seized is not counted against it."""
        return self.share * self.usd_a_year / WEEKS_A_YEAR
