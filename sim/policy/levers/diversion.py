"""Users are diverted from prison to care."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, length, size, when


@dataclass(frozen=True)
class Diversion(Lever):
    """Users who are arrested are led to care instead of prison."""

    code: ClassVar[str] = "L41"
    moves: ClassVar[str] = "imprisoned"
    said: ClassVar[str] = "users are victims and should be treated as such"
    expected: ClassVar[str] = "care instead of prison"
    rival: ClassVar[str] = "no threat, no reason to stop"

    share: float = size(0.0, "share of arrests", "arrests of users that lead to care instead of prison", (0.0, 1.0))
    start: float = when()
    weeks: int = length(260)
    usd_a_year: float = cost(1e9, "USD/year", "courts and care for all who are arrested, less prison", (1e8, 5e9))

    def changes(self, since: int) -> dict[str, Any]:
        """Share of arrests."""
        return {"diverted": self.share}

    def public_cost(self, since: int) -> float:
        """In proportion to the share."""
        return self.share * self.usd_a_year / WEEKS_A_YEAR
