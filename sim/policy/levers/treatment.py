"""More medication treatment."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.params.places import Division
from sim.policy.lever import Lever, cost, length, size, when, where


@dataclass(frozen=True)
class Treatment(Lever):
    """People start medication treatment sooner, and stay longer."""

    code: ClassVar[str] = "L35"
    moves: ClassVar[str] = "care_entries"
    said: ClassVar[str] = "spending on treatment alone will not do while supply is abundant"
    expected: ClassVar[str] = "in vain while drugs are everywhere"
    rival: ClassVar[str] = "treatment saves lives whatever is on offer"
    tried: ClassVar[dict[str, Any]] = {"entry": 2.0, "retention": 2.0}

    entry: float = size(1.0, "ratio", "rate of starting medication treatment", (0.0, 20.0))
    retention: float = size(1.0, "ratio", "time that people stay in medication treatment", (0.1, 10.0))
    start: float = when()
    weeks: int = length(260)
    division: Division = where()
    usd_a_year: float = cost(2.5e9, "USD/year", "medication treatment at the practice of the time", (1e9, 8e9))

    def changes(self, since: int) -> dict[str, Any]:
        """Rate of starting, and time of staying."""
        return {"care_entry": self.entry, "care_retention": self.retention}

    def public_cost(self, since: int) -> float:
        """People in treatment grow about as the product of both."""
        return (self.entry * self.retention - 1) * self.usd_a_year / WEEKS_A_YEAR
