"""C51. The state is said to pay exporters a rebate, and so to pay for the flow. Officials dispute that it does."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths
from sim.claims.register.rebate import NO_REBATE
from sim.experiment.study import Exactly

CLAIM = Claim(
    id="C51",
    title="State rebates on exports enlarge the flow",
    said_by="House Select Committee on the Chinese Communist Party, 2024; officials dispute the fact",
    seed=SEED[4],
    side=Side.COMMITTEE,
    group=Group.SOURCE,
    reading="Without the rebate on exports of chemicals and of finished fentanyl, more than 2% less fentanyl lands.",
    refuter="As much lands: what goods cost at their source is a trifle of what they earn.",
    because="a rebate makes selling worth more, and goods cheaper",
    protocol="The rebate taken away whole from 2019 for 104 weeks; fentanyl landed over weeks 26 to 104, paired; sellers of chemicals, "
             "their price and that of fentanyl beside it.",
    change="taking the export rebate away",
    outcome="the fentanyl landed in weeks 26 to 104",
    expects=Direction.FALLS,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="rebate",
    settings=(NO_REBATE,),
    headline="no rebate",
    knockouts=(
        Knockout("costs are not passed on", (), "nothing is left: what exporters are paid is not felt by those who buy from them",
                 named=True, factors=(("supply.chemicals.haulage.cost_share", Exactly(0.0)), ("supply.sources.mail_cost", 0.001))),
    ),
    also=(Outcome("suppliers_open", "firms", SETTLED, Direction.FALLS), Outcome("chemical_price", "ratio", SETTLED, Direction.RISES),
          Outcome("wholesale_pure_gram_fentanyl", "USD/g pure", SETTLED, Direction.RISES), deaths(Direction.FALLS)),
    caveat="that a rebate is paid is taken for granted, at what the committee reports",
)
