"""Storefronts are taken down."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.policy.lever import Lever, cost, length, size, when


@dataclass(frozen=True)
class WebTakedown(Lever):
    """Web storefronts of suppliers are taken down."""

    code: ClassVar[str] = "L16"
    moves: ClassVar[str] = "storefronts"
    said: ClassVar[str] = "a state that censors the web could remove the storefronts it tolerates"
    expected: ClassVar[str] = "without storefronts the network shrinks"
    rival: ClassVar[str] = "storefronts register again or go elsewhere"
    tried: ClassVar[dict[str, Any]] = {"chance": 0.2}

    chance: float = size(0.0, "1/week", "chance that a storefront is taken down", (0.0, 1.0))
    start: float = when()
    weeks: int = length()
    usd_a_year: float = cost(2e7, "USD/year", "search and takedown of all storefronts once a week", (2e6, 2e8))

    def changes(self, since: int) -> dict[str, Any]:
        """Chance of the week."""
        return {"takedown": self.chance}

    def public_cost(self, since: int) -> float:
        """In proportion to the takedowns."""
        return self.chance * self.usd_a_year / WEEKS_A_YEAR
