"""A tenth to a third of what is sent is seized, and the street price hardly knows: what is lost costs little to replace."""

import math

from sim.experiment.study import Arm, At
from sim.history.asked_world import AskedWorld, Unshown
from sim.history.pattern import Band, Evidence, Pattern, Statement, flat, recorded
from sim.history.response import ratio

SENT = ("fentanyl_mail_sent_kg", "fentanyl_land_sent_kg")
PAIR = (Arm(At(2016)), Arm(At(2016), policy=(("search_effort.multiplier", 2.0),)))
SECOND_YEAR = 52
MORE = 1.1                     # seized share with the search over without, below which no more is lost


def share(world: AskedWorld) -> float:
    """Fentanyl seized over sent, pure, 2016 to 2019."""
    sent = sum(world.years(name, 2016, 2019).sum() for name in SENT)
    return float(world.years("fentanyl_seized_kg", 2016, 2019).sum() / sent) if sent > 0 else math.nan


def price(world: AskedWorld) -> float:
    """What a dose costs on the street in the second year of doubled search, over without. Raises Unshown if no larger share is seized."""
    pair = world.pair(PAIR)
    if not ratio(*pair.of("seizure_share", SECOND_YEAR)) >= MORE:
        raise Unshown("twice the search seizes no larger share")
    return ratio(*pair.of("price_per_de", SECOND_YEAR))


SHARE = recorded("seizure_share_fentanyl", 2019)
PRICE = Evidence(1.0, "ratio", (2016, 2018), "source cost 0.3% of a kilogram's retail value: article 003, DEA", "D")
PATTERN = Pattern(
    "seizures", "A tenth to a third is seized, and the street price hardly moves",
    (Statement("seizures a", "share of fentanyl sent that is seized, 2016 to 2019", "share", share,
               Band(0.10, 0.35, "a tenth to a third"), SHARE),
     Statement("seizures b", "street price of a dose under twice the search, over without", "ratio", price, flat(0.1), PRICE)),
    reads=(*SENT, "fentanyl_seized_kg", "seizure_share", "price_per_de"), pairs={"search": PAIR})
