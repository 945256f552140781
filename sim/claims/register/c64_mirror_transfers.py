"""C64. Money moves by mirror transfers because less of it is lost than on trucks. Close them, and see what is lost."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, pull
from sim.experiment.study import Exactly

LOSSES = ("mirror_loss", "goods_loss", "cash_loss")

CLAIM = Claim(
    id="C64",
    title="Mirror transfers lose less money than trucks with cash",
    said_by="the article's own voice, 2024",
    seed=SEED[4],
    side=Side.ARTICLE,
    group=Group.MONEY,
    reading="With four fifths of mirror transfers closed, more than 2% more of proceeds is seized on its way home.",
    refuter="No more is seized: what moved by mirror transfer goes other ways as safely.",
    because="money that never crosses a border cannot be seized there",
    protocol="Four fifths of mirror-transfer capacity closed from 2019 for 104 weeks; proceeds seized on their way home over weeks 26 to "
             "104, paired; shares of channels and the cost of laundering beside it.",
    change="closing mirror transfers",
    outcome="the proceeds seized on their way home in weeks 26 to 104",
    expects=Direction.RISES,
    measure="laundering_frozen_usd",
    unit="USD",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="closed",
    settings=(Setting("80%", policy=pull(bank_sanctions={"cut": 0.8})),),
    headline="80%",
    knockouts=(
        Knockout("channels lose alike", (), "little is left: money is no safer on one way than on another", named=True,
                 factors=tuple((f"market.money.{loss}", Exactly(0.01)) for loss in LOSSES)),
        Knockout("money stays in its channel", (("money_channels", False),),
                 "little more is seized: launderers cannot move to another channel"),
    ),
    also=(Outcome("money_share_mirror", "share", SETTLED, Direction.FALLS), Outcome("money_share_cash", "share", SETTLED, Direction.RISES),
          Outcome("laundering_cost", "share of proceeds", SETTLED, Direction.RISES), deaths(Direction.FALLS)),
    restates="what part of proceeds each channel loses; only how money moves when one is closed follows from choices",
)
