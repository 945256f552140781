"""Dealers by hand: records of a few, what they see and what they go by."""

from dataclasses import replace

import numpy as np

from sim.agents.dealer import Dealer, Sees, numbers_of
from sim.market import retail
from sim.params.mechanisms import Mechanisms
from sim.spec import Params

TRADE = retail.trade(1.0, Params().market.dealers)


def dealers(number: int = 1, **fields) -> np.ndarray:
    """So many open dealers of the East who sell bags of heroin of one DE for 10 USD, as all believe; but for these fields."""
    made = np.zeros(number, Dealer.dtype)
    usual = {"identity": np.arange(number), "open": True, "price": 10.0, "mix": (1.0, 0.0), "offered": (1.0, 0.0), "content": 1.0,
             "held": 1.0, "believed": 1.0, "thrift": 1.0, "per_dose": 1.0, "certainty": 1.0, "penalty": 1.0,
             "selling_cost": TRADE.cost}  # fmt: skip
    for name, value in (usual | fields).items():
        made[name] = value
    return made


def sees(**fields) -> Sees:
    """Ample goods at a dollar a DE, and the law of 2006; but for these fields."""
    seen = Sees()
    seen.put(**({"price": 1.0, "fill": 1.0, "certainty": 1.0, "severity": 1.0, "police": 1.0} | fields))
    return seen


def numbers(params: Params = Params(), **switches) -> np.ndarray:
    """What dealers go by, under some switches."""
    return numbers_of(params, TRADE, np.array([20.0, 1.0]), replace(Mechanisms(), **switches))
