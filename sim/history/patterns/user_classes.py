"""How many people are in each state."""

from sim.history.known import recorded_level
from sim.history.pattern import Pattern

PATTERN = Pattern("users", "People in each state", (
    recorded_level("users a", "users_heroin_chronic", "dependent on heroin or fentanyl"),
    recorded_level("users b", "oud_population", "with opioid use disorder, 2019"),
    recorded_level("users c", "moud_coverage", "of them in medication treatment, 2019"),
))
