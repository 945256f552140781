"""A regulated legal supply."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, detail, length, size, when


@dataclass(frozen=True)
class LegalSupply(Lever):
    """Dependent users are offered a regulated supply of known strength."""

    code: ClassVar[str] = "L40"
    moves: ClassVar[str] = "users_legal"
    said: ClassVar[str] = "the huge margins and the turn to fentanyl are there because the drug cannot be had legally"
    expected: ClassVar[str] = "fewer deaths, and less profit in the illicit trade"
    rival: ClassVar[str] = "more people start"
    tried: ClassVar[dict[str, Any]] = {"share": 0.3}

    share: float = size(0.0, "share of users", "dependent users offered a regulated legal supply", (0.0, 1.0))
    price: float = detail(1.0, "ratio", "price of a legal dose relative to the street's", (0.0, 5.0))
    start: float = when()
    weeks: int = length(520)
    usd_a_year: float = cost(1e9, "USD/year", "regulation of a supply for all dependent users", (1e8, 1e10))

    def changes(self, since: int) -> dict[str, Any]:
        """Whom it is offered to, at what price."""
        return {"legal_share": self.share, "legal_price": self.price}

    def public_cost(self, since: int) -> float:
        """In proportion to the share; doses are paid for by those who take them."""
        return self.share * self.usd_a_year / WEEKS_A_YEAR
