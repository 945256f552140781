"""What a load weighs and how pure it is, by land and by mail."""

from sim.history.known import recorded_level
from sim.history.pattern import Pattern

PATTERN = Pattern("loads", "Mean loads and their purity, 2017", (
    recorded_level("loads a", "load_land", "a load over land"),
    recorded_level("loads b", "load_mail", "a load by mail"),
    recorded_level("loads c", "purity_land", "purity of loads over land"),
    recorded_level("loads d", "purity_mail", "purity of loads by mail"),
))
