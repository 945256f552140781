"""Dealers are punished more, or more surely."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.params.places import Division
from sim.policy.lever import Lever, cost, length, size, when, where


@dataclass(frozen=True)
class DealerPenalties(Lever):
    """Severity and certainty of penalties of retail dealers. Those of one division deter dealers and witnesses there, not those who handle
    goods for a whole coast: they go by the nation's."""

    code: ClassVar[str] = "L30"
    moves: ClassVar[str] = "retail_penalty"
    said: ClassVar[str] = "charging dealers with homicide, or worse, would deter them"
    expected: ClassVar[str] = "the prospect of a homicide charge deters dealing"
    rival: ClassVar[str] = "others deal, and fewer people call for help"
    tried: ClassVar[dict[str, Any]] = {"severity": 4.0, "certainty": 2.0}

    severity: float = size(1.0, "ratio", "severity of penalties of retail dealers", (0.0, 20.0))
    certainty: float = size(1.0, "ratio", "certainty of penalties of retail dealers", (0.0, 20.0))
    start: float = when()
    weeks: int = length()
    division: Division = where()
    usd_a_year: float = cost(8e9, "USD/year", "prosecution and prison of dealers at the practice of the time", (2e9, 3e10))

    def changes(self, since: int) -> dict[str, Any]:
        """What a dealer faces, and how surely."""
        return {"dealer_severity": self.severity, "dealer_certainty": self.certainty}

    def public_cost(self, since: int) -> float:
        """Years of prison: severity times certainty."""
        return (self.severity * self.certainty - 1) * self.usd_a_year / WEEKS_A_YEAR
