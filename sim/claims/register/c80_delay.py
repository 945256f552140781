"""C80. Every delay narrows the path: the same strategy does less the later it starts."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Side
from sim.claims.compound import Later
from sim.claims.register.chokepoints import ALL
from sim.claims.register.common import EARLY, LATE, SEED, TWO_YEARS, WHOLE
from sim.params.mechanisms import Successors

CLAIM = Claim(
    id="C80",
    title="Each year of delay shrinks what can be achieved",
    said_by="experts the article cites, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.TOGETHER,
    reading="Pressing ten points of the chain at once from 2016 lowers expected deaths over the two years after it begins by more than 2%, "
            "and by at least 2 points less if it begins in 2019.",
    refuter="It does as much later as earlier, or more, or no good at either date.",
    because="the trade grows more sophisticated every day",
    protocol="Ten points pressed by a quarter from 2016 and from 2019, for 104 weeks; expected deaths over those weeks, each start against "
             "its own baseline.",
    change="pressing all points at once",
    outcome="expected deaths over the two years after the start",
    expects=Direction.RISES,
    measure="deaths_expected",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(EARLY, LATE),
    axis="point",
    settings=(ALL,),
    compound=Later("2019 less 2016", ALL.label, EARLY.label, LATE.label, helped=True),
    knockouts=(
        Knockout("no new skills", (("step_back", False), ("successors", Successors.none), ("know_how", False)),
                 "the difference vanishes: nobody has learnt what 2016 did not know", named=True, history=True),
    ),
    also=(Outcome("fentanyl_landed_kg", "kg pure", WHOLE, Direction.FALLS),),
)
