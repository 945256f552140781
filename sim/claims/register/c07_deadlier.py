"""C07. The law keeps some from using, and makes what the others get deadlier and cheap. Its second part is asked, on the arms of C05."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side, calendar
from sim.claims.register.attribution import UNENFORCED
from sim.claims.register.common import SEED
from sim.params.mechanisms import Detection, MovingCost

CLAIM = Claim(
    id="C07",
    title="Prohibition makes what is sold on the street deadlier",
    said_by="historians the article draws on, 2017",
    seed=SEED[0],
    side=Side.SCHOLAR,
    group=Group.PRODUCT,
    reading="With search, penalties and the pay for their risk all through history, deaths per year of dependence on heroin or fentanyl "
            "are in 2019 more than 2% above what they are without any of them.",
    refuter="A year of use is as deadly, or deadlier, where nothing is enforced.",
    because="what is searched for must be small for its effect, so what reaches the street is stronger and less even",
    protocol="Two histories of each world from 2006, with enforcement and without; expected deaths per 100 person-years of dependence on "
             "heroin or fentanyl over 2019, paired. The histories are those of C05.",
    change="enforcement through history, against none,",
    outcome="deaths per year of dependence in 2019",
    expects=Direction.RISES,
    measure="lethality",
    unit="deaths per 100 person-years",
    window=(0, 52),
    weeks=52,
    dates=(calendar(2019),),
    axis="costs",
    settings=(Setting("own", without=UNENFORCED),),
    headline="own",
    knockouts=(
        Knockout("bulk without price", (("detection", Detection.value), ("moving_cost", MovingCost.dose)),
                 "enforcement adds nothing: a gram is neither easier to find nor dearer to move", named=True, history=True),
    ),
    also=(Outcome("price_per_de", "USD per DE", (0, 52), Direction.FALLS),
          Outcome("potency_cv", "ratio", (0, 52), Direction.RISES)),
    caveat="of the sentence's three parts this is the second, with the price of the third beside it; that the law keeps people from "
           "beginning is not asked, for newcomers here do not answer the law, and neither is what a legal trade would charge",
)
