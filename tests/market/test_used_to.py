"""What customers are used to: measured by each dealer against what its own customers were used to once tolerance had settled."""

from dataclasses import replace

import numpy as np
import pytest

from sim.params.mechanisms import Mechanisms
from sim.phases.deal import SETTLED
from sim.spec import Spec
from sim.world import World

LOCKED = Spec(people=400, end=2008, mechanisms=replace(Mechanisms(), lock_in=True))


@pytest.fixture(scope="module")
def settled() -> World:
    """A world just after what is usual has been seen."""
    return World(LOCKED).run(SETTLED + 4)


def test_nobody_measures_before_people_have_settled():
    world = World(LOCKED).run(SETTLED - 4)
    assert not world.dealers.usual.any() and not world.dealers.used_to.any()


def test_what_is_usual_is_each_dealers_own_and_at_first_nothing_is_out_of_it(settled):
    assert np.ptp(settled.dealers.usual) > 0.01
    assert not settled.dealers.used_to.any()


def test_it_is_seen_whether_or_not_it_matters_yet(settled):
    plain = World(replace(LOCKED, mechanisms=Mechanisms())).run(SETTLED + 4)
    assert plain.dealers.usual == pytest.approx(settled.dealers.usual, abs=1e-12)


def test_customers_who_are_used_to_more_are_noticed(settled):
    world = World.resume(LOCKED, settled.saved())
    world.users.columns["ln_tolerance"][:] += 0.5
    world.run(SETTLED + 9)
    assert world.dealers.used_to.mean() > 0.1
