"""What a number may be set to at all. Its plausible range is what is drawn; whoever asks may go far beyond it.

Where a number says nothing of its own, its unit says how far:

    shares, probabilities, scales from 0 to 1        0 to 1
    chances and speeds a week                        0 to 1: nothing, to all of it in a week
    rates a year                                     0 to 52: nothing, to once a week
    years                                            any: before a run is from its first week on, after it is never
    exponents (elasticities, slopes, log odds)       0 to ten times the high end; what is negative in its range stays so
    people                                           a hundredth of the low end to ten times the high end
    whole numbers                                    1 (0 where that is plausible) to ten times the high end
    anything else                                    0 to a hundred times the high end; what is drawn in logarithms is never 0,
                                                     but a hundredth of the low end

A choice, and what is so by definition, may be what its own range says and nothing else. A number whose equations bear less, or more, says
so where it is declared (`par(..., possible=...)`); `tests/laws/test_beyond.py` lives in worlds at these ends.
"""

import re

from sim.params.ranges import Range

YEARS = Range(1900.0, 2200.0)   # of points, events and reachability; what never was is dated after every run
PARTS = re.compile(r"share\b|probability|chance|scale 0 to 1|level 0-1|stake$|rhetoric$|1/week$")
YEARLY = re.compile(r"1/year")
EXPONENTS = re.compile(r"elasticity|exponent|slope|log|ln |per share")
PEOPLE = re.compile(r"million")
MANY, VERY_MANY, ONCE_A_WEEK = 10, 100, 52.0
CHOICE = "choice"


def possible_range(default: float, unit: str, plausible: Range, source: str) -> Range:
    """What a number of this unit may be, where it says nothing of its own."""
    low, high = plausible.low, plausible.high
    if source == CHOICE or low == high:
        return plausible
    if unit == "year":
        return YEARS
    bottom, top = _ends(isinstance(default, int), unit, plausible)
    return Range(min(low, bottom), max(high, top), plausible.log)


def _ends(whole: bool, unit: str, plausible: Range) -> tuple[float, float]:
    low, high = plausible.low, plausible.high
    if whole:
        return min(low, 1), MANY * high
    if PARTS.match(unit):
        return 0.0, 1.0
    if YEARLY.match(unit):
        return 0.0, ONCE_A_WEEK
    if EXPONENTS.match(unit):
        return 0.0, MANY * high
    if PEOPLE.match(unit):
        return low / VERY_MANY, MANY * high
    return low / VERY_MANY if plausible.log else 0.0, VERY_MANY * high
