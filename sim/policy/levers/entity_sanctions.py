"""Firms are designated."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar

from sim.policy.lever import Lever, cost, detail, size, when


class Aim(Enum):
    """Whom designations hit: firms as they come, the largest, or small ones."""

    mixed = "mixed"
    majors = "majors"
    small = "small"


@dataclass(frozen=True)
class EntitySanctions(Lever):
    """Firms of the chemical trade are designated, so many over so many weeks."""

    code: ClassVar[str] = "L19"
    moves: ClassVar[str] = "supplier_penalty_ratio"
    said: ClassVar[str] = "more than 300 designations had no visible effect; only those of major firms would"
    expected: ClassVar[str] = "only sanctions on major firms bite"
    rival: ClassVar[str] = "300 designations changed nothing visible"
    tried: ClassVar[dict[str, Any]] = {"count": 300}

    count: int = size(0, "firms", "firms designated", (0, 5_000))
    over_weeks: int = detail(52, "weeks", "weeks over which they are designated", (1, 520))
    aim: Aim = Aim.mixed
    start: float = when("when the first is designated")
    usd_each: float = cost(5e5, "USD", "case behind a designation", (1e5, 5e6))

    def changes(self, since: int) -> dict[str, Any]:
        """The week's designations, and at whom they aim."""
        due = self._due(since)
        if due == 0:
            return {}
        return {"sanctioned": due, "sanction_majors": float(self.aim is Aim.majors), "sanction_small": float(self.aim is Aim.small)}

    def public_cost(self, since: int) -> float:
        """The cases of the week."""
        return self._due(since) * self.usd_each

    def _due(self, since: int) -> int:
        """Designations of the week: whole firms, as evenly over the weeks as that allows."""
        done, past = min(since, self.over_weeks), min(since + 1, self.over_weeks)
        return past * self.count // self.over_weeks - done * self.count // self.over_weeks
