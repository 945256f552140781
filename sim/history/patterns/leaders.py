"""N8. Leaders are taken: a short dip in what lands, and organisations that split. Violence, which rose, is not modelled.

Leaders are taken for a year, as many as were in each of the evidence's four, 25 in all.
"""

import math

from sim.experiment.study import Arm, At
from sim.history.asked_world import AskedWorld
from sim.history.pattern import FALLS, MORE, Band, Evidence, Pattern, Statement
from sim.history.response import months_low, ratio

TAKEN, WEEKS = 52, 156         # weeks in which leaders are taken, and that are run
A_YEAR = 25 / 4                # leaders
PAIR = (Arm(At(2012), weeks=WEEKS),
        Arm(At(2012), policy=(("network_prosecution.leaders", A_YEAR), ("network_prosecution.weeks", TAKEN)), weeks=WEEKS))
FLOW = "heroin_landed_kg"


def dip(world: AskedWorld) -> float:
    """What lands while leaders are taken and in the quarter after, over what would."""
    return ratio(*world.pair(PAIR).of(FLOW, 0, TAKEN + 13))


def back(world: AskedWorld) -> float:
    """Months after the last leader until what lands is back at nine tenths."""
    return months_low(*world.pair(PAIR).of(FLOW, TAKEN))


def split(world: AskedWorld) -> float:
    """Organisations that split off by the end, less those that would have."""
    having, without = world.pair(PAIR).of("splits")
    return float(having[-1] - without[-1])


MEXICO = "Phillips 2015; Calderon and others 2015, leaders of Mexican organisations"
DIP = Evidence(3.0, "months", (2006, 2010), MEXICO, "R", low=1.0, high=6.0)
SHORT, SPLIT = (Evidence(math.nan, known, (2006, 2010), MEXICO, "R") for known in ("a dip", "splinters"))
PATTERN = Pattern(
    "N8", "Leaders are taken: a short dip, and splinters",
    (Statement("N8a", "landed while leaders are taken and in the quarter after, over that without", "ratio", dip, FALLS, SHORT),
     Statement("N8b", "it is back after the last is taken", "months", back, Band(0, 12, "no more than twice half a year"), DIP),
     Statement("N8c", "organisations that split off because of it", "organisations", split, MORE, SPLIT)),
    reads=(FLOW, "splits"), pairs={"leaders": PAIR})
