"""Retail dealers are closed at once."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.policy.form import Lever, size, when


@dataclass(frozen=True)
class RemoveSellers(Lever):
    """A share of retail dealers is closed at once."""

    code: ClassVar[str] = "L27 L30"
    moves: ClassVar[str] = "dealers_open"
    said: ClassVar[str] = "users who lose their seller find another"

    share: float = size(0.0, "share of dealers", "retail dealers closed", (0.0, 1.0))
    start: int = when("week in which they are closed")

    def changes(self, since: int) -> dict[str, Any]:
        """In the first week only."""
        return {"close_sellers": self.share} if since == 0 else {}
