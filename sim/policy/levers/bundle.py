"""Levers that act as one: together or in turn, later, and announced before they act."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.policy.lever import Lever, detail, size, when


@dataclass(frozen=True)
class Bundle(Lever):
    """All levers of the policy are decided on one date, act after a delay, one after the other, and are announced before.

    With `enacted` 0 they are announced and never act.
    """

    code: ClassVar[str] = "L43"
    moves: ClassVar[str] = "deaths_expected"
    said: ClassVar[str] = "every chokepoint must be hit, and soon; actors react to what is announced"
    expected: ClassVar[str] = "all chokepoints, at once and soon, do more than their sum"
    rival: ClassVar[str] = "the sum of small effects stays small"
    tried: ClassVar[dict[str, Any]] = {"together": 1, "delay": 26, "lead": 13}
    beside: ClassVar[tuple[str, ...]] = ("search_effort", "precursor_regulation")

    together: int = size(0, "0 or 1", "1: all levers of the policy are decided on one date", (0, 1))
    start: float = when("when the bundle is decided")
    delay: int = detail(0, "weeks", "from the decision until the first lever acts", (0, 1_040))
    stagger: int = detail(0, "weeks", "between one lever and the next, in the order of the list of levers", (0, 260))
    lead: int = detail(0, "weeks", "before it acts that each lever is announced; at most the delay", (0, 1_040))
    believed: float = detail(1.0, "share", "how far an announcement is believed", (0.0, 1.0))
    enacted: int = detail(1, "0 or 1", "0: the levers are announced and never act", (0, 1))

    def start_weeks(self, number: int) -> list[int]:
        """The weeks in which `number` levers act."""
        return [self.start_week + self.delay + i * self.stagger for i in range(number)]

    def changes(self, since: int) -> dict[str, Any]:
        """None of its own: the rule book dates and announces the other levers."""
        return {}
