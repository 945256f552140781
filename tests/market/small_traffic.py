"""A few cells, organisations and markets by hand: records as the model has them, with nothing in them yet."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from sim.agents.cells import Trafficker
from sim.agents.organisation import Organisation
from sim.agents.sight import Custom, Purse, Sight, numbers_of
from sim.agents.stocks import Wholesaler
from sim.market import REGIONS
from sim.params.places import FIRST_OF_COAST
from sim.spec import Params
from tests.alone import ALONE

PARAMS = Params()
CUSTOM = Custom(PARAMS.supply, PARAMS.enforcement)


class Small(NamedTuple):
    """Rows and what they see and go by."""

    cells: np.ndarray
    groups: np.ndarray
    markets: np.ndarray
    sees: Sight
    purse: Purse
    numbers: np.ndarray


def numbers(params: Params = PARAMS, **switches) -> np.ndarray:
    """Numbers and switches of traffickers as a record [1]."""
    return numbers_of(params.market, params.supply, CUSTOM.costs, CUSTOM, replace(ALONE, **switches))


def small(number: int, **switches) -> Small:
    """`number` cells without anything, each an organisation of its own, on both coasts in turn; nothing is lost, all orders are filled."""
    cells, groups = np.zeros(number, Trafficker.dtype), np.zeros(number, Organisation.dtype)
    markets, sees, purse = np.zeros(REGIONS, Wholesaler.dtype), Sight(), Purse()
    cells["organisation"], cells["region"] = np.arange(number), np.arange(number) % REGIONS
    cells["home"] = FIRST_OF_COAST[cells["region"]]
    cells["lines"] = cells["purity"] = cells["own_cost"] = cells["learning"] = cells["pace"] = 1.0
    groups["means"], markets["expected"] = 1.0, 1.0
    sees.put(filled=1.0, met=1.0, reachable=1.0, bulk=1.0, crop=1.0, pay=1.0)
    return Small(cells, groups, markets, sees, purse, numbers(**switches))
