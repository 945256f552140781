"""What the two rival claims about patrols at sea have in common."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting
from sim.claims.register.common import LATE, SETTLED, TWO_YEARS, deaths, pull


def _patrol(multiplier: float) -> Setting:
    return Setting(f"x{multiplier:.0f}", policy=pull(maritime_patrol={"multiplier": multiplier}))


TIGHT = Knockout("no spare capacity", (), "less lands: what ships lose is not made up for", quick=True,
                 factors=(("supply.makers.spare_capacity", 0.52),))


def patrol(knockouts: tuple[Knockout, ...] = (), **own) -> Claim:
    """A claim about patrols at sea; `own` says what comes of them."""
    return Claim(
        group=Group.BORDER,
        protocol="Search of ships with chemicals 20 and 80 times what it was from 2019, for 104 weeks; fentanyl from labs landed "
                 "over weeks 26 to 104, paired. At 80 times four in five are found, the most that is proposed; spare capacity of "
                 "suppliers is halved once, in both arms.",
        change="searching ships 80 times as hard",
        outcome="the fentanyl from labs landed in weeks 26 to 104",
        measure="fentanyl_land_landed_kg",
        unit="kg pure",
        window=SETTLED,
        weeks=TWO_YEARS,
        dates=(LATE,),
        axis="patrol",
        settings=(_patrol(20.0), _patrol(80.0)),
        headline="x80",
        knockouts=(*knockouts, TIGHT),
        also=(Outcome("fentanyl_landed_kg", "kg pure", SETTLED, Direction.FALLS), deaths(Direction.FALLS)),
        **own,
    )
