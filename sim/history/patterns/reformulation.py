"""N4. Pills are made harder to misuse in 2010: heroin deaths rise fourfold in four years, and all opioid deaths stay as they were."""

import math

from sim.experiment.study import Arm, At
from sim.history.asked_world import AskedWorld
from sim.history.pattern import RISES, Evidence, Pattern, Statement, change, flat
from sim.history.response import ratio
from sim.params.timeline import Timeline
from sim.policy.history import Event

YEARS = 4
FROM = At(Timeline().reformulation)
PAIR = (Arm(FROM, policy=(("without_event.event", Event.reformulation),), weeks=52 * YEARS), Arm(FROM, weeks=52 * YEARS))


def fourfold(world: AskedWorld) -> float:
    """Heroin deaths as certified, 2014 over 2010."""
    before, after = (world.rows.observed("deaths_heroin", year)[0] for year in (2010, 2014))
    return float(after / before)


def with_over_without(world: AskedWorld, measure: str) -> float:
    return ratio(*world.pair(PAIR).of(measure))


HEROIN = Evidence(4.0, "ratio", (2010, 2014), "Evans, Lieber and Power 2019", "R")
MOVED = Evidence(math.nan, "a rise, from the next month on", (2010, 2014), "Alpert, Powell and Pacula 2018", "R")
NET = Evidence(1.0, "ratio", (2010, 2014), "Evans, Lieber and Power 2019; Alpert, Powell and Pacula 2018", "R")
PATTERN = Pattern(
    "N4", "Pills are reformulated: users move to heroin, and as many die",
    (Statement("N4a", "heroin deaths of 2014 over 2010", "ratio", fourfold, change(HEROIN), HEROIN),
     Statement("N4b", "heroin deaths with the reformulation, over those without, four years", "ratio",
               lambda world: with_over_without(world, "deaths_heroin"), RISES, MOVED),
     Statement("N4c", "all opioid deaths with it, over those without, four years", "ratio",
               lambda world: with_over_without(world, "deaths_expected"), flat(0.1), NET)),
    reads=("deaths_heroin", "deaths_expected"), pairs={"event": PAIR})
