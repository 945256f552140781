"""A number with its unit as a reader writes it: dollars as dollars, shares in percent, units in words."""

import math
import re

from sim.report.words import number, share

CENTS = 100.0          # dollars below which cents are told
NUMBERED = re.compile(r"^[\d,.]+|^million")
MANY = {
    "USD": "dollars", "DE": "dose-equivalents", "kg pure": "pure kilograms", "kg gross": "kilograms as shipped", "g pure": "pure grams",
    "mg": "milligrams", "g": "grams", "ratio": "multiple", "log sd": "standard deviation of logarithms", "level 0-1": "level from 0 to 1",
    "ratio to 2006": "multiple of 2006", "ratio to 2010": "multiple of 2010", "ratio to idle": "multiple of what it is when idle",
}
ONE = {"USD": "dollar", "DE": "dose-equivalent", "kg pure": "pure kilogram", "kg gross": "kilogram as shipped", "g pure": "pure gram"}


def amount_of(value: float, unit: str) -> str:
    """A value in its unit: `$8.44`, `−$1.2 billion`, `13%`, `43,647`."""
    if not math.isfinite(value):
        return "n/a"
    if unit == "share":
        return share(value)
    if unit.split("/")[0] != "USD":
        return number(value)
    minus, size = "\u2212" if value < 0 else "", abs(value)
    return f"{minus}${size:.2f}" if 0.01 <= size < CENTS - 0.005 else f"{minus}${number(round(size) if 1 <= size < 1e6 else size)}"


def in_words(unit: str) -> str:
    """A unit in words: `dollars a dose-equivalent`, `deaths per 100 person-years`."""
    first, *others = unit.split("/")
    return MANY.get(first, first) + "".join(f" {_each(other)}" for other in others)


def _each(unit: str) -> str:
    """What a quantity is counted by."""
    counted = NUMBERED.match(unit)
    if counted:
        thing = unit[counted.end():].strip()
        return f"per {counted[0]} {MANY.get(thing, thing)}"
    return f"a {ONE.get(unit, unit)}"
