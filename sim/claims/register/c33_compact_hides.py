"""C33. What is strong is small, and what is small is not found: potency itself defeats interdiction.

That a search which sees doses finds more of them than one which sees mass is arithmetic. What it does to the flow is not: senders choose
the size of their loads, and make up for what they lose. So asked is whether more search keeps less out because it sees mass.
"""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.compound import Beyond
from sim.claims.register.chokepoints import QUARTER
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, pull
from sim.params.mechanisms import Detection

SEARCH = pull(**QUARTER["ports"])

CLAIM = Claim(
    id="C33",
    title="Potency shrinks consignments and defeats interdiction",
    said_by="Knierim, US Drug Enforcement Administration, and Senator Charles Grassley, 2018",
    seed=SEED[3],
    side=Side.OFFICIAL,
    group=Group.BORDER,
    reading="More search at ports keeps less fentanyl from landing over land, by at least 2 points of what lands, because searches see "
            "mass than if a kilo of fentanyl were as easy to find as the heroin of equal effect.",
    refuter="More search keeps out as much either way, or more where it sees mass.",
    because="a search finds bulk, and a dose of fentanyl has hardly any",
    protocol="Search at ports 3.6 times as hard from 2019, for 104 weeks, where search sees mass and where from then on it sees doses; "
             "fentanyl landed over land in weeks 26 to 104, each against the same world with search as it was.",
    change="more search at ports, where it sees mass instead of doses,",
    outcome="the fentanyl landed over land in weeks 26 to 104",
    expects=Direction.RISES,
    measure="fentanyl_land_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="search",
    settings=(Setting("sees doses", policy=SEARCH, under=(("detection", Detection.value),)), Setting("sees mass", policy=SEARCH)),
    compound=Beyond("mass less doses", "sees mass", "sees doses"),
    also=(Outcome("seizure_share", "share of doses sent", SETTLED, Direction.RISES), deaths(Direction.FALLS)),
    caveat="how steeply detection falls with mass (enforcement.bulk_exponent) is drawn: records of seizures allow a wide range of it",
)
