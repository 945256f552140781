"""C24. The super labs are known; destroy them, and nothing is made."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, off, pull, refilled


def _struck(labs: float) -> Setting:
    return Setting(f"{labs:.0f} a year", policy=pull(lab_strikes={"labs": labs, "intelligence": 0.8}), value=labs)


CLAIM = Claim(
    id="C24",
    title="Destroying the known super labs stops production",
    said_by="Maltz, formerly of the US Drug Enforcement Administration, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.REPLACEMENT,
    reading="With as many large labs destroyed each year as there are, and four in five labs known, the fentanyl landed by land falls by "
            "more than half from the half year after on.",
    refuter="It falls by less: labs are built again, smaller or elsewhere.",
    because="without labs there is no product",
    protocol="Strikes on 10 labs a year from 2019, for 104 weeks, large ones first: the model has about 10 large labs of 25 in all. Beside "
             "it 25 a year, as many as there are labs of any size. Fentanyl from labs landed over weeks 26 to 104, paired.",
    change="destroying as many large labs a year as there are",
    outcome="the fentanyl from labs landed in weeks 26 to 104",
    expects=Direction.FALLS,
    band=0.5,
    measure="fentanyl_land_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="strikes",
    settings=(_struck(10.0), _struck(25.0)),
    headline="10 a year",
    knockouts=(
        refilled("the fall vanishes: a lab that is lost is not missed for a week"),
        off("entry off", "the fall grows: no lab is built again", "entry", named=False),
    ),
    caveat="the article speaks of more than a hundred known large labs; strikes are scaled to the ten or so of the start set, and worlds "
           "differ in how many they have",
    also=(deaths(Direction.FALLS), Outcome("fentanyl_landed_kg", "kg pure", SETTLED, Direction.FALLS)),
)
