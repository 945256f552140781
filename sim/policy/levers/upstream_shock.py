"""Sources lose capacity for reasons outside policy."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.policy.lever import Lever, length, size, when


@dataclass(frozen=True)
class UpstreamShock(Lever):
    """A share of the capacity of all sources is gone for a time, whatever the reason: no policy, and no cost."""

    code: ClassVar[str] = "context"
    moves: ClassVar[str] = "fentanyl_landed_kg"
    said: ClassVar[str] = "in 2023 the drug became weaker and deaths fell, for reasons that lie upstream"
    expected: ClassVar[str] = "weaker goods and fewer deaths where no stronger product stands ready"
    rival: ClassVar[str] = "others supply at once"

    share: float = size(0.0, "share of capacity", "capacity of all sources that is gone", (0.0, 1.0))
    start: float = when()
    weeks: int = length(52)

    def changes(self, since: int) -> dict[str, Any]:
        """Share of capacity that is gone this week."""
        return {"upstream_lost": self.share}
