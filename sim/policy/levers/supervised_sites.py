"""Supervised sites."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.params.places import Division
from sim.policy.lever import Lever, built, cost, detail, length, size, when, where


@dataclass(frozen=True)
class SupervisedSites(Lever):
    """A share of street doses is taken in supervised sites, where help is at hand."""

    code: ClassVar[str] = "L37"
    moves: ClassVar[str] = "deaths_street"
    said: ClassVar[str] = "supervised sites make a real difference"
    expected: ClassVar[str] = "seen overdoses are reversed: fewer deaths"
    rival: ClassVar[str] = "too small a share of doses to show"
    tried: ClassVar[dict[str, Any]] = {"coverage": 0.2}

    coverage: float = size(0.0, "share of doses", "street doses taken in supervised sites", (0.0, 1.0))
    lag_weeks: int = detail(26, "weeks", "until all sites are open", (1, 520))
    start: float = when()
    weeks: int = length(260)
    division: Division = where()
    usd_a_year: float = cost(1.2e10, "USD/year", "sites for all street doses", (3e9, 5e10))

    def changes(self, since: int) -> dict[str, Any]:
        """Share of doses that sites reach by now."""
        return {"sites": self.coverage * built(since, self.lag_weeks)}

    def public_cost(self, since: int) -> float:
        """In proportion to the doses."""
        return self.coverage * built(since, self.lag_weeks) * self.usd_a_year / WEEKS_A_YEAR
