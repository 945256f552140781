"""C67. Close one way of laundering, and the money takes another. A claim of no effect on the trade.

That the dearer way loses custom is how it is chosen, and no finding; that the trade goes on as before is one.
"""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, off, pull

CLOSED = {"cut": 0.8}

CLAIM = Claim(
    id="C67",
    title="Closing one way of laundering moves the money to others",
    said_by="experts the article cites, by implication, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.MONEY,
    reading="With four fifths of mirror transfers closed, as much fentanyl lands as before, within 2%.",
    refuter="More than 2% less lands: what one channel carried the others do not.",
    because="proceeds that cannot go by mirror transfer go through goods and as cash",
    protocol="Four fifths of mirror-transfer capacity closed from 2019, for 104 weeks; fentanyl landed over weeks 26 to 104, paired. "
             "Beside it the same with half of trade in goods audited; where the money went, and what it cost.",
    change="closing mirror transfers",
    outcome="the fentanyl landed in weeks 26 to 104",
    expects=Direction.UNCHANGED,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="closed",
    settings=(Setting("mirror", policy=pull(bank_sanctions=CLOSED)),
              Setting("mirror, and goods audited", policy=pull(bank_sanctions=CLOSED, trade_audit={"share": 0.5}))),
    headline="mirror",
    knockouts=(off("money stays in its channel", "less lands: what cannot be brought home cannot pay for goods", "money_channels"),),
    also=(
        Outcome("money_share_goods", "share of proceeds", SETTLED, Direction.RISES),
        Outcome("money_share_cash", "share of proceeds", SETTLED, Direction.RISES),
        Outcome("laundering_cost", "share of proceeds", SETTLED, Direction.RISES),
        Outcome("trafficker_profit_usd", "USD", SETTLED, Direction.UNCHANGED),
        deaths(Direction.UNCHANGED),
    ),
)
