"""How pure a load is, chosen by who sends it. Arrays [F, K] relative to the purity that was customary in 2006.

Compact goods save moving, loss and the cost of loads; but a kilo sells at a customary price, so what it holds beyond its price is given
away. With G the cost of bulk, V the value of a dose (both relative to custom) and x the purity, the cost of a dose that depends on x is

    G / x + V (x^g - 1) / g      in units of the reference cost of bulk, g = 1 / response - 1,

whose minimum is x = (G / V)^response: one at the reference by construction. More search makes loads purer, dearer goods make them weaker.
Goods that are all but free set an end to that: what is booked as saved (`packing`, at the customary value) is at most what they cost, and
below the purity at which that is reached a load would only be bulkier.
"""

import numpy as np

from sim.params.routes import Routes

VALUE_LIMITS = (0.1, 10.0)
PUREST = 0.98


def best(bulk: np.ndarray, value: np.ndarray, goods: np.ndarray, p: Routes) -> np.ndarray:
    """The purity with the least cost. Bulk and value [F, K] relative to their references; goods [K] cost of the goods of a dose relative
    to the reference cost of its bulk."""
    free = (bulk / np.minimum(np.maximum(value, VALUE_LIMITS[0]), VALUE_LIMITS[1])) ** p.purity_response
    return np.maximum(free, weakest(goods, p))


def weakest(goods: np.ndarray, p: Routes) -> np.ndarray:
    """The purity at which what is booked for weakness equals the cost of the goods; loads are no weaker, whatever a dose is worth."""
    g = 1 / p.purity_response - 1
    return np.maximum(1 - g * goods, 0.0) ** (1 / g)


def move(x: np.ndarray, wish: np.ndarray, reference: np.ndarray, p: Routes, weeks: int = 1) -> np.ndarray:
    """Purity after `weeks`, never above what is physically possible; reference [K] absolute purity of 2006."""
    return np.minimum(x * (wish / x) ** (1 - (1 - p.purity_speed) ** weeks), PUREST / reference)


def packing(x: np.ndarray, bulk_cost: np.ndarray, p: Routes) -> np.ndarray:
    """What it costs to send goods purer than customary (saves, if weaker), USD per DE; bulk_cost [K] reference cost of bulk a DE."""
    g = 1 / p.purity_response - 1
    return bulk_cost * (x**g - 1) / g
