"""What we count each week: name, unit, meaning, one function each. `MEASURES` holds them all, in the order of their rooms."""

from sim.measures import border, care, casual, deaths, firms, goods, ladder, people, sidelines, sources, street, traffic
from sim.measures.form import MEASURES, Measure, take

__all__ = [
    "MEASURES", "Measure", "border", "care", "casual", "deaths", "firms", "goods", "ladder", "people", "sidelines", "sources", "street",
    "traffic", "take",
]
