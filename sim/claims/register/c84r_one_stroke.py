"""C84r. The time for small steps is over: the same measures, all at once, save more. Rival of C84."""

from sim.claims.claim import Side
from sim.claims.compound import Beyond
from sim.claims.register.chokepoints import ALL
from sim.claims.register.common import adaptation_off
from sim.claims.register.steps import STEPS, pace

CLAIM = pace(
    id="C84r",
    title="The time for small steps is over",
    said_by="experts the article cites, 2024",
    side=Side.ADVOCATE,
    rival="C84",
    reading="The measures that press ten points of the chain by a quarter lower expected deaths over two years by at least 2 points more "
            "if all begin at once than if they are taken one by one.",
    refuter="They do as much one by one, or more; or neither lowers deaths.",
    because="the trade uses the time between two steps to give way",
    change="taking measures at once instead of step by step",
    compound=Beyond("at once less step by step", ALL.label, STEPS.label, helps=True),
    knockouts=(adaptation_off("the difference shrinks to what measures do for as long as they are in force: nobody gives way"),),
)
