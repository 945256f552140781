"""Banks and payment applications are sanctioned."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, length, size, when


@dataclass(frozen=True)
class BankSanctions(Lever):
    """Sanctions close a part of mirror transfers; a change of the cap on private transfers changes the demand for dollars."""

    code: ClassVar[str] = "L32"
    moves: ClassVar[str] = "money_price_mirror"
    said: ClassVar[str] = "sanctions on banks and payment applications would hurt cartels; a cap on private transfers feeds the scheme"
    expected: ClassVar[str] = "without banks and applications profit suffers"
    rival: ClassVar[str] = "the fee is small and money finds another way"
    tried: ClassVar[dict[str, Any]] = {"cut": 0.8}

    cut: float = size(0.0, "share", "capacity of mirror transfers that is closed", (0.0, 1.0))
    demand: float = size(1.0, "ratio", "demand for dollars that the cap on private transfers creates", (0.0, 5.0))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(2e8, "USD/year", "cases, and trade lost, at a full cut", (2e7, 5e9))

    def changes(self, since: int) -> dict[str, Any]:
        """Capacity closed, and the demand behind it."""
        return {"bank_cut": self.cut, "transfer_cap": self.demand}

    def public_cost(self, since: int) -> float:
        """In proportion to the cut."""
        return self.cut * self.usd_a_year / WEEKS_A_YEAR
