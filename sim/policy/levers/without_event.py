"""History without one of its dated events."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.policy.history import Event
from sim.policy.lever import Lever, when


@dataclass(frozen=True)
class WithoutEvent(Lever):
    """From its start on, a dated event does not come, or is undone if it has come: what did the event do?"""

    code: ClassVar[str] = "history"
    moves: ClassVar[str] = "deaths_expected"
    said: ClassVar[str] = "each law and each break in relations is said to have mattered"
    expected: ClassVar[str] = "history would have gone another way"
    rival: ClassVar[str] = "it would have come the same way"
    tried: ClassVar[dict[str, Any]] = {"event": Event.class_scheduling}

    event: Event = Event.none
    start: float = when("from when the event is not in force; before its date it never comes")

    def changes(self, since: int) -> dict[str, Any]:
        """Fentanyl's entry is barred here; the rule book leaves out every other event."""
        return {"sources_reachable": 0.0} if self.event is Event.fentanyl else {}
