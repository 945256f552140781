"""C70. Rooms in which somebody watches make a real difference."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.register.common import EARLY, LATE, SEED, TWO_YEARS, WHOLE, off, pull


def _sites(share: float) -> Setting:
    return Setting(f"{share:.0%}", policy=pull(supervised_sites={"coverage": share}))


CLAIM = Claim(
    id="C70",
    title="Supervised sites make a difference",
    said_by="the article's own voice, 2017",
    seed=SEED[1],
    side=Side.ARTICLE,
    group=Group.HEALTH,
    reading="With one street dose in ten taken in a supervised site, expected street-opioid deaths over two years fall by more than 2%.",
    refuter="Deaths fall by less, or people take more because it is safer.",
    because="an overdose that is seen at once can be reversed",
    protocol="10% (30%) of street doses taken in supervised sites, reached after half a year, from 2016 and 2019, for 104 weeks; expected "
             "deaths on heroin and fentanyl, paired.",
    change="one street dose in ten taken in a supervised site",
    outcome="expected street-opioid deaths over two years",
    expects=Direction.FALLS,
    measure="deaths_street",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(EARLY, LATE),
    axis="doses",
    settings=(_sites(0.1), _sites(0.3)),
    headline="10%",
    knockouts=(off("nobody reverses", "nothing changes: being seen does not help", "witnesses"),),
    restates="that hardly anybody dies of a dose taken in a site, times the share of doses taken there; what the model adds is whether "
             "people then take more, or live to use again",
    also=(
        Outcome("rescue_fentanyl", "share", WHOLE, Direction.RISES),
        Outcome("consumption_de", "DE", WHOLE, Direction.UNCHANGED),
    ),
)
