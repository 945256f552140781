"""The economics: pure functions on arrays. They know neither Mesa nor the people who use.

Axes: R regions, N cells a region, K channels (heroin over land, fentanyl by mail, fentanyl over land), J products
(heroin, fentanyl), D dealers. Money in US dollars, quantities in DE a week unless named otherwise.
"""

import numpy as np

HEROIN, FENTANYL = 0, 1
HEROIN_LAND, FENTANYL_MAIL, FENTANYL_LAND = 0, 1, 2
PRODUCT_OF = np.array([HEROIN, FENTANYL, FENTANYL])
CHANNELS, PRODUCTS = 3, 2
EAST, WEST = 0, 1
PRODUCT_NAMES = ("heroin", "fentanyl")
LINE_NAMES = ("heroin", "mail", "lab")
REGION_NAMES = ("east", "west")
REGIONS = 2

ONES = tuple(np.ones(n) for n in range(9))


def added(what: np.ndarray) -> np.ndarray:
    """Sum over the last axis, [..., n] to [...]: quicker than `sum` where that is short, as lines, products and routes are."""
    return what @ ONES[what.shape[-1]]


def weighted(what: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Weighted sum over the last axis, [..., n] and [n] to [...]; in one order on every machine, which a library's product is not."""
    return np.add.reduce(what * weights, axis=-1)

MAIL, PORTS, BETWEEN, CANADA, SEA, HUB, DOMESTIC = range(7)
CROSSING_NAMES = ("mail", "ports", "between", "canada", "sea", "hub", "domestic")
CROSSINGS = len(CROSSING_NAMES)
