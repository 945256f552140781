"""C35. Parcels with chemicals change planes at one airport: search them there."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, off, pull
from sim.claims.register.patrols import TIGHT
from sim.experiment.study import Exactly


def _screened(multiplier: float) -> Setting:
    return Setting(f"x{multiplier:.0f}", policy=pull(hub_screening={"multiplier": multiplier}))


CLAIM = Claim(
    id="C35",
    title="Screening the air hub in Alaska stops chemicals for the labs",
    said_by="Brown, formerly of the US Drug Enforcement Administration, now with a maker of detection devices, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.BORDER,
    reading="With air parcels at the hub searched 50 times as hard, the fentanyl from labs that lands falls by more than 2%.",
    refuter="As much lands: chemicals go another way, or there is more than enough of them.",
    because="what flies to the transit state comes through one place, and labs need it",
    protocol="Search of air parcels with chemicals at the hub 10 and 50 times what it was from 2019, for 104 weeks; fentanyl from labs "
             "landed over weeks 26 to 104, paired. At 50 times nearly nine in ten are found.",
    change="searching the air hub 50 times as hard",
    outcome="the fentanyl from labs landed in weeks 26 to 104",
    expects=Direction.FALLS,
    measure="fentanyl_land_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="screening",
    settings=(_screened(10.0), _screened(50.0)),
    headline="x50",
    knockouts=(
        Knockout("chemicals to spare, and for nothing", (), "the fall vanishes: labs neither need nor pay for what is found", named=True,
                 factors=(("supply.makers.spare_capacity", 2.0), ("supply.chemicals.haulage.cost_share", Exactly(0.0)))),
        off("no other way", "the fall grows: chemicals cannot go round the hub", "routes", named=False),
        TIGHT,
    ),
    also=(Outcome("chemicals_lost_de", "DE", SETTLED, Direction.RISES), Outcome("chemical_route_hub", "share", SETTLED, Direction.FALLS),
          deaths(Direction.FALLS)),
    caveat="suppliers can sell more than labs need in the start set and in most worlds, and senders add what they expect to lose, so that "
           "this asks how scarce chemicals are more than how well a hub can be screened",
)
