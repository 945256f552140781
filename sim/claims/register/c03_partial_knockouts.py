"""C03. Knock out part of the chain, anywhere, and the answer of those left makes the harm worse.

A universal sentence: one point of the chain at which a partial cut lowers deaths refutes it. How many points it holds at is said beside it.
"""

from sim.claims.claim import Claim, Direction, Outcome, Side
from sim.claims.compound import Every
from sim.claims.register.chokepoints import POINTS
from sim.claims.register.common import LATE, SEED, TWO_YEARS, WHOLE, adaptation_off

CLAIM = Claim(
    id="C03",
    title="Any partial knock-out of the chain makes matters worse",
    said_by="the article's own voice after Sanho Tree, 2017",
    seed=SEED[0],
    side=Side.CRITIC,
    reading="Whichever point of the chain is pressed by a quarter for two years, from heroin and chemicals to retail and money, expected "
            "overdose deaths over those years rise by more than 2%.",
    refuter="At one point of the chain or more a partial cut leaves deaths level or lowers them.",
    because="those who are left answer with other products, routes, sources and makers, which are worse",
    protocol="Ten points of the chain, each pressed by a quarter for 104 weeks from 2019, one at a time; expected deaths over those weeks, "
             "paired. The answer of a world is the point least favourable to the claim.",
    change="pressing one point of the chain by a quarter",
    outcome="expected overdose deaths over two years",
    expects=Direction.RISES,
    measure="deaths_expected",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="point",
    settings=POINTS,
    compound=Every("any of them"),
    knockouts=(adaptation_off("no point of the chain makes matters worse: nobody can answer"),),
    also=(Outcome("consumption_de", "DE", WHOLE, Direction.FALLS),),
)
