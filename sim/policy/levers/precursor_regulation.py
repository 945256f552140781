"""Chemical tiers are put under control."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, built, cost, detail, length, size, when


@dataclass(frozen=True)
class PrecursorRegulation(Lever):
    """Chemical tiers are put under control at their source, to be obeyed after a lag."""

    code: ClassVar[str] = "L13"
    moves: ClassVar[str] = "supplier_penalty_ratio"
    said: ClassVar[str] = "control of precursors drives makers to newer and worse mixtures; without a cost to producers it does nothing"
    expected: ClassVar[str] = "a root of the trade is cut"
    rival: ClassVar[str] = "labs go one chemical tier down or to newer products"
    tried: ClassVar[dict[str, Any]] = {"stringency": 0.8, "penalty": 100.0}

    stringency: float = size(0.0, "share", "legal sales of the tiers that control would end if obeyed", (0.0, 1.0))
    tiers: int = detail(1, "tiers", "tiers under control: 1 precursors, 2 pre-precursors too", (1, 2))
    compliance: float = detail(1.0, "share", "part of control that is enforced", (0.0, 1.0))
    penalty: float = detail(1.0, "ratio", "penalty of suppliers found to sell illicitly", (0.0, 1000.0))
    lag_weeks: int = detail(26, "weeks", "until control is enforced in full", (1, 260))
    start: float = when()
    weeks: int = length(520)
    usd_a_year: float = cost(5e7, "USD/year", "control of all tiers, inspectors included", (1e7, 5e8))

    def changes(self, since: int) -> dict[str, Any]:
        """Control of the tiers named, as far as it is enforced by now."""
        return {
            "regulated": self.stringency * self.compliance * built(since, self.lag_weeks),
            "regulated_tiers": self.tiers,
            "supplier_penalty": self.penalty,
        }

    def public_cost(self, since: int) -> float:
        """In proportion to what is enforced."""
        return self.stringency * self.compliance * self.usd_a_year / WEEKS_A_YEAR
