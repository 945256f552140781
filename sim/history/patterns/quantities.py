"""Tonnes used and pounds seized. Fentanyl's tonnes are known of after 2019 alone, and held out."""

from sim.history.known import recorded_level
from sim.history.pattern import Pattern

PATTERN = Pattern("quantities", "Tonnes used and pounds seized", (
    recorded_level("quantities a", "consumption_heroin", "heroin used, 2016"),
    recorded_level("quantities b", "seized_mail", "fentanyl seized from the mail, gross"),
    recorded_level("quantities c", "seized_land", "fentanyl seized over land, gross"),
))
