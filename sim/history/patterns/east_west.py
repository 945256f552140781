"""N11. Fentanyl comes to the East first, where heroin is a white powder, and to the West years later."""

import math

import numpy as np

from sim.history.asked_world import AskedWorld
from sim.history.pattern import Evidence, Pattern, Statement, level
from sim.history.places_recorded import coast_counts
from sim.history.response import crossing, share
from sim.params.places import COAST_OF, POPULATION

FIRST, LAST, SHARE = 2013, 2019, 0.25
YEARS = range(FIRST, LAST + 1)
DRUGS, COASTS = ("fentanyl", "heroin"), ("east", "west")
PEOPLE = np.bincount(COAST_OF, POPULATION)
SOURCE = "CDC WONDER by division, our arithmetic"
Counts = tuple[np.ndarray, np.ndarray]     # deaths by year [Y] with illicit fentanyl, and with heroin but no fentanyl


def of_world(world: AskedWorld) -> tuple[Counts, Counts]:
    """East and West."""
    east, west = (tuple(world.years(f"deaths_{drug}_{coast}", FIRST, LAST) for drug in DRUGS) for coast in COASTS)
    return east, west


def lag_of_share(east: Counts, west: Counts) -> float:
    """Years from the East's share of fentanyl passing a quarter to the West's; infinite where only the East's did."""
    here, there = (crossing(YEARS, share(fentanyl, heroin), SHARE) for fentanyl, heroin in (east, west))
    return math.inf if math.isnan(there) and not math.isnan(here) else there - here


def lag_of_rate(east: Counts, west: Counts) -> float:
    """Years by which the West's fentanyl deaths a head of 2019 lag behind the East's, nought where the East is not ahead; not a number
    where the West has none."""
    rates = [fentanyl / people for (fentanyl, _), people in zip((east, west), PEOPLE, strict=True)]
    if not rates[1][-1] > 0:
        return math.nan
    when = crossing(YEARS, rates[0], rates[1][-1])
    return 0.0 if math.isnan(when) else LAST + 0.5 - when


RECORDED = coast_counts(FIRST, LAST)
OF_SHARE = Evidence(lag_of_share(*RECORDED), "years", (FIRST, LAST), SOURCE, "D")
OF_RATE = Evidence(lag_of_rate(*RECORDED), "years", (FIRST, LAST), SOURCE, "D")
PATTERN = Pattern(
    "N11", "The West follows the East by years",
    (Statement("N11a", "from a quarter of street deaths by fentanyl in the East to the same in the West", "years",
               lambda world: lag_of_share(*of_world(world)), level(OF_SHARE), OF_SHARE, target=True),
     Statement("N11b", "how far the West's fentanyl deaths a head of 2019 lie behind the East's", "years",
               lambda world: lag_of_rate(*of_world(world)), level(OF_RATE), OF_RATE, target=True)),
    reads=tuple(f"deaths_{drug}_{coast}" for drug in DRUGS for coast in COASTS))
