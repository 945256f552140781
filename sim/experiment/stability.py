"""Two laws asked of whole lives: a market without shocks is quiet, and deaths are drawn from what was expected of them."""

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


def death_scores(spec: Spec, seeds: int) -> np.ndarray:
    """Realised less expected deaths of whole lives over their standard deviation [seeds]; standard normal if luck is all that parts them.

    A model person's death counts for all whom the person stands for, so that the variance of a sum of rare deaths is its mean times that.
    """
    scores = []
    for seed in range(spec.seed, spec.seed + seeds):
        world = World(replace(spec, seed=seed))
        world.run(week_of(spec.end))
        weeks = world.table()
        expected, realised = weeks["deaths_expected"].sum(), weeks["deaths_realised"].sum()
        scores.append((realised - expected) / np.sqrt(expected * world.users.weight))
    return np.array(scores)


def _price(spec: Spec) -> np.ndarray:
    world = World(spec)
    world.run(week_of(UNTIL))
    return world.table()["wholesale_heroin"][SETTLED:]
