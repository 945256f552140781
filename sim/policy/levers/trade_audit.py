"""Trade is audited for laundering."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, length, size, when


@dataclass(frozen=True)
class TradeAudit(Lever):
    """A share of trade in goods is audited for laundering."""

    code: ClassVar[str] = "L34"
    moves: ClassVar[str] = "money_price_goods"
    said: ClassVar[str] = "laundering through goods must be watched too, or money moves there"
    expected: ClassVar[str] = "audited trade closes a channel of money"
    rival: ClassVar[str] = "money goes through another"

    share: float = size(0.0, "share of trade", "trade in goods audited for laundering", (0.0, 1.0))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(1e9, "USD/year", "audit of all trade in question", (2e8, 6e9))

    def changes(self, since: int) -> dict[str, Any]:
        """Share of trade."""
        return {"trade_audited": self.share}

    def public_cost(self, since: int) -> float:
        """In proportion to the share."""
        return self.share * self.usd_a_year / WEEKS_A_YEAR
