"""How pure a load is, chosen by who sends it. Arrays [F, K] relative to the purity that was customary in 2006.

Compact goods save moving, loss and the cost of loads; but a kilo sells at a customary price, so what it holds beyond its price is given
away. With G the cost of bulk, V the value of a dose (both relative to custom) and x the purity, the cost of a dose that depends on x is

    G / x + V (x^g - 1) / g      in units of the reference cost of bulk, g = 1 / response - 1,

whose minimum is x = (G / V)^response: one at the reference by construction. More search makes loads purer, dearer goods make them weaker.
"""

import numpy as np

from sim.params.routes import Routes

VALUE_LIMITS = (0.1, 10.0)
PUREST = 0.98


def best(bulk: np.ndarray, value: np.ndarray, p: Routes) -> np.ndarray:
    """The purity with the least cost: bulk and value relative to their references, alike in shape."""
    return (bulk / np.minimum(np.maximum(value, VALUE_LIMITS[0]), VALUE_LIMITS[1])) ** p.purity_response


def move(x: np.ndarray, wish: np.ndarray, reference: np.ndarray, p: Routes, weeks: int = 1) -> np.ndarray:
    """Purity after `weeks`, never above what is physically possible; reference [K] absolute purity of 2006."""
    return np.minimum(x * (wish / x) ** (1 - (1 - p.purity_speed) ** weeks), PUREST / reference)


def packing(x: np.ndarray, bulk_cost: np.ndarray, p: Routes) -> np.ndarray:
    """What it costs to send goods purer than customary (saves, if weaker), USD per DE; bulk_cost [K] reference cost of bulk a DE."""
    g = 1 / p.purity_response - 1
    return bulk_cost * (x**g - 1) / g
