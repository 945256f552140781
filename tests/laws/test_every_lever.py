"""Laws asked of every lever: nothing is nothing, books close, numbers stay numbers, and a run in two parts is the run in one."""

from dataclasses import replace

import numpy as np
import pytest

from sim.clock import week_of
from sim.spec import Spec
from sim.world import World
from tests.laws.conftest import same
from tests.laws.every import FEW, LEVERS, SIGNED, corner, nothing, strong

SMALL = Spec(people=500, end=2021, params=FEW)
FROM = week_of(2019)


@pytest.fixture(scope="module")
def state():
    """A world in which every source and product that history knows is there."""
    return World(SMALL).run(FROM).saved()


def lived(state, policy, weeks: int) -> World:
    return World.resume(replace(SMALL, policy=policy), state).run(FROM + weeks)


@pytest.fixture(scope="module")
def untouched(state):
    return World.resume(SMALL, state).run(FROM + 8).saved()


@pytest.mark.parametrize("name", LEVERS)
def test_a_lever_of_size_nothing_is_bit_identical(state, untouched, name):
    assert same(lived(state, nothing(name, FROM), 8).saved(), untouched)


@pytest.mark.parametrize("name", LEVERS)
@pytest.mark.parametrize("end", ["low", "high"])
def test_books_close_and_numbers_stay_numbers_in_every_corner_of_a_lever(state, name, end):
    for measure, values in lived(state, corner(name, FROM + 1, end), 12).table().items():
        assert np.isfinite(values).all(), f"{measure} is not a number"
        assert measure in SIGNED or (values >= 0).all(), f"{measure} falls below nothing"


@pytest.mark.parametrize("name", LEVERS)
def test_a_run_in_two_parts_is_the_run_in_one(state, name):
    policy = strong(name, FROM + 1)
    half = lived(state, policy, 6)
    on = World.resume(half.spec, half.saved()).run(FROM + 12)
    assert same(on.saved(), lived(state, policy, 12).saved())
