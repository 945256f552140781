"""C14. West of the Mississippi heroin is black tar, and fentanyl came late: powder does not mix into tar."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import EARLY, SEED, off
from sim.experiment.study import Exactly

THREE_YEARS = 156
LAST_TWO = (52, THREE_YEARS)
LIKE_POWDER = (("market.dealers.friction_tar", Exactly(0.0)), ("market.mixing.tar", Exactly(1.0)))

CLAIM = Claim(
    id="C14",
    title="Black tar keeps fentanyl out of the West",
    said_by="US Drug Enforcement Administration, threat assessment, 2017",
    seed=SEED[1],
    side=Side.OFFICIAL,
    group=Group.PRODUCT,
    reading="Because tar and powder do not mix, fentanyl's share of street-opioid deaths in the West is in 2017 and 2018 more than 2% "
            "lower than if tar took fentanyl as powder does from 2016 on.",
    refuter="The share is as high either way: something else keeps the West apart.",
    because="dealers of tar are reluctant to sell a powder that does not mix into it",
    protocol="Dealers of tar as reluctant as they are, against no more reluctant than dealers of powder from 2016 on, for 156 weeks; "
             "fentanyl's share of street-opioid deaths in the West over weeks 52 to 156, paired.",
    change="tar that does not mix with powder",
    outcome="fentanyl's share of street-opioid deaths in the West",
    expects=Direction.FALLS,
    measure="fentanyl_share_deaths_west",
    unit="share of street-opioid deaths",
    window=LAST_TWO,
    weeks=THREE_YEARS,
    dates=(EARLY,),
    axis="tar",
    settings=(Setting("does not mix", factors_off=LIKE_POWDER),),
    headline="does not mix",
    knockouts=(
        off("no choice of product", "the difference vanishes: no dealer may move from one product to another", "product_choice"),
        Knockout("distance off", (("distance", False),), "the difference grows if the West is also kept apart by distance"),
    ),
    also=(Outcome("deaths_west", "people", LAST_TWO, Direction.FALLS),
          Outcome("fentanyl_share_deaths_east", "share", LAST_TWO, Direction.UNCHANGED)),
    caveat="asked from 2016 on, when tar had already kept fentanyl rare in the West for years, so that this is less than all that tar did",
)
