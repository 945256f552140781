"""N5. Fentanyl is scheduled as a class at its source in May 2019: the mail dries up, land takes over, and deaths do not fall."""

import math

from sim.experiment.study import Arm, At
from sim.history.asked_world import AskedWorld
from sim.history.known import of_kind, recorded_change, seen, seen_change
from sim.history.pattern import FALLS, RISES, Evidence, Pattern, Statement, change
from sim.history.response import ratio
from sim.params.timeline import Timeline
from sim.policy.history import Event

FROM = At(Timeline().class_scheduling)
PAIR = (Arm(FROM, policy=(("without_event.event", Event.class_scheduling),), weeks=52), Arm(FROM, weeks=52))
MAIL, LAND = (recorded_change(name, 2018, 2019) for name in ("seized_mail", "seized_land"))
MOVED = Evidence(math.nan, "a fall", (2018, 2019), MAIL.source, MAIL.tag)
HALVES = Evidence(of_kind("deaths_fentanyl_second_half")[0].value, "ratio", (2019, 2019), "CDC WONDER and VSRR, months of 2019", "R2")


def mail_of_law(world: AskedWorld) -> float:
    """Fentanyl sent by mail in the second half-year, with the law over without."""
    return ratio(*world.pair(PAIR).of("fentanyl_mail_sent_kg", 26))


PATTERN = Pattern(
    "N5", "Class scheduling: the mail dries up, land takes over, deaths do not fall",
    (Statement("N5a", "seized from the mail, 2019 over 2018", "ratio", lambda world: seen_change(world, "seized_mail", 2018, 2019),
               change(MAIL), MAIL, target=True),
     Statement("N5b", "seized over land, 2019 over 2018", "ratio", lambda world: seen_change(world, "seized_land", 2018, 2019),
               change(LAND), LAND, target=True),
     Statement("N5c", "fentanyl deaths of the second half of 2019 over the first: not down", "ratio",
               lambda world: float(seen(world, "deaths_fentanyl_second_half")[0]), RISES, HALVES, target=True),
     Statement("N5d", "the law itself moves the mail: sent in its second half-year, over without it", "ratio", mail_of_law, FALLS, MOVED)),
    reads=("fentanyl_mail_sent_kg",), pairs={"event": PAIR})
