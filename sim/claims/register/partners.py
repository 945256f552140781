"""What the two rival claims about how a partner is moved have in common: exchanges or pressure, and what then lands.

What either adds to cooperation is an input, and is shown beside. Judged is the flow, which cooperation may or may not move.
"""

from sim.claims.claim import Claim, Group, Outcome, Setting
from sim.claims.compound import Beyond
from sim.claims.parts import Direction
from sim.claims.register.common import BACKLASH, INSULATED, LATE, LEVERAGE, SETTLED, TWO_YEARS, deaths, pull
from sim.experiment.study import Exactly

TALKS = {"exchanges": 4.0}                    # as many as in years of good relations, beyond those there are
THREAT = {"provinces": 4, "loss": 0.2}
MEANS = {"engagement": pull(engagement=TALKS), "pressure": pull(regional_listing=THREAT),
         "both": pull(engagement=TALKS, regional_listing=THREAT)}
OTHER_RULES = {"insulated": INSULATED, "backlash": BACKLASH}
STRONG = tuple(("states.governments." + name, Exactly(top)) for name, top in (("stake", 8.0), ("trust", 0.6)))    # the top of both ranges


def _one_by_one(said: str, **world) -> tuple[Setting, ...]:
    """Either means in another world."""
    return tuple(Setting(f"{means}, {said}", policy=MEANS[means], **world) for means in ("engagement", "pressure"))


def partner(one: str, other: str, **own) -> Claim:
    """A claim that one of the two moves China more than the other, and moves it; `own` says the rest."""
    return Claim(
        group=Group.SOURCE,
        protocol="Four further exchanges a year, or four provinces that may lose a fifth of their legitimate revenue unless they "
                 "comply, or both, from 2019 for 104 weeks, where cooperation is used as leverage; fentanyl landed over weeks 26 to 104, "
                 "each against the same world without. Beside it the cooperation that China delivers; in the full protocol either means "
                 "where cooperation is insulated, where it is lost in backlash, and where stakes and trust move it as strongly as is "
                 "thought plausible.",
        change=f"{one} instead of {other}",
        expects=Direction.FALLS,
        outcome="the fentanyl landed in weeks 26 to 104",
        measure="fentanyl_landed_kg",
        unit="kg pure",
        window=SETTLED,
        weeks=TWO_YEARS,
        dates=(LATE,),
        axis="means",
        settings=tuple(Setting(means, policy=policy, under=LEVERAGE) for means, policy in MEANS.items()),
        readings=(*(one for said, rule in OTHER_RULES.items() for one in _one_by_one(said, under=rule)),
                  *_one_by_one("strong couplings", under=LEVERAGE, factors=STRONG)),
        compound=Beyond(f"{one} less {other}", one, other, helps=True),
        also=(Outcome("cooperation_china", "level 0 to 1", SETTLED, Direction.RISES), deaths(Direction.FALLS)),
        caveat="asked where cooperation is used as leverage, the one of three assumed rules under which pressure can help at all; how much "
               "four exchanges or such a threat weigh in cooperation is assumed, what that does to the flow is not",
        **own,
    )
