"""Poppy fields are sprayed."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, built, cost, detail, length, size, when


@dataclass(frozen=True)
class CropEradication(Lever):
    """Part of the poppy area of heroin's source is destroyed every year."""

    code: ClassVar[str] = "L01"
    moves: ClassVar[str] = "wholesale_heroin"
    said: ClassVar[str] = "spraying crops has been tried and declared a failure"
    expected: ClassVar[str] = "declared a failure: no lasting fall of use or deaths"
    rival: ClassVar[str] = "less heroin, so fewer deaths"
    tried: ClassVar[dict[str, Any]] = {"area": 0.6}

    area: float = size(0.0, "share of poppy area a year", "poppy area that is sprayed in a year", (0.0, 1.0))
    efficacy: float = detail(0.7, "share", "part of the sprayed crop that is lost", (0.0, 1.0))
    grown_weeks: int = detail(26, "weeks", "half a season: until the loss is felt in full", (1, 104))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(1.2e9, "USD/year", "spraying of the whole area for a year", (3e8, 5e9))

    def changes(self, since: int) -> dict[str, Any]:
        """Share of the crop that is lost, once its season has passed."""
        return {"crops_sprayed": self.area * self.efficacy * built(since, self.grown_weeks)}

    def public_cost(self, since: int) -> float:
        """In proportion to the area."""
        return self.area * self.usd_a_year / WEEKS_A_YEAR
