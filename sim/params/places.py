"""Places of the United States: nine census divisions, each with the kind of heroin that is sold there."""

import numpy as np

DIVISION_NAMES = ("new_england", "mid_atlantic", "east_north_central", "south_atlantic", "east_south_central",
                  "west_north_central", "west_south_central", "mountain", "pacific")
DIVISIONS = len(DIVISION_NAMES)
COAST_OF = np.array([0, 0, 0, 0, 0, 1, 1, 1, 1])                                            # 0 East (white powder), 1 West (black tar)
FIRST_OF_COAST = np.flatnonzero(np.diff(COAST_OF, prepend=-1))                              # divisions are sorted by coast
POPULATION = np.array([14.4, 40.9, 46.4, 59.8, 18.4, 20.5, 36.3, 22.1, 49.9]) / 308.7       # share of the census of 2010


def settled(share_east: float) -> np.ndarray:
    """Share of people by division [9]: the East's share divides over its divisions by population, and so does the rest over the West's."""
    by_coast = np.array([share_east, 1.0 - share_east])
    return by_coast[COAST_OF] * POPULATION / np.bincount(COAST_OF, POPULATION)[COAST_OF]


def evenly(number: int) -> np.ndarray:
    """Divisions [2 number] of `number` sellers a coast, one coast after the other, as evenly as can be, int8."""
    coasts = [np.flatnonzero(coast == COAST_OF) for coast in range(2)]
    return np.concatenate([divisions[np.arange(number) * divisions.size // number] for divisions in coasts]).astype(np.int8)


def coasts(amount: np.ndarray, axis: int = 0) -> np.ndarray:
    """Sum an amount by division over each coast: axis `axis` of length 9 becomes length 2."""
    return np.add.reduceat(amount, FIRST_OF_COAST, axis=axis)
