"""C61. Hold what a firm orders against what it makes, and diversion shows."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, pull
from sim.experiment.study import Exactly

CLAIM = Claim(
    id="C61",
    title="Holding orders against output exposes diversion",
    said_by="Brown, formerly of the US Drug Enforcement Administration, now with a maker of detection devices, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.TARGETING,
    reading="Audits of all legitimate buyers make the chemicals that labs buy dearer by more than 2%.",
    refuter="Chemicals cost as much: diversion stays below what an audit sees, is spread over more firms, or was no great part of supply.",
    because="an order beyond what a firm makes of it is seen",
    protocol="All legitimate buyers audited from 2019 for 104 weeks; price of the chemicals that labs buy, mean of weeks 26 to 104, "
             "paired; fentanyl from labs landed and expected deaths beside it.",
    change="auditing orders against output",
    outcome="the price of the chemicals that labs buy in weeks 26 to 104",
    expects=Direction.RISES,
    measure="chemical_price",
    unit="ratio",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="audited",
    settings=(Setting("100%", policy=pull(mass_balance_audit={"share": 1.0})),),
    headline="100%",
    knockouts=(
        Knockout("gaps are overlooked", (), "nothing is left: an audit sees no gap between order and output", named=True,
                 factors=(("supply.chemicals.industry.tolerance", Exactly(1.0)),)),
        Knockout("no spreading", (("suppliers_move", False),), "dearer still: what is stopped is not spread over further firms"),
    ),
    also=(Outcome("fentanyl_land_landed_kg", "kg pure", SETTLED, Direction.FALLS), deaths(Direction.FALLS)),
    caveat="no column counts what is diverted: its price to labs stands for it, and where no firm diverts an audit finds nothing",
)
