"""The ladder of prices from source to street, heroin's and fentanyl's."""

from sim.history.asked_world import AskedWorld
from sim.history.known import recorded_level
from sim.history.pattern import Pattern, Statement, change, level, recorded

WHOLESALE = recorded("price_fentanyl_wholesale", 2017)


def fentanyl_wholesale(world: AskedWorld) -> float:
    return float(world.rows.observed("price_fentanyl_wholesale", 2017)[0])


PATTERN = Pattern("ladder", "The ladder of prices", (
    recorded_level("ladder a", "price_heroin_source", "heroin at its source, 2016"),
    recorded_level("ladder b", "price_heroin_import", "heroin landed, 2016"),
    recorded_level("ladder c", "price_heroin_wholesale", "heroin at wholesale, 2016"),
    recorded_level("ladder d", "price_heroin_retail_pure_mg", "heroin on the street"),
    recorded_level("ladder e", "price_heroin_wholesale_fall", "heroin at wholesale, 2017 to 2019 over 2010 to 2012", rule=change),
    Statement("ladder f", "fentanyl at wholesale, 2017", WHOLESALE.unit, fentanyl_wholesale, level(WHOLESALE), WHOLESALE),
))
