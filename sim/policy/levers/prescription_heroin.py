"""Heroin is prescribed."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.params.places import Division
from sim.policy.lever import Lever, built, cost, detail, length, size, when, where


@dataclass(frozen=True)
class PrescriptionHeroin(Lever):
    """Places in which heroin is prescribed and taken under supervision, with support."""

    code: ClassVar[str] = "L36"
    moves: ClassVar[str] = "users_supervised"
    said: ClassVar[str] = "prescribed heroin with support almost ends deaths among its patients"
    expected: ClassVar[str] = "deaths in care all but vanish"
    rival: ClassVar[str] = "too few places to show in the nation"
    tried: ClassVar[dict[str, Any]] = {"places": 0.1}

    places: float = size(0.0, "share of people", "places as a share of people dependent on heroin or fentanyl", (0.0, 0.9))
    lag_weeks: int = detail(52, "weeks", "until all places are open", (1, 520))
    start: float = when()
    weeks: int = length(520)
    division: Division = where()
    usd_a_place: float = cost(2.5e4, "USD/year", "a place", (1e4, 6e4))
    people: float = detail(1.5e6, "people", "people dependent on heroin or fentanyl, for its cost", (5e5, 5e6))

    def changes(self, since: int) -> dict[str, Any]:
        """Places open by now."""
        return {"heroin_places": self.places * built(since, self.lag_weeks)}

    def public_cost(self, since: int) -> float:
        """For each place that is open."""
        return self.places * built(since, self.lag_weeks) * self.people * self.usd_a_place / WEEKS_A_YEAR
