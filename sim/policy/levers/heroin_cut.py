"""A cut of heroin imports."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar

from sim.policy.lever import Lever, length, size, when


class Reading(Enum):
    """How a cut of heroin imports is read: landed amount held down, or search raised until as much is kept from landing."""

    quota = "quota"
    effort = "effort"


@dataclass(frozen=True)
class HeroinCut(Lever):
    """Part of the heroin that would land does not."""

    code: ClassVar[str] = "L02"
    moves: ClassVar[str] = "heroin_landed_kg"
    said: ClassVar[str] = "cutting heroin imports by 30 or 50 percent"
    expected: ClassVar[str] = "what is left is stretched with fentanyl: deaths rise"
    rival: ClassVar[str] = "less opioid at higher prices: deaths fall"
    tried: ClassVar[dict[str, Any]] = {"share": 0.5}
    relative: ClassVar[bool] = True

    share: float = size(0.0, "share of landed heroin", "heroin kept from landing; 30% is 0.3", (0.0, 1.0))
    start: float = when()
    weeks: int = length()
    reading: Reading = Reading.quota

    def changes(self, since: int) -> dict[str, Any]:
        """A quota on landed heroin, or an order to search until as much is kept out."""
        return {"landed_heroin": 1.0 - self.share} if self.reading is Reading.quota else {"searched_heroin": self.share}
