"""C44. Name the provinces that do not cooperate, and their trade makes them. The claim is about compliance, not yet about the flow."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, off, pull


def _listed(provinces: int) -> Setting:
    return Setting(str(provinces), policy=pull(regional_listing={"provinces": provinces, "loss": 0.2}))


CLAIM = Claim(
    id="C44",
    title="Listing provinces as unsafe makes them comply",
    said_by="Scissors, American Enterprise Institute, 2018",
    seed=SEED[3],
    side=Side.SCHOLAR,
    group=Group.SOURCE,
    reading="Four provinces listed, each losing a fifth of its legitimate revenue unless it complies, raise the zeal of officials by more "
            "than 2%.",
    refuter="Zeal stays as it is.",
    because="exports and takeovers of legitimate firms hang on the listing",
    protocol="Four (eight) provinces listed from 2019 for 104 weeks; zeal of provincial officials over weeks 26 to 104, paired; sellers, "
             "fentanyl landed and deaths beside it.",
    change="listing four provinces",
    outcome="the zeal of provincial officials",
    expects=Direction.RISES,
    measure="province_zeal",
    unit="scale 0 to 1",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="provinces",
    settings=(_listed(4), _listed(8)),
    headline="4",
    knockouts=(
        off("attention off", "nothing changes: nobody attends to what the province loses", "attention"),
        off("suppliers stay", "sellers fall further: none moves to a province that is not listed", "suppliers_move", named=False),
    ),
    also=(Outcome("suppliers_open", "firms", SETTLED, Direction.FALLS, knockouts=True),
          Outcome("fentanyl_land_landed_kg", "kg pure", SETTLED, Direction.FALLS), deaths(Direction.FALLS)),
    caveat="that officials answer the trade they stand to lose is a rule of the model, so its sign is nearly an input: whether fewer sell "
           "and less lands stands beside it",
)
