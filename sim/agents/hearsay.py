"""What traffickers hear of the law before it acts: an announcement counts in part as if it had been felt."""

import numpy as np

from sim.market.risk import Hindrance, choose_loads


def heard(world) -> np.ndarray:
    """Losses by coast and route [R, P] that cells learn from: what was lost, moved towards what is announced as far as that is believed."""
    if world.rules.announced == 0:
        return world.lost
    p, told = world.spec.params, world.book.announced(world.week)
    effort = world.crossings.by_route(world.crossings.effort(told, world.states))
    hindrance = Hindrance(told.parcel_penalty, told.crossing_cost_between)
    loads = choose_loads(world.costs, effort, p.supply.moving, p.enforcement, world.spec.mechanisms, hindrance, world.kept_kg)
    return world.lost + world.rules.announced * (loads.lost - world.loads.lost)
