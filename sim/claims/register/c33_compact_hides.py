"""C33. What is strong is small, and what is small is not found: potency itself defeats interdiction."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.register.common import EARLY, LATE, SEED, TWO_YEARS, WHOLE, deaths
from sim.params.mechanisms import Detection

CLAIM = Claim(
    id="C33",
    title="Potency shrinks consignments and defeats interdiction",
    said_by="Knierim, US Drug Enforcement Administration, and Senator Charles Grassley, 2018",
    seed=SEED[3],
    side=Side.OFFICIAL,
    group=Group.BORDER,
    reading="Because searches see mass and not doses, the share of doses sent that is seized is more than 2% lower than if a kilo of "
            "fentanyl over land were as easy to find as the heroin of equal effect.",
    refuter="The share seized is as high either way.",
    because="a search finds bulk, and a dose of fentanyl has hardly any",
    protocol="From 2016 or 2019 on search sees mass, against the same market in which it sees doses, for 104 weeks; share of doses seized.",
    change="search that sees mass, against search that sees doses,",
    outcome="the share of doses that is seized",
    expects=Direction.FALLS,
    measure="seizure_share",
    unit="share of doses sent",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(EARLY, LATE),
    axis="search",
    settings=(Setting("sees mass", off=(("detection", Detection.value),)),),
    headline="sees mass",
    also=(Outcome("fentanyl_share_bags", "share of bags", WHOLE, Direction.RISES), deaths(Direction.RISES)),
)
