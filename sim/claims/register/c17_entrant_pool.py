"""C17. How fast makers are replaced hangs on how fast others answer the profit that is left.

A claim about a dependence: the same closure is asked in worlds that differ in nothing but the speed with which capacity answers profit.
"""

from sim.claims.claim import Claim, Direction, Group, Setting, Side
from sim.claims.compound import Beyond
from sim.claims.register.common import EARLY, SEED, TWO_YEARS, off

GROWTH = ("supply.makers.lab_growth", "supply.makers.mail_growth")
YEAR = (0, 52)


def _speed(label: str, factor: float) -> Setting:
    return Setting(label, policy=(("remove_makers.count", 5),), factors=tuple((path, factor) for path in GROWTH), value=factor)


CLAIM = Claim(
    id="C17",
    title="The faster others answer the profit left behind, the faster the refill",
    said_by="the article's own voice after Sanho Tree, 2017",
    seed=SEED[0],
    side=Side.CRITIC,
    group=Group.REPLACEMENT,
    reading="After the five largest makers are closed, the fentanyl landed in the year after is cut by at least 2 points less where "
            "capacity answers profit four times as fast (1.6 times against 0.4 times its speed).",
    refuter="The loss of the year does not depend on the speed of entry, or is as small where nobody enters.",
    because="removed makers leave a profit behind, and those who are waiting take it",
    protocol="The five largest makers are closed in the first week of 2016, in worlds where from then on makers' growth and entry are "
             "0.4, once and 1.6 times as fast; kilograms of fentanyl landed over the 52 weeks after, each against its own baseline.",
    change="an answer four times as fast",
    outcome="what a closure does to the fentanyl landed in its first year",
    expects=Direction.RISES,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=YEAR,
    weeks=TWO_YEARS,
    dates=(EARLY,),
    axis="speed",
    settings=(_speed("x0.4", 0.4), _speed("x1", 1.0), _speed("x1.6", 1.6)),
    compound=Beyond("fast less slow", "x1.6", "x0.4"),
    knockouts=(off("entry off", "the difference vanishes: nobody begins, and nobody grows beyond what they were", "entry"),),
    caveat="the speed at which makers expand and that at which new ones begin are scaled together; the size of the pool of those who "
           "might begin, and what beginning costs them, are numbers of their own only where the switch `entrants` is on "
           "(supply.makers.beginners and .beginning), and it is not here",
)
