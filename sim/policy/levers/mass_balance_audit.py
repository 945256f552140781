"""Orders are held against output."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, length, size, when


@dataclass(frozen=True)
class MassBalanceAudit(Lever):
    """Orders of legitimate buyers of chemicals are held against what they make."""

    code: ClassVar[str] = "L09"
    moves: ClassVar[str] = "chemical_price"
    said: ClassVar[str] = "an order beyond what a firm's output needs shows diversion"
    expected: ClassVar[str] = "orders held against output expose diversion"
    rival: ClassVar[str] = "diverters spread over more firms"

    share: float = size(0.0, "share of buyers", "legitimate buyers that are audited", (0.0, 1.0))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(1e8, "USD/year", "audit of all buyers for a year", (2e7, 6e8))

    def changes(self, since: int) -> dict[str, Any]:
        """Share of buyers whose books are held against their orders."""
        return {"orders_audited": self.share}

    def public_cost(self, since: int) -> float:
        """In proportion to the share audited."""
        return self.share * self.usd_a_year / WEEKS_A_YEAR
