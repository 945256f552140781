"""N6. Two goods and a prohibition: use falls at once, comes back in part within years, and the bulky good loses to the compact one.

What is known is of alcohol from 1920 on, beer beside spirits. Asked of heroin beside fentanyl in a world without any enforcement from its
first week, into which the enforcement of its time comes in 2016, when both goods can be had.
"""

from functools import partial

from sim.experiment.study import Arm, At
from sim.history.asked_world import AskedWorld
from sim.history.pattern import FALLS, Evidence, Pattern, Statement, change
from sim.history.response import over, ratio

WEEKS = 8 * 52
TROUGH, LATER = (0, 104), (312, WEEKS)
OPEN = Arm(At(2016), history=(("enforcement", False),), weeks=WEEKS)
PAIR = (OPEN, Arm(OPEN.at, history=OPEN.history, mechanisms=(("enforcement", True),), weeks=WEEKS))
USED = "consumption_de"


def left(world: AskedWorld, measure: str, weeks: tuple[int, int]) -> float:
    """What prohibition leaves of a measure over these weeks, over that without."""
    return ratio(*world.pair(PAIR).of(measure, *weeks))


def rebound(world: AskedWorld) -> float:
    """Use of the last two years over that of the first two, each over that without prohibition."""
    return over(left(world, USED, LATER), left(world, USED, TROUGH))


def bulky_over_compact(world: AskedWorld) -> float:
    """What prohibition leaves of heroin over what it leaves of fentanyl, over eight years."""
    bulky, compact = (left(world, f"{product}_used_kg", (0, WEEKS)) for product in ("heroin", "fentanyl"))
    return over(bulky, compact)


alcohol = partial(Evidence, years=(1920, 1933), source="Miron and Zwiebel 1991, alcohol", tag="R")
FALL, BACK = alcohol(0.30, "ratio"), alcohol(0.65 / 0.30, "ratio")
BEER = Evidence(0.33, "ratio, spirits above one", (1909, 1929), "Warburton 1932, beer a head", "R2")
PATTERN = Pattern(
    "N6", "Prohibition of two goods: a fall, a rebound, and the compact good wins",
    (Statement("N6a", "use in the first two years, over that without prohibition", "ratio",
               lambda world: left(world, USED, TROUGH), change(FALL), FALL),
     Statement("N6b", "use in years seven and eight, over that of the first two", "ratio", rebound, change(BACK), BACK),
     Statement("N6c", "what is left of the bulky good, over what is left of the compact one", "ratio", bulky_over_compact, FALLS, BEER)),
    reads=(USED, "heroin_used_kg", "fentanyl_used_kg"), pairs={"prohibition": PAIR})
