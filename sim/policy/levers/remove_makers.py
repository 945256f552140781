"""The largest makers are closed at once."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.policy.lever import Lever, cost, size, when


@dataclass(frozen=True)
class RemoveMakers(Lever):
    """The largest makers of fentanyl, labs or mail vendors, are closed at once."""

    code: ClassVar[str] = "L18"
    moves: ClassVar[str] = "mail_vendors"
    said: ClassVar[str] = "two producers were indicted, many more exist"
    expected: ClassVar[str] = "two makers are charged and many take their place"
    rival: ClassVar[str] = "cases at the source save lives"
    tried: ClassVar[dict[str, Any]] = {"count": 2}

    count: int = size(0, "makers", "largest makers closed", (0, 100))
    start: float = when("when they are closed")
    usd_each: float = cost(1e7, "USD", "case that ends with a maker's closure", (1e6, 6e7))

    def changes(self, since: int) -> dict[str, Any]:
        """In the first week only."""
        return {"close_makers": self.count} if since == 0 else {}

    def public_cost(self, since: int) -> float:
        """For each case."""
        return self.count * self.usd_each if since == 0 else 0.0
