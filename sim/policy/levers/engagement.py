"""Exchanges with the source state."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, detail, length, size, when


@dataclass(frozen=True)
class Engagement(Lever):
    """Exchanges of experts and officials with the source state, beyond the practice of the time."""

    code: ClassVar[str] = "L22"
    moves: ClassVar[str] = "cooperation_china"
    said: ClassVar[str] = "showing facts and exchanging experts builds political will; asking for public admission does not"
    expected: ClassVar[str] = "small steps build trust and will"
    rival: ClassVar[str] = "talk without threat changes nothing"
    tried: ClassVar[dict[str, Any]] = {"exchanges": 12.0}

    exchanges: float = size(0.0, "1/year", "exchanges a year", (0.0, 52.0))
    public: float = detail(0.0, "share", "how far cooperation is demanded as a public admission", (0.0, 1.0))
    start: float = when()
    weeks: int = length(260)
    usd_each: float = cost(1e6, "USD", "an exchange", (1e5, 1e7))

    def changes(self, since: int) -> dict[str, Any]:
        """Exchanges, and how they are held."""
        return {"engagement": self.exchanges, "public_demand": self.public}

    def public_cost(self, since: int) -> float:
        """For each exchange."""
        return self.exchanges * self.usd_each / WEEKS_A_YEAR
