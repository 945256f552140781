"""What happened in a week, as the measures read it."""

from dataclasses import dataclass

import numpy as np

from sim.agents.customs import CustomsBodies
from sim.agents.dealer import Dealers
from sim.agents.maker import Makers
from sim.agents.supplier import Suppliers
from sim.agents.trafficker import Traffickers
from sim.market.cost import UnitCosts
from sim.market.risk import Loads
from sim.market.stock import Stocks
from sim.users.week import Street, Toll


@dataclass
class Happenings:
    """One week of one world. Goods in DE: shipped, seized, landed [R, K], used [R, J]; bags sold [D, J]; the rest are the actors after the week."""

    week: int
    costs: UnitCosts
    loads: Loads
    shipped: np.ndarray
    seized: np.ndarray
    landed: np.ndarray
    used: np.ndarray
    bags: np.ndarray
    spending: np.ndarray
    street: Street
    toll: Toll
    stocks: Stocks
    cells: Traffickers
    makers: Makers
    suppliers: Suppliers
    dealers: Dealers
    customs: CustomsBodies
