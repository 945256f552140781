"""What the two rival claims about how a partner is moved have in common: exchanges or pressure, and what the partner then does."""

from sim.claims.claim import Claim, Group, Outcome, Setting
from sim.claims.common import LATE, SETTLED, TWO_YEARS, deaths, pull
from sim.claims.compound import Beyond
from sim.claims.parts import Direction

ENGAGEMENT = Setting("engagement", policy=pull(engagement={"exchanges": 24.0}))
PRESSURE = Setting("pressure", policy=pull(regional_listing={"provinces": 4, "loss": 0.2}))
BOTH = Setting("both", policy=pull(engagement={"exchanges": 24.0}, regional_listing={"provinces": 4, "loss": 0.2}))


def partner(**own) -> Claim:
    """A claim about which of the two moves China more; `own` says which."""
    return Claim(
        group=Group.SOURCE,
        protocol="24 further exchanges a year, or four provinces that may lose a fifth of their legitimate revenue unless they comply, or "
                 "both, from 2019 for 104 weeks; cooperation that China delivers over weeks 26 to 104, each against the same world "
                 "without.",
        change="pressure instead of engagement",
        outcome="the cooperation that China delivers",
        measure="cooperation_china",
        unit="level 0 to 1",
        window=SETTLED,
        weeks=TWO_YEARS,
        dates=(LATE,),
        axis="means",
        settings=(ENGAGEMENT, PRESSURE, BOTH),
        compound=Beyond("pressure less engagement", "pressure", "engagement"),
        also=(Outcome("fentanyl_landed_kg", "kg pure", SETTLED, Direction.FALLS), deaths(Direction.FALLS)),
        caveat="asked where cooperation is used as leverage, the one of three assumed rules under which pressure can help; how much an "
               "exchange or a threat weighs is assumed too, so the answer is nearly an input",
        **own,
    )
