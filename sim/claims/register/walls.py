"""The barrier that claims about a wall share: neighbours' cooperation is insulated from politics, so that only its cost acts."""

from sim.claims.parts import Setting
from sim.claims.register.common import INSULATED, pull


def wall(multiplier: float) -> Setting:
    """A barrier along the whole border, built in half a year, that makes crossing between ports so many times as dear."""
    return Setting(f"x{multiplier:.0f}", policy=pull(barrier={"multiplier": multiplier, "build_weeks": 26}), under=INSULATED)


WALLS = (wall(2.0), wall(4.0))
