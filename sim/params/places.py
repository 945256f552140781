"""Places of the United States: nine census divisions, each with the kind of heroin that is sold there."""

from enum import Enum

import numpy as np

DIVISION_NAMES = ("new_england", "mid_atlantic", "east_north_central", "south_atlantic", "east_south_central",
                  "west_north_central", "west_south_central", "mountain", "pacific")
DIVISIONS = len(DIVISION_NAMES)
Division = Enum("Division", {name: name for name in ("nation", *DIVISION_NAMES)}, module=__name__)   # the whole nation, or one division
COAST_OF = np.array([0, 0, 0, 0, 0, 1, 1, 1, 1])                                            # 0 East (white powder), 1 West (black tar)
FIRST_OF_COAST = np.flatnonzero(np.diff(COAST_OF, prepend=-1))                              # divisions are sorted by coast
POPULATION = np.array([14.4, 40.9, 46.4, 59.8, 18.4, 20.5, 36.3, 22.1, 49.9]) / 308.7       # share of the census of 2010

BLOCK = 20                                                                                  # sellers of a coast who are numbered together


def place_of(division: Division) -> int | None:
    """The number of a division, 0 to 8; None for the whole nation."""
    return None if division is Division.nation else DIVISION_NAMES.index(division.name)


def settled(share_east: float) -> np.ndarray:
    """Share of people by division [9]: the East's share divides over its divisions by population, and so does the rest over the West's."""
    by_coast = np.array([share_east, 1.0 - share_east])
    return by_coast[COAST_OF] * POPULATION / np.bincount(COAST_OF, POPULATION)[COAST_OF]


def evenly(number: int) -> np.ndarray:
    """Divisions [2 number] of `number` sellers a coast, as evenly as can be, int8.

    The first block of each coast comes before any other seller, further ones follow, one of each coast in turn: more sellers than
    a block change nobody else's number.
    """
    first, more = min(number, BLOCK), np.arange(max(number - BLOCK, 0))
    coasts = [np.flatnonzero(coast == COAST_OF) for coast in range(2)]
    block = [divisions[np.arange(first) * divisions.size // first] for divisions in coasts]
    further = np.stack([divisions[more % divisions.size] for divisions in coasts], axis=1)
    return np.concatenate([*block, further.ravel()]).astype(np.int8)


def coasts(amount: np.ndarray, axis: int = 0) -> np.ndarray:
    """Sum an amount by division over each coast: axis `axis` of length 9 becomes length 2."""
    return np.add.reduceat(amount, FIRST_OF_COAST, axis=axis)
