"""C56. A state that is asked to admit its part in public will not; asked quietly, it may."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.compound import Beyond
from sim.claims.register.common import LATE, LEVERAGE, SEED, SETTLED, TWO_YEARS, deaths, pull
from sim.claims.register.partners import TALKS
from sim.experiment.study import Exactly

ADMISSION = pull(engagement={**TALKS, "public": 1.0})
STRONG = (("states.governments.face", Exactly(3.0)),)     # the top of its range

CLAIM = Claim(
    id="C56",
    title="Public demands fail where quiet ones may not",
    said_by="Scissors, American Enterprise Institute, 2018",
    seed=SEED[3],
    side=Side.SCHOLAR,
    group=Group.SOURCE,
    reading="Four exchanges a year that demand a public admission let at least 2 points more fentanyl land than four quiet ones.",
    refuter="It does not matter how the demand is made, or neither way matters for what lands.",
    because="an admission costs a government at home",
    protocol="Four further exchanges a year, quiet or with a public admission demanded, from 2019 for 104 weeks, where cooperation is used "
             "as leverage; fentanyl landed over weeks 26 to 104, each against the same world without; cooperation that China delivers "
             "beside it, and in the full protocol the public demand where it costs as much as is thought plausible.",
    change="demanding an admission in public instead of talking quietly",
    outcome="the fentanyl landed in weeks 26 to 104",
    expects=Direction.RISES,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="demand",
    settings=(Setting("quiet", policy=pull(engagement=TALKS), under=LEVERAGE),
              Setting("public", policy=ADMISSION, under=LEVERAGE)),
    readings=(Setting("public, much face to lose", policy=ADMISSION, under=LEVERAGE, factors=STRONG),),
    compound=Beyond("public less quiet", "public", "quiet"),
    knockouts=(
        Knockout("no face to lose", (), "the difference vanishes: an admission costs nothing", named=True,
                 factors=(("states.governments.face", Exactly(0.0)),)),
    ),
    also=(Outcome("cooperation_china", "level 0 to 1", SETTLED, Direction.FALLS), deaths(Direction.RISES)),
    caveat="how much cooperation a demand for public admission costs is assumed, what that does to the flow is not",
)
