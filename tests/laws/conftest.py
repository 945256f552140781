"""Small worlds that every law is asked of."""

from dataclasses import replace

import numpy as np
import pytest

from sim.clock import week_of
from sim.spec import Spec
from sim.world import World

SMALL = Spec(people=1_500, end=2016)


def same(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> bool:
    """Whether two saved worlds are equal, array by array, bit by bit."""
    return one.keys() == other.keys() and all(np.array_equal(one[k], other[k], equal_nan=True) for k in one)


@pytest.fixture(scope="session")
def at_2014() -> dict[str, np.ndarray]:
    """The small world at the start of 2014, with fentanyl on its way."""
    return World(SMALL).run(week_of(2014)).saved()


@pytest.fixture()
def resumed(at_2014):
    """A function: the small world from 2014 on, under changed switches or policy."""

    def go(weeks: int = 40, beside=None, **changes) -> World:
        world = World.resume(replace(SMALL, **changes), at_2014, beside)
        return world.run(week_of(2014) + weeks)

    return go
