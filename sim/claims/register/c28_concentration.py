"""C28. A wall takes capital to pass, so profit and power gather with those who have it. On the arms of C27."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Side
from sim.claims.register.common import LATE, SECOND_YEAR, SEED, TWO_YEARS, off
from sim.claims.register.walls import WALLS

CLAIM = Claim(
    id="C28",
    title="A border wall gathers the trade in groups with capital",
    said_by="Jones, scholar of drug violence in Mexico, 2017",
    seed=SEED[1],
    side=Side.SCHOLAR,
    group=Group.BORDER,
    reading="A barrier that doubles the cost of crossing between ports makes trafficking in its second year more concentrated, by more "
            "than 2% of its index.",
    refuter="The index stays or falls: small groups pay to cross, or go through the ports.",
    because="means to pass a barrier cost a fixed sum that large groups spread over much",
    protocol="The barriers of C27 from 2019: cost of crossing between ports doubled, or made fourfold, within 26 weeks, neighbours' "
             "cooperation insulated from politics; Herfindahl index of what organisations bring in over weeks 52 to 104, paired.",
    change="a barrier that doubles the cost of crossing between ports",
    outcome="the concentration of trafficking in its second year",
    expects=Direction.RISES,
    measure="hhi_groups",
    unit="index",
    window=SECOND_YEAR,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="cost",
    settings=WALLS,
    headline="x2",
    knockouts=(off("evasion by the gram", "the rise vanishes: passing the barrier costs large and small alike", "fixed_evasion"),),
    also=(Outcome("cartel_share_fentanyl", "share", SECOND_YEAR, Direction.RISES),
          Outcome("between_share_sent", "share of doses sent", SECOND_YEAR, Direction.FALLS)),
)
