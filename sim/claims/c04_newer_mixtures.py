"""C04. Go after precursors, and makers turn to newer and more dangerous substances."""

from sim.claims.claim import Claim, Direction, Knockout, Outcome, Setting, Side
from sim.claims.common import LATE, SECOND_YEAR, SEED, TWO_YEARS, deaths, off, pull
from sim.params.mechanisms import Successors


def _control(stringency: float) -> Setting:
    return Setting(f"{stringency:.0%}", policy=pull(precursor_regulation={"stringency": stringency, "tiers": 1, "penalty": 10.0}))


CLAIM = Claim(
    id="C04",
    title="Precursor control drives makers to newer, more dangerous drugs",
    said_by="Sanho Tree, Institute for Policy Studies, 2017",
    seed=SEED[1],
    side=Side.CRITIC,
    reading="Full control of precursors raises the share of labs' capacity that makes a stronger successor by more than 2% of its level in "
            "the second year.",
    refuter="The share stays or falls: successors come by their own time, or are not worth their cost.",
    because="makers who lose one chemical look for another product",
    protocol="Precursors under control to a half and in full from 2019, for 104 weeks; share of labs' capacity that makes a successor over "
             "weeks 52 to 104, paired; deaths beside it.",
    change="full control of precursors",
    outcome="the share of labs' capacity that makes a successor",
    expects=Direction.RISES,
    measure="successor_share_land",
    unit="share",
    window=SECOND_YEAR,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="control",
    settings=(_control(0.5), _control(1.0)),
    headline="100%",
    knockouts=(
        Knockout("successors in their own time", (("successors", Successors.autonomous),), "the rise vanishes: control provokes nobody",
                 named=True),
        off("no step back", "the rise grows: labs cannot make precursors themselves", "step_back", named=False),
    ),
    also=(deaths(Direction.RISES, SECOND_YEAR), Outcome("content_mean", "DE per bag", SECOND_YEAR, Direction.RISES)),
)
