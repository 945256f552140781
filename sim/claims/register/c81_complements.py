"""C81. Less on offer makes treatment stick: the two help each other."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Side
from sim.claims.compound import Interplay
from sim.claims.register.common import LATE, SEED, TWO_YEARS, WHOLE, off
from sim.claims.register.strategies import BOTH, SUPPLY_CUT, TREATMENT

CLAIM = Claim(
    id="C81",
    title="Supply reduction makes treatment stick",
    said_by="experts the article cites, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.TOGETHER,
    reading="Treatment and pressure on supply together lower deaths by more than 2%, and leave at least 2% fewer than each removing its "
            "share of what the other leaves.",
    refuter="Together they do what they do apart, or less, or no good at all.",
    because="who leaves treatment relapses less where less is on offer",
    protocol="Twice the entry into treatment and stays half as long again, pressure on ports, parcels, makers and networks, and both, from "
             "2019 for 104 weeks; expected deaths, paired.",
    change="treatment and pressure on supply together",
    outcome="expected overdose deaths over two years",
    expects=Direction.FALLS,
    measure="deaths_expected",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="means",
    settings=(TREATMENT, SUPPLY_CUT, BOTH),
    compound=Interplay("beyond its parts", (TREATMENT.label, SUPPLY_CUT.label), BOTH.label, helps=True),
    knockouts=(off("relapse without cause", "nothing is left: relapse does not follow what is on offer", "availability"),),
    also=(
        Outcome("relapse_rate", "1/year", WHOLE, Direction.FALLS),
        Outcome("users_hf", "people", WHOLE, Direction.FALLS),
    ),
)
