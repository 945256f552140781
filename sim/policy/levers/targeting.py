"""A model picks what is checked."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, detail, length, size, when


@dataclass(frozen=True)
class Targeting(Lever):
    """Loads to check are picked by a model instead of by chance and habit."""

    code: ClassVar[str] = "L07"
    moves: ClassVar[str] = "parcel_hit_rate"
    said: ClassVar[str] = "orders and loads that do not fit are picked out by machine, which makes checks far more effective"
    expected: ClassVar[str] = "a model that picks parcels finds far more with the same staff"
    rival: ClassVar[str] = "senders learn what it looks for"
    tried: ClassVar[dict[str, Any]] = {"auc": 0.9}

    auc: float = size(0.5, "probability", "area under the curve of the model; 0.5 is chance", (0.5, 0.99))
    renewal: float = detail(26.0, "weeks", "weeks after which the model is trained again", (1.0, 26.0))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(1.5e8, "USD/year", "a model at all crossings, trained twice a year", (3e7, 8e8))

    def changes(self, since: int) -> dict[str, Any]:
        """How well the model tells loads apart, and how often it is renewed."""
        return {"targeting": self.auc, "targeting_renewal": self.renewal}

    def public_cost(self, since: int) -> float:
        """The model, more often renewed at a growing cost."""
        return self.usd_a_year * (26 / self.renewal) ** 0.5 / WEEKS_A_YEAR
