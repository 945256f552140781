"""C04. Go after precursors, and makers turn to newer and more dangerous substances.

Whether a trade finds a successor in a year is luck, and rare: so the same question is asked where successors are easy to find.
"""

from sim.claims.claim import Claim, Direction, Knockout, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, off, pull
from sim.experiment.study import Exactly
from sim.params.mechanisms import Successors

FIVE_YEARS = 260
LAST_THREE = (104, FIVE_YEARS)
CONTROL = pull(FIVE_YEARS, precursor_regulation={"stringency": 1.0, "tiers": 1, "penalty": 10.0})
EASY = (("supply.chemicals.plants.discovery", Exactly(0.15)), ("supply.chemicals.plants.provoked", Exactly(0.06)))   # top of both ranges

CLAIM = Claim(
    id="C04",
    title="Precursor control drives makers to newer, more dangerous drugs",
    said_by="Sanho Tree, Institute for Policy Studies, 2017",
    seed=SEED[1],
    side=Side.CRITIC,
    reading="Where successors are easy to find, full control of precursors raises the share of labs' capacity that makes one by more than "
            "2% of its level in the third to fifth year.",
    refuter="The share stays or falls: successors come in their own time, or are not worth their cost.",
    because="makers who lose one chemical look for another product",
    protocol="Precursors under full control from 2019, for 260 weeks, in a world where successors are found by themselves, and provoked, "
             "as easily as is thought plausible, the top of both ranges, and in the world as it is; share of labs' capacity that makes one "
             "over weeks 104 to 260, paired; deaths beside it.",
    change="full control of precursors, where successors are easy to find,",
    outcome="the share of labs' capacity that makes a successor",
    expects=Direction.RISES,
    measure="successor_share_land",
    unit="share",
    window=LAST_THREE,
    weeks=FIVE_YEARS,
    dates=(LATE,),
    axis="successors",
    settings=(Setting("easy to find", policy=CONTROL, factors=EASY), Setting("as they are", policy=CONTROL)),
    headline="easy to find",
    knockouts=(
        Knockout("successors in their own time", (("successors", Successors.autonomous),), "the rise vanishes: control provokes nobody",
                 named=True),
        off("no step back", "the rise grows: labs cannot make precursors themselves", "step_back", named=False),
    ),
    also=(
        Outcome("deaths_expected", "people", LAST_THREE, Direction.RISES),
        Outcome("lethality_per_dose", "deaths per million DE", LAST_THREE, Direction.RISES),
    ),
    caveat="asked where successors come as easily as is thought plausible; whether one is found is luck, so one life of a world shows it "
           "or does not",
    restates="the chance that pressure on the old product provokes a new one, which is never below nothing: control can bring a successor "
             "sooner and cannot put it off",
)
