"""How fast fentanyl takes over, in the nation and by division: the years in which its share of street deaths passes 10, 25 and 50%."""

import numpy as np

from sim.evidence.joint import fentanyl_share
from sim.experiment.derived import rank_correlation
from sim.history.asked_world import AskedWorld
from sim.history.pattern import Band, Evidence, Pattern, Statement
from sim.history.places_recorded import division_counts
from sim.history.response import crossing, latest, share
from sim.params.certificates import Certificates
from sim.params.places import DIVISION_NAMES

FIRST, LAST = 2013, 2019
YEARS = range(FIRST, LAST + 1)
LEVELS, QUARTER = (0.1, 0.25, 0.5), 0.25
NEVER = LAST + 1.0             # a division that has not come so far by the end of the record is dated here
A_YEAR = Band(-1.0, 1.0, "within a year, as a fit allows on timings")
DRUGS = ("fentanyl", "heroin")
DIVISIONS = "CDC WONDER by division, our arithmetic"


def nation(world: AskedWorld) -> float:
    """Of the three dates, the one that is farthest off, years late."""
    fentanyl, heroin = (world.years(f"deaths_{drug}", FIRST, LAST) for drug in DRUGS)
    return latest(_dates(share(fentanyl, heroin)), _dates(fentanyl_share(Certificates()).loc[FIRST:LAST].to_numpy()))


def _dates(shares: np.ndarray) -> np.ndarray:
    return np.array([crossing(YEARS, shares, wanted) for wanted in LEVELS])


def _quarter(fentanyl: np.ndarray, heroin: np.ndarray) -> np.ndarray:
    """When each division passes a quarter, [9] from deaths [9, Y]."""
    found = np.array([crossing(YEARS, row, QUARTER) for row in share(fentanyl, heroin)])
    return np.where(np.isnan(found), NEVER, found)


def divisions(world: AskedWorld) -> np.ndarray:
    """When each division of a world passes a quarter, [9]."""
    return _quarter(*(np.array([world.years(f"deaths_{drug}_{name}", FIRST, LAST) for name in DIVISION_NAMES]) for drug in DRUGS))


RECORDED = _quarter(*division_counts(FIRST, LAST))


def typical(world: AskedWorld) -> float:
    return float(np.median(divisions(world) - RECORDED))


def order(world: AskedWorld) -> float:
    return rank_correlation(divisions(world), RECORDED)


def _known(value: float, unit: str) -> Evidence:
    return Evidence(value, unit, (FIRST, LAST), DIVISIONS, "D")


PATTERN = Pattern(
    "adoption", "Fentanyl takes over from 2013 to 2019, division by division",
    (Statement("adoption a", "nation: years late in passing 10, 25 and 50%, the farthest", "years", nation, A_YEAR,
               Evidence(0.0, "years late", (FIRST, LAST), "CDC WONDER, joint codes", "D"), target=True),
     Statement("adoption b", "divisions: years late in passing 25%, the middle one of nine", "years", typical, A_YEAR,
               _known(0.0, "years late"), target=True),
     Statement("adoption c", "divisions: rank correlation of those dates with the record's", "correlation", order,
               Band(0.5, 1.0, "half or more"), _known(1.0, "correlation"), target=True)),
    reads=tuple(f"deaths_{drug}" for drug in DRUGS))
