"""C10. Spraying poppies has been tried and failed: it lowers no harm. A claim of no effect."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import EARLY, SEED, pull
from sim.experiment.study import Exactly

FIVE_YEARS = 260
LAST_THREE = (104, FIVE_YEARS)


def _sprayed(area: float) -> Setting:
    return Setting(f"{area:.0%} a year", policy=pull(FIVE_YEARS, crop_eradication={"area": area}))


CLAIM = Claim(
    id="C10",
    title="Spraying poppies does not lower harm",
    said_by="the article's own voice and Sanho Tree, 2017",
    seed=SEED[0],
    side=Side.CRITIC,
    group=Group.PRODUCT,
    reading="Spraying six tenths of the poppy area every year does not lower expected deaths of its third to fifth year by more than 2%.",
    refuter="Deaths fall by more than 2%, and stay down.",
    because="growers plant elsewhere, and what heroin is lost fentanyl makes up for",
    protocol="30 or 60% of the poppy area sprayed each year from 2016, for 260 weeks, seven tenths of the crop lost there; expected deaths "
             "over weeks 104 to 260, paired.",
    change="spraying six tenths of the poppy area a year",
    outcome="expected overdose deaths in weeks 104 to 260",
    expects=Direction.NOT_LOWER,
    measure="deaths_expected",
    unit="people",
    window=LAST_THREE,
    weeks=FIVE_YEARS,
    dates=(EARLY,),
    axis="sprayed",
    settings=(_sprayed(0.3), _sprayed(0.6)),
    headline="60% a year",
    knockouts=(
        Knockout("nothing is planted elsewhere", (), "deaths change: what is lost is lost, and the price of what is left rises as much",
                 named=True, factors=(("supply.routes.crop_response", Exactly(1.5)),)),
        Knockout("no fentanyl", (("fentanyl", False),), "deaths fall: there is nothing to turn to", named=True, history=True),
    ),
    also=(
        Outcome("consumption_de", "DE", LAST_THREE, Direction.UNCHANGED),
        Outcome("heroin_landed_kg", "kg pure", LAST_THREE, Direction.FALLS),
        Outcome("wholesale_heroin", "USD per DE", LAST_THREE, Direction.RISES),
    ),
    caveat="growers and fields are one elasticity, that of heroin's price at its source to the crop that is left; opium is a small part of "
           "what heroin costs in wholesale, whatever is sprayed",
)
