"""C23. Pursue the networks and those who lead them wherever they hide, and the chain falls apart."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, pull
from sim.experiment.study import Exactly


def _taken(leaders: float) -> Setting:
    return Setting(f"{leaders:.0f} a year", policy=pull(network_prosecution={"leaders": leaders}))


NO_DIP = tuple((f"market.organisations.{dip}", Exactly(0.0)) for dip in ("dip_succession", "dip_splinter", "search_anew"))

CLAIM = Claim(
    id="C23",
    title="Taking the leaders of trafficking networks cuts the flow",
    said_by="Milgram, US Drug Enforcement Administration, 2023",
    seed=SEED[2],
    side=Side.OFFICIAL,
    group=Group.REPLACEMENT,
    reading="With a leader taken every two weeks, the fentanyl landed from the half year after on falls by more than 2%.",
    refuter="As much lands: heirs and splinter groups carry on.",
    because="a network that loses its leader loses capacity and contacts",
    protocol="12 or 24 leaders of trafficking organisations taken a year from 2019, for 104 weeks, always that of the largest; fentanyl "
             "landed over weeks 26 to 104, paired.",
    change="taking a leader every two weeks",
    outcome="the fentanyl landed in weeks 26 to 104",
    expects=Direction.FALLS,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="leaders",
    settings=(_taken(12.0), _taken(24.0)),
    headline="24 a year",
    knockouts=(
        Knockout("nothing is lost with a leader", (), "the fall vanishes: heirs and splinters lose neither capacity nor contacts",
                 named=True, factors=NO_DIP),
        Knockout("no heirs", (("succession", False),), "the fall grows: a group without its leader dies", quick=True),
    ),
    also=(
        Outcome("heroin_landed_kg", "kg pure", SETTLED, Direction.FALLS),
        Outcome("groups", "organisations", SETTLED, Direction.RISES),
        deaths(Direction.FALLS),
    ),
    caveat="it is always the largest group's leader who is taken, never one at random or of the weakest; cases in the transit state need "
           "its help, which may be less than one",
)
