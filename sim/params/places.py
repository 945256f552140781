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

CENTRES = np.array([[42.39, -71.66], [40.95, -75.32], [41.56, -85.88], [33.49, -80.49], [35.04, -86.72],
                    [41.47, -94.23], [31.71, -96.20], [37.83, -110.46], [37.75, -121.35]])   # degrees north and east: mean of states'
                                                                                             # centres of population, census of 2010
FOREIGN_POST = np.array([0, 1, 1, 1, 0, 0, 0, 0, 2]) / 5   # of the five centres where the Postal Service takes in foreign post: New York,
                                                           # Chicago, Miami, Los Angeles and San Francisco (its Inspector General, 2011)
EARTH_KM = 6371.0

BLOCK = 20                                                                                  # sellers of a coast who are numbered together


def place_of(division: Division) -> int | None:
    """The number of a division, 0 to 8; None for the whole nation."""
    return None if division is Division.nation else DIVISION_NAMES.index(division.name)


def settled(share_east: float) -> np.ndarray:
    """Share of people by division [9]: the East's share divides over its divisions by population, and so does the rest over the West's."""
    by_coast = np.array([share_east, 1.0 - share_east])
    return by_coast[COAST_OF] * POPULATION / np.bincount(COAST_OF, POPULATION)[COAST_OF]


def apart() -> np.ndarray:
    """Great-circle distance between the centres of divisions, km [9, 9]."""
    north, east = np.radians(CENTRES).T
    half = np.sin((north[:, None] - north) / 2)**2 + np.cos(north)[:, None] * np.cos(north) * np.sin((east[:, None] - east) / 2)**2
    return 2 * EARTH_KM * np.arcsin(np.sqrt(half))


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
