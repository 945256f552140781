"""What a parcel weighs, and how pure loads are, by land and by mail. What a load over land weighs is known of after 2019 alone."""

from sim.history.known import recorded_level
from sim.history.pattern import Pattern

PATTERN = Pattern("loads", "Mean loads and their purity, 2017", (
    recorded_level("loads a", "load_mail", "a load by mail"),
    recorded_level("loads b", "purity_land", "purity of loads over land"),
    recorded_level("loads c", "purity_mail", "purity of loads by mail"),
))
