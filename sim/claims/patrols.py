"""What the two rival claims about patrols at sea have in common."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting
from sim.claims.common import LATE, SETTLED, TWO_YEARS, deaths, pull


def _patrol(multiplier: float) -> Setting:
    return Setting(f"x{multiplier:.0f}", policy=pull(maritime_patrol={"multiplier": multiplier}))


def patrol(**own) -> Claim:
    """A claim about patrols at sea; `own` says what comes of them."""
    return Claim(
        group=Group.BORDER,
        protocol="Search of ships with chemicals five and twenty times what it was from 2019, for 104 weeks; fentanyl from labs landed "
                 "over weeks 26 to 104, paired.",
        change="searching ships twenty times as hard",
        outcome="the fentanyl from labs landed in weeks 26 to 104",
        measure="fentanyl_land_landed_kg",
        unit="kg pure",
        window=SETTLED,
        weeks=TWO_YEARS,
        dates=(LATE,),
        axis="patrol",
        settings=(_patrol(5.0), _patrol(20.0)),
        headline="x20",
        also=(Outcome("fentanyl_landed_kg", "kg pure", SETTLED, Direction.FALLS), deaths(Direction.FALLS)),
        **own,
    )
