"""Politics between states."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.policy.lever import Lever, length, size, when


@dataclass(frozen=True)
class Tension(Lever):
    """Tension with the source state, hostile rhetoric felt in the transit state, and concessions offered."""

    code: ClassVar[str] = "L23"
    moves: ClassVar[str] = "cooperation_china"
    said: ClassVar[str] = "cooperation on drugs is subject to politics at large: withdrawn with tension, sold for concessions"
    expected: ClassVar[str] = "cooperation is leverage and falls with tension"
    rival: ClassVar[str] = "police work is insulated from politics"
    tried: ClassVar[dict[str, Any]] = {"rise": 0.5, "rhetoric": 0.5}

    rise: float = size(0.0, "scale 0 to 1", "rise of tension with the source state above its dated path", (-1.0, 1.0))
    rhetoric: float = size(0.0, "scale 0 to 1", "hostile rhetoric felt in the transit state", (0.0, 1.0))
    concession: float = size(0.0, "scale 0 to 1", "concessions offered to the source state", (0.0, 1.0))
    start: float = when()
    weeks: int = length(260)

    def changes(self, since: int) -> dict[str, Any]:
        """The state of politics; what it costs is not a public budget."""
        return {"tension": self.rise, "rhetoric": self.rhetoric, "concession": self.concession}
