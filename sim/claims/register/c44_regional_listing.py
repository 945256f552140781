"""C44. Name the provinces that do not cooperate, and their trade makes them. That they do is an input: judged is the flow."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, off, pull


def _listed(provinces: int) -> Setting:
    return Setting(str(provinces), policy=pull(regional_listing={"provinces": provinces, "loss": 0.2}))


CLAIM = Claim(
    id="C44",
    title="Listing provinces as unsafe makes them comply, and less comes",
    said_by="Scissors, American Enterprise Institute, 2018",
    seed=SEED[3],
    side=Side.SCHOLAR,
    group=Group.SOURCE,
    reading="With four provinces listed, each losing a fifth of its legitimate revenue unless it complies, more than 2% less of the "
            "fentanyl from labs lands.",
    refuter="As much lands: sellers move, or others sell.",
    because="exports and takeovers of legitimate firms hang on the listing",
    protocol="Four (eight) provinces listed from 2019 for 104 weeks; fentanyl from labs landed over weeks 26 to 104, paired; zeal of "
             "officials, sellers and deaths beside it.",
    change="listing four provinces",
    outcome="the fentanyl from labs landed in weeks 26 to 104",
    expects=Direction.FALLS,
    measure="fentanyl_land_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="provinces",
    settings=(_listed(4), _listed(8)),
    headline="4",
    knockouts=(
        off("attention off", "nothing changes: nobody attends to what the province loses", "attention"),
        off("suppliers stay", "the fall grows: none moves to a province that is not listed", "suppliers_move", named=False),
    ),
    also=(Outcome("suppliers_open", "firms", SETTLED, Direction.FALLS, knockouts=True),
          Outcome("province_zeal", "scale 0 to 1", SETTLED, Direction.RISES), deaths(Direction.FALLS)),
    caveat="how far officials answer the trade they stand to lose is assumed, and so wide that zeal by itself says nothing",
)
