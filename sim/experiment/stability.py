"""How quiet a quiet market is: heroin alone, no policy, no shock, over worlds drawn from the prior."""

from dataclasses import replace

import numpy as np

from sim.clock import week_of
from sim.experiment.study import Draw
from sim.params.mechanisms import Mechanisms
from sim.spec import Spec
from sim.world import World

SETTLED = 26   # weeks after which the start no longer shows
UNTIL = 2012


def quiet_market(spec: Spec, draws: list[Draw]) -> tuple[np.ndarray, np.ndarray]:
    """Of each world [W], 2006 to 2012: standard deviation of the log national wholesale price, and its highest over its lowest."""
    prices = [_price(replace(spec, end=UNTIL, params=draw.params, mechanisms=replace(Mechanisms(), fentanyl=False))) for draw in draws]
    return np.array([np.log(p).std() for p in prices]), np.array([p.max() / p.min() for p in prices])


def _price(spec: Spec) -> np.ndarray:
    world = World(spec)
    world.run(week_of(UNTIL))
    return world.table()["wholesale_heroin"][SETTLED:]
