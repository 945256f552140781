"""What the two rival claims about how a partner is moved have in common: exchanges or pressure, and what the partner then does."""

from sim.claims.claim import Claim, Group, Outcome, Setting
from sim.claims.compound import Beyond
from sim.claims.parts import Direction
from sim.claims.register.common import BACKLASH, INSULATED, LATE, LEVERAGE, SETTLED, TWO_YEARS, deaths, pull

TALKS = {"exchanges": 4.0}                    # as many as in years of good relations, beyond those there are
THREAT = {"provinces": 4, "loss": 0.2}
MEANS = {"engagement": pull(engagement=TALKS), "pressure": pull(regional_listing=THREAT),
         "both": pull(engagement=TALKS, regional_listing=THREAT)}
RULES = {"": LEVERAGE, ", insulated": INSULATED, ", backlash": BACKLASH}


def partner(**own) -> Claim:
    """A claim about which of the two moves China more; `own` says which."""
    return Claim(
        group=Group.SOURCE,
        protocol="Four further exchanges a year, or four provinces that may lose a fifth of their legitimate revenue unless they "
                 "comply, or both, from 2019 for 104 weeks, where cooperation is used as leverage; cooperation that China delivers over "
                 "weeks 26 to 104, each against the same world without. Beside it either means where cooperation is insulated, and where "
                 "it is lost in backlash.",
        change="pressure instead of engagement",
        outcome="the cooperation that China delivers",
        measure="cooperation_china",
        unit="level 0 to 1",
        window=SETTLED,
        weeks=TWO_YEARS,
        dates=(LATE,),
        axis="means",
        settings=tuple(Setting(means + said, policy=policy, under=rule) for said, rule in RULES.items() for means, policy in MEANS.items()
                       if not said or means != "both"),
        compound=Beyond("pressure less engagement", "pressure", "engagement"),
        also=(Outcome("fentanyl_landed_kg", "kg pure", SETTLED, Direction.FALLS), deaths(Direction.FALLS)),
        caveat="asked where cooperation is used as leverage, the one of three assumed rules under which pressure can help at all (what it "
               "does under the others stands beside it); how much four exchanges or such a threat weigh is assumed too, so the answer is "
               "nearly an input",
        **own,
    )
