"""C37. Close one way, and the goods take another. A claim of no lasting effect, of any single way."""

from sim.claims.claim import Claim, Direction, Group, Setting, Side
from sim.claims.compound import Every
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, off, pull

CLAIM = Claim(
    id="C37",
    title="Many routes absorb the closing of any one",
    said_by="US prosecutors as the article reports them, 2023; Senator Charles Grassley, 2018",
    seed=SEED[2],
    side=Side.OFFICIAL,
    group=Group.BORDER,
    reading="Whichever way is searched ten times as hard (mail, land ports, land between ports, Canada, ships or the air hub), "
            "dose-equivalents consumed from the half year after on stay within 5%.",
    refuter="Closing one way or more lowers consumption by more than 5%.",
    because="goods change to another way",
    protocol="Six ways, each searched ten times as hard (of parcels: half of them checked; between ports: crossing made four times as "
             "dear) from 2019, for 104 weeks, one at a time; consumption over weeks 26 to 104, paired. The answer of a world is the way "
             "least favourable to the claim.",
    change="closing one way",
    outcome="consumption over weeks 26 to 104",
    expects=Direction.UNCHANGED,
    band=0.05,
    measure="consumption_de",
    unit="DE",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="way",
    settings=(
        Setting("mail", policy=pull(parcel_checks={"share": 0.5})),
        Setting("ports", policy=pull(port_interdiction={"multiplier": 10.0})),
        Setting("between ports", policy=pull(barrier={"multiplier": 4.0, "build_weeks": 26})),
        Setting("Canada", policy=pull(canada_route={"multiplier": 10.0})),
        Setting("ships", policy=pull(maritime_patrol={"multiplier": 10.0})),
        Setting("air hub", policy=pull(hub_screening={"multiplier": 10.0})),
    ),
    compound=Every("any way"),
    knockouts=(off("routes and products stay", "closing a way costs what went that way", "routes", "product_choice"),),
    also=(deaths(Direction.UNCHANGED, SETTLED),),
)
