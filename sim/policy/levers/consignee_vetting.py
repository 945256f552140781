"""Consignees of chemicals are vetted."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, detail, length, size, when


@dataclass(frozen=True)
class ConsigneeVetting(Lever):
    """The background of firms that receive chemicals is checked."""

    code: ClassVar[str] = "L08"
    moves: ClassVar[str] = "suppliers_front"
    said: ClassVar[str] = "background checks unmask front companies"
    expected: ClassVar[str] = "background checks expose front companies"
    rival: ClassVar[str] = "new fronts are founded as fast"

    coverage: float = size(0.0, "share of consignees", "consignees whose background is checked", (0.0, 1.0))
    detection: float = detail(0.7, "probability", "a front is recognised when it is checked", (0.05, 1.0))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(6e7, "USD/year", "vetting of all consignees for a year", (1e7, 4e8))

    def changes(self, since: int) -> dict[str, Any]:
        """Share of fronts that vetting recognises."""
        return {"consignees_vetted": self.coverage * self.detection}

    def public_cost(self, since: int) -> float:
        """In proportion to the coverage."""
        return self.coverage * self.usd_a_year / WEEKS_A_YEAR
