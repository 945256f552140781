"""C17. How fast makers are replaced hangs on how many others might begin, and on how little it costs them.

A claim about a dependence: the same closure is asked in worlds that differ in nothing but the number of those who might begin, or in what
beginning costs them. How fast capacity answers profit stays as each world has it: to scale that would be to ask whether growth grows.
"""

from sim.claims.claim import Claim, Direction, Group, Setting, Side
from sim.claims.compound import Beyond
from sim.claims.register.common import EARLY, SEED, TWO_YEARS, off
from sim.experiment.study import Exactly

YEAR = (0, 52)
POOL, COST = "supply.makers.beginners", "supply.makers.beginning"
MANY, FEW = 500, 10        # the top of the plausible range, and a tenth of what the start set has
CHEAP, DEAR = 0.3, 20.0    # both ends of it


def _pool(label: str, firms: int, cost: float) -> Setting:
    return Setting(label, policy=(("remove_makers.count", 5),), factors=((POOL, Exactly(firms)), (COST, Exactly(cost))))


CLAIM = Claim(
    id="C17",
    title="The more might begin, and the cheaper it is, the faster the refill",
    said_by="the article's own voice after Sanho Tree, 2017",
    seed=SEED[0],
    side=Side.CRITIC,
    group=Group.REPLACEMENT,
    reading="After the five largest makers are closed, the fentanyl landed in the year after is cut by at least 2 points less where five "
            "hundred firms of a trade might begin than where ten might, beginning being cheap in both.",
    refuter="The loss of the year does not depend on how many might begin, or is as small where nobody can.",
    because="removed makers leave a profit behind, and those who are waiting take it",
    protocol="The five largest makers are closed in the first week of 2016, in worlds where from then on 500 or 10 firms of a trade could "
             "make fentanyl if beginning cost nothing, and half of them would at 0.3 times the usual return; beside it 500 for whom it "
             "takes 20 times that return. Kilograms of fentanyl landed over the 52 weeks after, each against its own baseline.",
    change="a pool of five hundred who might begin, instead of ten,",
    outcome="what a closure does to the fentanyl landed in its first year",
    expects=Direction.RISES,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=YEAR,
    weeks=TWO_YEARS,
    dates=(EARLY,),
    axis="pool",
    settings=(_pool("few, cheap", FEW, CHEAP), _pool("many, cheap", MANY, CHEAP), _pool("many, dear", MANY, DEAR)),
    compound=Beyond("many less few", "many, cheap", "few, cheap"),
    knockouts=(off("entry off", "the difference vanishes: nobody begins, and nobody grows beyond what they were", "entry"),),
    caveat="a maker that is there grows at the pace that the world has, however many wait",
)
