"""C77. Stronger successors follow, and naloxone fails: more die. Asked where successors are easy to find, with and without them."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.c04_newer_mixtures import EASY, FIVE_YEARS, LAST_THREE
from sim.claims.register.common import LATE, SEED
from sim.experiment.study import Exactly
from sim.params.mechanisms import Successors

CLAIM = Claim(
    id="C77",
    title="Stronger successors that withstand naloxone raise deaths",
    said_by="the article's own voice and experts it cites, 2024",
    seed=SEED[4],
    side=Side.ARTICLE,
    group=Group.HEALTH,
    reading="Where successors to fentanyl are easy to find, expected deaths in the third to fifth year are more than 2% higher than where "
            "there are none.",
    refuter="Deaths stay level: none is found, makers or buyers do not take to it, or people dose by what they meet.",
    because="an overdose on what is stronger than fentanyl is harder to reverse",
    protocol="From 2019, for 260 weeks, successors are found as easily as is thought plausible, the top of both ranges, against a world in "
             "which there are none; naloxone as it is; expected deaths over weeks 104 to 260, paired.",
    change="successors that are easy to find, against none,",
    outcome="expected overdose deaths in the third to fifth year",
    expects=Direction.RISES,
    measure="deaths_expected",
    unit="people",
    window=LAST_THREE,
    weeks=FIVE_YEARS,
    dates=(LATE,),
    axis="successors",
    settings=(Setting("easy to find", off=(("successors", Successors.none),), factors=EASY),),
    headline="easy to find",
    restates="that a successor is no easier to rescue from than fentanyl: its range begins there",
    knockouts=(Knockout("rescue as from fentanyl", (), "the rise vanishes: naloxone does as well as before", named=True,
                        factors=(("care.worse_successor", Exactly(1.0)), ("care.naloxone_successor", Exactly(1.0)))),),
    also=(
        Outcome("successor_share", "share", LAST_THREE, Direction.RISES),
        Outcome("rescue_fentanyl", "share", LAST_THREE, Direction.FALLS),
        Outcome("potency_cv", "ratio", LAST_THREE, Direction.RISES),
    ),
    caveat="successors are opioids here; an additive that is none, which the article counts among them, is in the market of either arm. "
           "Whether one is found is luck, so one life of a world shows it or does not",
)
