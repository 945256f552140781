"""Worlds that nobody holds are forgotten: an ensemble's memory must not grow with its runs."""

import gc
import weakref

from sim.spec import Spec
from sim.world import World


def test_a_world_goes_with_its_last_user():
    kept, refs = [], []
    for _ in range(3):
        world = World(Spec(people=200)).run(5)
        kept.append(world.saved())
        refs.append(weakref.ref(world))
        del world
    gc.collect()
    assert not any(ref() for ref in refs)


def test_asking_for_one_agent_makes_all_of_them_once_and_keeps_no_world():
    world = World(Spec(people=200))
    assert world.dealers[0].price == world.dealers.price[0]
    assert len({agent.unique_id for agent in world.agents}) == len(world.agents) > 400
    ref = weakref.ref(world)
    del world
    gc.collect()
    assert ref() is None


def test_a_world_in_use_knows_its_agents():
    world = World(Spec(people=200)).run(5)
    gc.collect()
    known = {kind.__name__ for kind in world.agents_by_type}
    assert {"Trafficker", "Maker", "Dealer", "Crossing", "Government", "User", "Supplier"} <= known
    assert len({agent.unique_id for agent in world.agents}) == len(world.agents) > 400
