"""What traffickers hear of the law before it acts: an announcement counts in part as if it had been felt."""

import numpy as np

from sim.flows import Crossed, Trade
from sim.market.risk import Hindrance, choose_loads
from sim.policy.rules import Rules


def heard(world, rules: Rules, trade: Trade, crossed: Crossed) -> np.ndarray:
    """Losses by coast and route [R, P] that cells learn from: what was lost, moved towards what is announced as far as that is believed."""
    if rules.announced == 0:
        return crossed.lost
    p, told = world.spec.params, world.book.announced(world.week)
    effort = world.crossings.by_route(world.crossings.expected(told))
    hindrance = Hindrance(told.parcel_penalty, told.crossing_cost_between)
    loads = choose_loads(trade.costs, effort, p.supply.moving, p.enforcement, world.spec.mechanisms, hindrance, world.kept_kg)
    return crossed.lost + rules.announced * (loads.lost - trade.loads.lost)
