"""Online importers are closed."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, detail, length, size, when


@dataclass(frozen=True)
class DarknetOperation(Lever):
    """Independent online importers are closed at once, once or again and again; domestic parcels of online markets searched."""

    code: ClassVar[str] = "L28"
    moves: ClassVar[str] = "importer_capacity"
    said: ClassVar[str] = "a record operation on online markets, with hundreds of arrests"
    expected: ClassVar[str] = "a record operation matters"
    rival: ClassVar[str] = "sellers are back within weeks"
    tried: ClassVar[dict[str, Any]] = {"sellers": 0.5, "parcels": 4.0}

    sellers: float = size(0.0, "share of sellers", "online importers closed", (0.0, 1.0))
    parcels: float = size(1.0, "ratio", "search of domestic parcels of online markets", (0.0, 20.0))
    every_weeks: int = detail(0, "weeks", "closed again after so many weeks; 0: once", (0, 520))
    start: float = when()
    weeks: int = length()
    usd_an_operation: float = cost(1e8, "USD", "operation that closes every importer", (1e7, 1e9))
    usd_a_year: float = cost(1e8, "USD/year", "search of domestic parcels at the practice of the time", (1e7, 1e9))

    def changes(self, since: int) -> dict[str, Any]:
        """Closures in the weeks of an operation."""
        return {"close_online": self.sellers if self._operating(since) else 0.0, "search_domestic": self.parcels}

    def public_cost(self, since: int) -> float:
        """Operations, and search in proportion."""
        operation = self.sellers * self.usd_an_operation if self._operating(since) else 0.0
        return operation + (self.parcels - 1) * self.usd_a_year / WEEKS_A_YEAR

    def _operating(self, since: int) -> bool:
        """Whether an operation falls into this week."""
        return (since % self.every_weeks if self.every_weeks else since) == 0
