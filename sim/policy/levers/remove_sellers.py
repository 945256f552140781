"""Retail dealers are closed at once."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.params.places import Division
from sim.policy.lever import Lever, cost, size, when, where


@dataclass(frozen=True)
class RemoveSellers(Lever):
    """A share of retail dealers is closed at once."""

    code: ClassVar[str] = "L27 L30"
    moves: ClassVar[str] = "dealers_open"
    said: ClassVar[str] = "users who lose their seller find another"
    expected: ClassVar[str] = "users find another seller"
    rival: ClassVar[str] = "fewer sellers, less use"
    tried: ClassVar[dict[str, Any]] = {"share": 0.3}

    share: float = size(0.0, "share of dealers", "retail dealers closed", (0.0, 1.0))
    start: float = when("when they are closed")
    division: Division = where()
    usd_an_operation: float = cost(1e9, "USD", "operation that closes every dealer", (1e8, 1e10))

    def changes(self, since: int) -> dict[str, Any]:
        """In the first week only."""
        return {"close_sellers": self.share} if since == 0 else {}

    def public_cost(self, since: int) -> float:
        """In proportion to the share."""
        return self.share * self.usd_an_operation if since == 0 else 0.0
