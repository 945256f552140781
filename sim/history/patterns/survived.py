"""Fifteen overdoses are treated and survived for each that kills."""

from sim.history.asked_world import AskedWorld
from sim.history.pattern import Evidence, Pattern, Statement, level

FIRST, LAST = 2010, 2019


def survived(world: AskedWorld) -> float:
    """Overdoses treated in emergency care and survived, over deaths, 2010 to 2019."""
    treated, died = (world.years(name, FIRST, LAST).sum() for name in ("overdoses_nonfatal", "deaths_expected"))
    return float(treated / died)


KNOWN = Evidence(15.0, "survivors a death", (FIRST, LAST), "Casillas 2024, all drugs; its pooled years end with 2020", "R")
PATTERN = Pattern("survived", "Overdoses that are survived",
                  (Statement("survived a", "treated in emergency care and survived, for each death", KNOWN.unit, survived, level(KNOWN),
                             KNOWN),),
                  reads=("overdoses_nonfatal", "deaths_expected"))
