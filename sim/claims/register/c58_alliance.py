"""C58. Chinese and Mexican groups act in concert, and more comes of it. The same world with that link and without it."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths
from sim.experiment.study import Exactly

CLAIM = Claim(
    id="C58",
    title="Chinese and Mexican groups acting together raise the flow",
    said_by="Knierim, US Drug Enforcement Administration, 2018",
    seed=SEED[3],
    side=Side.OFFICIAL,
    group=Group.SOURCE,
    reading="Where source and transit organisations work together, more than 2% more fentanyl lands than where each deal must be searched "
            "for anew.",
    refuter="As much lands without the link.",
    because="who works together need not look for a source anew",
    protocol="The same world from 2019 for 104 weeks, with organisations working together and without; fentanyl landed over weeks 26 to "
             "104, paired.",
    change="working together, against searching for each deal,",
    outcome="the fentanyl landed in weeks 26 to 104",
    expects=Direction.RISES,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="link",
    settings=(Setting("there", off=(("alliance", False),)),),
    headline="there",
    knockouts=(
        Knockout("contacts keep", (), "little is left: a contact once made lasts without the link", named=True,
                 factors=(("market.organisations.deals_lost", Exactly(0.0)),)),
    ),
    also=(Outcome("fentanyl_land_landed_kg", "kg pure", SETTLED, Direction.RISES), deaths(Direction.RISES)),
    restates="which part of contacts to sources goes stale in a week without the link, which is assumed",
    caveat="the link is cut in 2019, and not through history",
)
