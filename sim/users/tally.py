"""What a week adds up in, exactly: whole numbers, so that sums do not depend on who is counted first.

Probabilities are counted in units of 2**-40 of a person, bags in units of 2**-24 of a bag; a nation person by person stays below 2**63.
"""

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numba.extending import overload

from sim.axes import declare
from sim.exact import MAGIC
from sim.users.states import labels

PERSON = float(2**40)
BAG = float(2**24)
MAGIC_BITS = np.float64(MAGIC).view(np.int64)


class Sum(IntEnum):
    """Columns of `Tally.sums`: the first thirteen in units of a person / PERSON, the others counts of rows."""

    HEROIN = 0
    FENTANYL = 1
    PRESCRIPTION = 2
    CARE = 3
    SUPERVISED = 4
    LEGAL = 5
    OVERDOSES = 6
    OVER_HEROIN = 7
    OVER_FENTANYL = 8
    TREATED = 9
    FRESH = 10
    DIES_UNAWARE = 11
    DIES_ACTIVE = 12
    EXPOSED = 13
    UNAWARE = 14
    ACTIVE = 15
    SUPPLIED = 16
    DIED_OVERDOSE = 17
    DIED_CARE = 18
    DIED_OTHER = 19
    INTO_CARE = 20
    OUT_OF_CARE = 21
    RELAPSED = 22
    JAILED = 23


SUMS = len(declare("fate", labels(Sum)))
EXPECTED = slice(Sum.HEROIN, Sum.LEGAL + 1)
DIED = slice(Sum.DIED_OVERDOSE, Sum.DIED_OTHER + 1)


class Tally(NamedTuple):
    """sums [R, SUMS] int64 and bags [S, 2] int64 by source and product; the sources that are no dealers are not bought from."""

    sums: np.ndarray
    bags: np.ndarray


def empty_tally(regions: int, sources: int) -> Tally:
    """Nothing counted yet."""
    return Tally(np.zeros((regions, SUMS), np.int64), np.zeros((sources, 2), np.int64))


def fixed(value, unit):
    """A number as a whole number of 1/unit, to the nearest, the even one of two; below 2**51 of them."""
    return int(value * unit + MAGIC - MAGIC)


@overload(fixed)
def _fixed_compiled(value, unit):
    """The same from the bits: processors that have no instruction for many whole numbers at once have one for these."""
    return lambda value, unit: np.float64(value * unit + MAGIC).view(np.int64) - MAGIC_BITS
