"""Selling near clinics is driven away."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.clock import WEEKS_A_YEAR
from sim.params.places import Division
from sim.policy.lever import Lever, cost, length, size, when, where


@dataclass(frozen=True)
class ClinicBuffers(Lever):
    """Selling near treatment clinics is driven away."""

    code: ClassVar[str] = "L31"
    moves: ClassVar[str] = "near_clinics"
    said: ClassVar[str] = "a dealer at the clinic's door means relapse at once"
    expected: ClassVar[str] = "dealers at the door cause relapse"
    rival: ClassVar[str] = "they sell somewhere else: the same relapse"

    share: float = size(0.0, "share of selling near clinics", "selling that is driven away", (0.0, 1.0))
    start: float = when()
    weeks: int = length()
    division: Division = where()
    usd_a_year: float = cost(2.5e8, "USD/year", "guard of all clinics", (5e7, 1.5e9))

    def changes(self, since: int) -> dict[str, Any]:
        """Share driven away."""
        return {"clinic_buffer": self.share}

    def public_cost(self, since: int) -> float:
        """In proportion to the share."""
        return self.share * self.usd_a_year / WEEKS_A_YEAR
