"""C79. Hit every chokepoint at once: the whole does more than its parts."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Side
from sim.claims.compound import Interplay
from sim.claims.register.chokepoints import ALL, POINTS
from sim.claims.register.common import LATE, SEED, TWO_YEARS, WHOLE, adaptation_off

CLAIM = Claim(
    id="C79",
    title="Every chokepoint must be hit at once",
    said_by="experts the article cites, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.TOGETHER,
    reading="Ten points of the chain pressed by a quarter at the same time lower deaths by more than 2%, and leave at least 2% fewer than "
            "the ten taken one by one would if each removed its share of what the others leave.",
    refuter="The whole does not lower deaths, or does what its parts do, or less.",
    because="pressed at one point the trade gives way elsewhere; pressed everywhere it cannot",
    protocol="Ten points of the chain, each pressed by a quarter for 104 weeks from 2019, one at a time and all at once; expected deaths "
             "over those weeks, paired. What is left of deaths under all is held against what would be left without any of it, and against "
             "the product of what is left under each: parts that do harm, and less harm together, are no help.",
    change="pressing all points at once",
    outcome="expected overdose deaths over two years",
    expects=Direction.FALLS,
    measure="deaths_expected",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="point",
    settings=(*POINTS, ALL),
    compound=Interplay("beyond its parts", tuple(point.label for point in POINTS), ALL.label, helps=True),
    knockouts=(adaptation_off("the whole is what its parts are: nothing gives way elsewhere"),),
    also=(Outcome("fentanyl_landed_kg", "kg pure", WHOLE, Direction.FALLS),),
)
