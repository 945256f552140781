"""C60. Look into the background of who receives chemicals, and fronts are exposed."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, pull
from sim.experiment.study import Exactly

AT_ONCE = (("supply.chemicals.industry.front_lag", Exactly(1)), ("supply.makers.supplier_review", Exactly(1.0)))

CLAIM = Claim(
    id="C60",
    title="Background checks expose front companies",
    said_by="Brown, formerly of the US Drug Enforcement Administration, now with a maker of detection devices, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.TARGETING,
    reading="Background checks of all who receive chemicals leave more than 2% fewer fronts in the trade.",
    refuter="As many fronts sell: new ones are set up as fast as old ones are exposed.",
    because="a front that is exposed is out of the trade until it is set up anew",
    protocol="The background of all consignees checked from 2019 for 104 weeks, seven in ten checks being thorough; fronts that "
             "sell, mean of weeks 26 to 104, paired; all sellers, fentanyl from labs landed and deaths beside it.",
    change="checking the background of consignees",
    outcome="the number of fronts that sell in weeks 26 to 104",
    expects=Direction.FALLS,
    measure="suppliers_front",
    unit="firms",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="checked",
    settings=(Setting("100%", policy=pull(consignee_vetting={"coverage": 1.0})),),
    headline="100%",
    knockouts=(
        Knockout("fronts are back at once", (), "little is left: who is exposed may sell again in a week, and thinks again every month",
                 named=True, factors=AT_ONCE),
        Knockout("papers are true", (("labels", False),), "the fall grows: no front hides behind false papers"),
    ),
    also=(Outcome("suppliers_open", "firms", SETTLED, Direction.FALLS),
          Outcome("fentanyl_land_landed_kg", "kg pure", SETTLED, Direction.FALLS, knockouts=True), deaths(Direction.FALLS)),
)
