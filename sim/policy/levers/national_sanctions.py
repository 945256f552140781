"""The whole country is sanctioned."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, detail, length, size, when


@dataclass(frozen=True)
class NationalSanctions(Lever):
    """All provinces lose legitimate revenue, whatever they do, and tension rises with the loss."""

    code: ClassVar[str] = "L21"
    moves: ClassVar[str] = "compliant_trade_lost"
    said: ClassVar[str] = "nationwide sanctions punish those who cooperate"
    expected: ClassVar[str] = "punishing all loses the willing"
    rival: ClassVar[str] = "pressure is the only thing that works"
    tried: ClassVar[dict[str, Any]] = {"loss": 0.3}

    loss: float = size(0.0, "share of revenue", "legitimate revenue that every province loses", (0.0, 1.0))
    retaliation: float = detail(1.0, "ratio", "rise of tension (scale 0 to 1) for each unit of the loss", (0.0, 3.0))
    start: float = when()
    weeks: int = length(260)
    usd_a_year: float = cost(5e9, "USD/year", "loss at home of a full stop of this trade", (5e8, 5e10))

    def changes(self, since: int) -> dict[str, Any]:
        """Loss, and tension in proportion to it."""
        return {"national_sanction": self.loss, "tension": self.retaliation * self.loss}

    def public_cost(self, since: int) -> float:
        """What dearer imports cost at home."""
        return self.loss * self.usd_a_year / WEEKS_A_YEAR
