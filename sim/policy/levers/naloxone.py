"""More naloxone."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.params.places import Division
from sim.policy.lever import Lever, cost, length, size, when, where


@dataclass(frozen=True)
class Naloxone(Lever):
    """Naloxone is at hand in more of the overdoses that are witnessed."""

    code: ClassVar[str] = "L38"
    moves: ClassVar[str] = "deaths_street"
    said: ClassVar[str] = "naloxone saves, but not from every successor"
    expected: ClassVar[str] = "more is reversed"
    rival: ClassVar[str] = "stronger successors and additives are not reversed"
    tried: ClassVar[dict[str, Any]] = {"added": 0.2}

    added: float = size(0.0, "probability", "added probability that naloxone is used in a witnessed overdose", (0.0, 1.0))
    start: float = when()
    weeks: int = length(260)
    division: Division = where()
    usd_a_year: float = cost(6e8, "USD/year", "naloxone wherever an overdose is witnessed", (1e8, 3e9))

    def changes(self, since: int) -> dict[str, Any]:
        """Probability added."""
        return {"naloxone": self.added}

    def public_cost(self, since: int) -> float:
        """In proportion to what is added."""
        return self.added * self.usd_a_year / WEEKS_A_YEAR
