"""C17. How fast makers are replaced hangs on how many others are able and eager to begin, and on how little beginning costs.

A claim about a dependence: the same closure is asked in worlds that differ in nothing but the speed with which capacity answers profit.
"""

from sim.claims.claim import Claim, Direction, Group, Setting, Side
from sim.claims.common import LATE, SEED, TWO_YEARS, off
from sim.claims.compound import Beyond

GROWTH = ("supply.makers.lab_growth", "supply.makers.mail_growth")
YEAR = (0, 52)


def _pool(label: str, factor: float) -> Setting:
    return Setting(label, policy=(("remove_makers.count", 5),), factors=tuple((path, factor) for path in GROWTH), value=factor)


CLAIM = Claim(
    id="C17",
    title="The larger and keener the pool of entrants, the faster the refill",
    said_by="the article's own voice after Sanho Tree, 2017",
    seed=SEED[0],
    side=Side.CRITIC,
    group=Group.REPLACEMENT,
    reading="After the five largest makers are closed, the fentanyl landed in the year after is cut by at least 2 points less where "
            "capacity answers profit three times as fast as where it answers at a third of its speed.",
    refuter="The loss of the year does not depend on the speed of entry, or is as small where nobody enters.",
    because="removed makers leave a profit behind, and those who are waiting take it",
    protocol="The five largest makers are closed in the first week of 2019, in worlds where from then on makers' growth and entry are a "
             "third, once and three times as fast; kilograms of fentanyl landed over the 52 weeks after, each against its own baseline.",
    change="a pool three times as fast instead of a third as fast",
    outcome="what a closure does to the fentanyl landed in its first year",
    expects=Direction.RISES,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=YEAR,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="pool",
    settings=(_pool("x1/3", 1 / 3), _pool("x1", 1.0), _pool("x3", 3.0)),
    compound=Beyond("fast less slow", "x3", "x1/3"),
    knockouts=(off("entry off", "the difference vanishes: there is no pool", "entry"),),
)
