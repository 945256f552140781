"""Deaths of 2010 to 2019 by what certificates name, as the observation model would certify them."""

from sim.history.known import recorded_level
from sim.history.pattern import Pattern

PATTERN = Pattern("deaths", "Deaths by code, 2010 to 2019", (
    recorded_level("deaths a", "deaths_heroin_without_fentanyl", "heroin and no fentanyl"),
    recorded_level("deaths b", "deaths_prescription_without_fentanyl", "prescription opioids and no fentanyl"),
    recorded_level("deaths c", "deaths_fentanyl", "fentanyl"),
))
