"""C49. Precursor control works now; once labs make precursors themselves from common chemicals, it is too late."""

from sim.claims.claim import Claim, Direction, Group, Setting, Side
from sim.claims.compound import Later
from sim.claims.register.common import EARLY, LATE, SEED, SETTLED, TWO_YEARS, deaths, off, pull

CONTROL = Setting("full control", policy=pull(precursor_regulation={"stringency": 1.0, "tiers": 1, "penalty": 100.0, "lag_weeks": 4}))

CLAIM = Claim(
    id="C49",
    title="Precursor control works only until labs start from common chemicals",
    said_by="Brown, formerly of the US Drug Enforcement Administration, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.SOURCE,
    reading="Full control of precursors from 2016 cuts the fentanyl from labs that lands by more than 2%, and by at least 2 points less if "
            "it comes in 2019.",
    refuter="It does as much later as earlier, or nothing at either date.",
    because="labs learn to make precursors from chemicals that nobody can control",
    protocol="Full control of the first chemical tier, penalties a hundred times as high, from 2016 and from 2019, for 104 weeks; fentanyl "
             "from labs landed over weeks 26 to 104, each against its own baseline.",
    change="full control of precursors",
    outcome="the fentanyl from labs that lands",
    expects=Direction.RISES,
    measure="fentanyl_land_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(EARLY, LATE),
    axis="control",
    settings=(CONTROL,),
    compound=Later("2019 less 2016", "full control", EARLY.label, LATE.label, helped=True),
    knockouts=(off("no step back", "the difference vanishes: labs cannot start from lower tiers", "step_back", history=True),),
    also=(deaths(Direction.FALLS),),
)
