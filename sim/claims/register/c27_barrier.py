"""C27. A wall makes crossing dearer, and what is dear to move pays those who can move it."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Side
from sim.claims.register.common import LATE, SECOND_YEAR, SEED, TWO_YEARS, deaths, off
from sim.claims.register.walls import WALLS
from sim.experiment.study import Exactly

ELASTIC = (("people.dose_elasticity", Exactly(0.8)), ("people.participation", Exactly(0.5)))     # the top of both ranges

CLAIM = Claim(
    id="C27",
    title="A border wall raises the profit of those who can cross",
    said_by="Jones, scholar of drug violence in Mexico, and Sanho Tree, 2017",
    seed=SEED[1],
    side=Side.SCHOLAR,
    group=Group.BORDER,
    reading="A barrier that doubles the cost of crossing between ports raises traffickers' profit in its second year by more than 2%.",
    refuter="Profit stays level or falls, because people buy less or goods go through the ports.",
    because="people buy nearly as much at a higher price, so the price carries the cost and more",
    protocol="A barrier along the whole border from 2019, built within 26 weeks, that doubles (makes fourfold) the cost of crossing "
             "between ports; neighbours' cooperation is insulated from politics, so that only the cost acts; traffickers' expected profit "
             "over weeks 52 to 104, paired.",
    change="a barrier that doubles the cost of crossing between ports",
    outcome="traffickers' profit in its second year",
    expects=Direction.RISES,
    measure="trafficker_profit_usd",
    unit="USD",
    window=SECOND_YEAR,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="cost",
    settings=WALLS,
    headline="x2",
    knockouts=(
        Knockout("elastic demand", (), "the rise shrinks to less than half, or turns: people buy less at a higher price", named=True,
                 quick=True, factors=ELASTIC),
        off("routes stay", "the rise grows: nobody can go through the ports instead", "routes", named=False),
    ),
    also=(Outcome("price_per_de", "USD per DE", SECOND_YEAR, Direction.RISES), Outcome("hhi_groups", "index", SECOND_YEAR, Direction.RISES),
          deaths(Direction.RISES)),
)
