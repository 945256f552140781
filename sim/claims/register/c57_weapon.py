"""C57. The flow is a weapon, some ask or say. No run can tell what is meant: asked is whether a flow that is meant would look otherwise.

The world as it is, where rules stand on paper and few are punished, is one that lets it happen. Held against it are one without the subsidy
(C51), and one in which exporters need fear nothing at all.
"""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.compound import Every
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, pull
from sim.claims.register.rebate import NO_REBATE

CLAIM = Claim(
    id="C57",
    title="A flow that is meant as a weapon would look like one that is let happen",
    said_by="the reverse of what Cassara asks, 2023, and Maltz says, 2024: that the flow is deliberate",
    seed=SEED[2],
    side=Side.ADVOCATE,
    group=Group.SOURCE,
    reading="From a state that pays its exporters no rebate, and from one that lets all of them go unpunished, as much fentanyl lands as "
            "from the state there is, within 2%: who sees the flow cannot tell what is meant by it.",
    refuter="From one of these states more than 2% more or less lands: what a state wants could be seen in the flow.",
    because="sellers go by what they gain and fear, and what a state adds to that is little",
    protocol="The export rebate taken away, or penalties of suppliers a hundredth of what they are, from 2019 for 104 weeks; fentanyl "
             "landed over weeks 26 to 104, paired. The answer of a world is the state that differs most.",
    change="another motive of the source state",
    outcome="the fentanyl landed in weeks 26 to 104",
    expects=Direction.UNCHANGED,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="state",
    settings=(NO_REBATE, Setting("no penalty", policy=pull(source_penalties={"multiplier": 0.01}))),
    compound=Every("any motive"),
    also=(Outcome("wholesale_pure_gram_fentanyl", "USD/g pure", SETTLED, Direction.UNCHANGED),
          Outcome("suppliers_open", "firms", SETTLED, Direction.UNCHANGED), deaths(Direction.UNCHANGED)),
    caveat="intent is not judged: no mechanism of the model knows of it, so there is none to switch off",
)
