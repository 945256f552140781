"""More search everywhere."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, length, size, when


@dataclass(frozen=True)
class SearchEffort(Lever):
    """Search at every crossing multiplied."""

    code: ClassVar[str] = "L03 L06"
    moves: ClassVar[str] = "seizure_share"
    said: ClassVar[str] = "supply pressure with demand intact"
    expected: ClassVar[str] = "goods become stronger and more compact"
    rival: ClassVar[str] = "more is stopped, so less is used"
    tried: ClassVar[dict[str, Any]] = {"multiplier": 4.0}

    multiplier: float = size(1.0, "ratio", "search effort at every crossing", (0.0, 20.0))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(1.5e9, "USD/year", "search at all crossings at the practice of the time", (3e8, 6e9))

    def changes(self, since: int) -> dict[str, Any]:
        """Search at all crossings."""
        return {"search": self.multiplier}

    def public_cost(self, since: int) -> float:
        """Cost in proportion to the effort added."""
        return (self.multiplier - 1) * self.usd_a_year / WEEKS_A_YEAR
