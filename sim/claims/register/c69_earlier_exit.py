"""C69. Who is prescribed heroin can leave addiction sooner: nobody need hit rock bottom first.

The model knows no crisis that opens the way out, so it can only print what follows from how soon patients leave and where they go.
"""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Side
from sim.claims.register.common import EARLY, LATE, SECOND_YEAR, SEED, TWO_YEARS
from sim.claims.register.strategies import PLACES

CLAIM = Claim(
    id="C69",
    title="Prescription heroin lets people leave addiction earlier",
    said_by="Canadian physicians and officials as the article reports them, 2017",
    seed=SEED[0],
    side=Side.PHYSICIAN,
    group=Group.HEALTH,
    reading="Places in prescription heroin for one in ten of those dependent on heroin or fentanyl raise the number of people who have "
            "stopped within the year by more than 2% in the second year.",
    refuter="As many have stopped, or fewer: patients stay where they are.",
    because="care that asks for no crisis is entered before there is one",
    protocol="Places for 10% (30%) of dependent people, reached after half a year, from 2016 and 2019, for 104 weeks; people abstinent for "
             "less than a year, over weeks 52 to 104, paired.",
    change="prescription heroin for one in ten",
    outcome="the number of people abstinent for less than a year",
    expects=Direction.RISES,
    measure="users_abs",
    unit="people",
    window=SECOND_YEAR,
    weeks=TWO_YEARS,
    dates=(EARLY, LATE),
    axis="places",
    settings=PLACES,
    headline="10%",
    knockouts=(Knockout("nobody goes on to treatment", (), "the rise shrinks or turns: patients only leave for the street", named=True,
                        factors=(("care.supervised_onward", 0.0),)),),
    also=(Outcome("users_moud", "people", SECOND_YEAR, Direction.RISES), Outcome("users_hf", "people", SECOND_YEAR, Direction.FALLS),
          Outcome("users_rec", "people", SECOND_YEAR, Direction.RISES)),
    caveat="a way out that a crisis opens, and one that needs none, are not told apart in the model",
    restates="how soon patients leave prescribed heroin, and how many of them go on to treatment",
)
