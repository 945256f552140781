"""The export rebate is taken away."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.policy.lever import Lever, length, size, when


@dataclass(frozen=True)
class RebateRemoval(Lever):
    """The rebate of value-added tax on exports of the goods in question is taken away."""

    code: ClassVar[str] = "L17"
    moves: ClassVar[str] = "supplier_penalty_ratio"
    said: ClassVar[str] = "the state is said to subsidise illicit exports by rebates; officials dispute it"
    expected: ClassVar[str] = "without a rebate less is exported"
    rival: ClassVar[str] = "chemicals are a trifle of a dose's cost"
    tried: ClassVar[dict[str, Any]] = {"share": 1.0}

    share: float = size(0.0, "share of the rebate", "rebate that is taken away", (0.0, 1.0))
    start: float = when()
    weeks: int = length(260)

    def changes(self, since: int) -> dict[str, Any]:
        """Suppliers' price without the rebate; it costs the public nothing."""
        return {"rebate_removed": self.share}
