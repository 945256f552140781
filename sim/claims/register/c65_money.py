"""C65. Sanction the banks and applications that move the money, seize what is earned, and trafficking is crippled.

That seizing a tenth of proceeds takes a tenth of what is earned is arithmetic: judged is whether less is brought in.
"""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, off, pull


def _money(label: str, cut: float, seized: float) -> Setting:
    return Setting(label, policy=pull(bank_sanctions={"cut": cut}, asset_seizure={"share": seized}))


CLAIM = Claim(
    id="C65",
    title="Sanctions on banks and seizing assets cripple trafficking",
    said_by="House Select Committee on the Chinese Communist Party and experts the article cites, 2024",
    seed=SEED[4],
    side=Side.COMMITTEE,
    group=Group.MONEY,
    reading="Closing four fifths of mirror transfers and seizing a tenth of what is laundered lowers the fentanyl that lands by more than "
            "a tenth: our reading of crippling.",
    refuter="What lands falls by less than a tenth: money takes another way, and its cost is small beside the margin.",
    because="money that cannot be moved cannot pay for goods",
    protocol="Four fifths (half) of mirror-transfer capacity closed and a tenth (a twentieth) of laundered proceeds seized from 2019, for "
             "104 weeks; fentanyl landed over weeks 26 to 104, paired; traffickers' profit beside it.",
    change="sanctions on banks, and seizures of assets,",
    outcome="the fentanyl landed in weeks 26 to 104",
    expects=Direction.FALLS,
    band=0.10,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="strength",
    settings=(_money("half", 0.5, 0.05), _money("full", 0.8, 0.1)),
    headline="full",
    knockouts=(
        off("money stays in its channel", "the fall grows: launderers cannot move to another channel", "money_channels", named=False),
        off("credit is free", "the fall shrinks: goods can be bought without the money", "liquidity", named=False),
    ),
    caveat="organisations are hardly ever short of working capital in the model, and where they are not the reason that the claim gives "
           "does not act: what falls then falls for the cost of laundering",
    also=(
        Outcome("laundering_cost", "share of proceeds", SETTLED, Direction.RISES),
        Outcome("trafficker_profit_usd", "USD", SETTLED, Direction.FALLS),
        deaths(Direction.FALLS),
    ),
)
