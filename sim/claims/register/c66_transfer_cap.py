"""C66. A cap on private transfers makes the dollars dear that mirror transfers supply: without it they would have no custom.

How much capacity follows from that demand is an input, so asked is how much of it must go before laundering becomes dearer.
"""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.compound import Threshold
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, pull

HALF = 0.5


def _without(share: float) -> Setting:
    return Setting(f"{share:.0%}", policy=pull(bank_sanctions={"demand": 1.0 - share}), value=share)


CLAIM = Claim(
    id="C66",
    title="The cap on private transfers keeps mirror transfers going",
    said_by="the article's own voice, 2024",
    seed=SEED[4],
    side=Side.ARTICLE,
    group=Group.MONEY,
    reading="Taking away a part of the demand for dollars that the cap creates, no more than half, makes laundering more than 2% dearer.",
    refuter="It takes more than half, or no part is enough: money goes another way at the same cost.",
    because="a mirror transfer needs somebody who wants dollars that the cap does not let them buy",
    protocol="A quarter, half and all of that demand gone from 2019, for 104 weeks; commissions and seizures as a share of proceeds over "
             "weeks 26 to 104, paired. The threshold is the part from which on they are 2% higher.",
    change="less demand for dollars",
    outcome="the cost of laundering",
    expects=Direction.WITHIN,
    measure="laundering_cost",
    unit="share of proceeds",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="demand gone",
    settings=(_without(0.25), _without(HALF), _without(1.0)),
    compound=Threshold("threshold", 0.02, (0.0, HALF), "share", "a part of the demand, and not most of it: our reading"),
    knockouts=(
        Knockout("commissions do not follow custom", (), "no part is enough: who is short of partners asks no more", named=True,
                 factors=(("market.money.crowding", 0.0),)),
        Knockout("money stays in its channel", (("money_channels", False),), "the threshold falls: there is no other way"),
    ),
    also=(Outcome("money_share_mirror", "share of proceeds", SETTLED, Direction.FALLS),
          Outcome("fentanyl_landed_kg", "kg pure", SETTLED, Direction.FALLS), deaths(Direction.FALLS)),
    caveat="what commissions do when capacity is short is assumed",
)
