"""Education of youth and of people at risk."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.params.places import Division
from sim.policy.lever import Lever, cost, detail, length, size, when, where


@dataclass(frozen=True)
class Education(Lever):
    """Youth and people at risk learn what pills and powders may hold; what they learn may fade."""

    code: ClassVar[str] = "L39"
    moves: ClassVar[str] = "exposures_youth"
    said: ClassVar[str] = "campaigns and schools keep the young alive"
    expected: ClassVar[str] = "youth who know stay away"
    rival: ClassVar[str] = "knowledge fades, and few are reached"

    reach: float = size(0.0, "share of people", "youth and people at risk who are reached", (0.0, 1.0))
    half_life: float = detail(100_000.0, "weeks", "until half of what was learned is forgotten; endless if repeated", (4.0, 100_000.0))
    start: float = when()
    weeks: int = length(260)
    division: Division = where()
    usd_a_year: float = cost(1.5e9, "USD/year", "reaching everybody for a year", (2e8, 8e9))

    def changes(self, since: int) -> dict[str, Any]:
        """Share of people who were reached and have not forgotten; how far that helps is a number of people's."""
        return {"education": self.reach * 0.5 ** (since / self.half_life)}

    def public_cost(self, since: int) -> float:
        """In proportion to the reach."""
        return self.reach * self.usd_a_year / WEEKS_A_YEAR
