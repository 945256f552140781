"""The law's agents: what an agent does by its verb is what the loop over its kind does to its row, to the last bit."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pytest

from sim.agents.actor import Actors
from sim.agents.coastguard import Fleet
from sim.agents.crossers import Group
from sim.agents.customs import Crossing
from sim.agents.enforcers import man_the_border
from sim.agents.government import Government
from sim.agents.investigators import Service
from sim.agents.police import Force
from sim.agents.treasury import Office
from sim.market import PORTS, border
from sim.params.mechanisms import Allocation, Mechanisms
from sim.policy.rules import Rules
from sim.spec import Spec
from sim.world import World

SPEC = Spec(people=60, start=2014)
WEEKS = 8                              # a multiple of a month, so that monthly decisions are due
BUSY = replace(Rules(), targeting=0.8, parcels_checked=0.1, crosser_penalty=0.5, migrant_load=1.3, engagement=2.0, sanctioned=30,
               sanction_majors=0.5, listed_provinces=2, listing_loss=0.3, task_force=0.5, tension=0.2, data_shared=0.3)


class Kind(NamedTuple):
    """A kind, where a world keeps it, and its week (or month) as its table does it in one loop."""

    agent: type
    table: str
    loop: Callable[[World], None]


def crossings(world: World) -> None:
    world.crossings.look(BUSY, world.states, world.crossers, world.coastguard)
    world.crossings.search()


KINDS = [
    Kind(Government, "states", lambda world: world.states.confer(BUSY, world.week, world.treasury)),
    Kind(Group, "crossers", lambda world: world.crossers.attempt(BUSY, BUSY, world.week)),
    Kind(Office, "treasury", lambda world: world.treasury.designate(BUSY)),
    Kind(Fleet, "coastguard", lambda world: world.coastguard.sail(1.2, 2.0)),
    Kind(Force, "police", lambda world: world.police.patrol(np.linspace(0.5, 1, 9), np.linspace(1e3, 5e3, 9))),
    Kind(Service, "investigators", lambda world: world.investigators.work(250, 90)),
    Kind(Crossing, "crossings", crossings),
]


@pytest.fixture(scope="module")
def saved():
    world = World(SPEC).run(World(SPEC).week + WEEKS)
    man_the_border(world, BUSY)
    world.police.patrol(np.linspace(0.9, 1, 9), np.linspace(2e3, 4e3, 9))
    return world.saved()


def twins(saved, kind: Kind, switches: Mechanisms = Mechanisms()) -> tuple[Actors, World]:
    """A kind after its loop, and a world like that before it, whose kind sees the same."""
    first, second = (World.resume(replace(SPEC, mechanisms=switches), saved) for _ in range(2))
    kind.loop(first)
    done, to_do = getattr(first, kind.table), getattr(second, kind.table)
    to_do.rules, to_do.sees = getattr(done, "rules", None), getattr(done, "sees", None)
    if kind.agent is Crossing:
        border.divide(to_do.records, to_do.numbers[0])
    return done, second


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.agent.__name__)
def test_an_agents_week_is_the_loops(saved, kind):
    done, world = twins(saved, kind)
    before = getattr(world, kind.table).records.copy()
    world.agents_by_type[kind.agent].do("step")
    after = getattr(world, kind.table).records
    assert after.tobytes() == done.records.tobytes() != before.tobytes()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.agent.__name__)
def test_their_order_has_no_meaning(saved, kind):
    done, world = twins(saved, kind)
    world.agents_by_type[kind.agent].shuffle_do("step")
    assert getattr(world, kind.table).records.tobytes() == done.records.tobytes()


@pytest.mark.parametrize("how", Allocation)
def test_a_crossing_searches_by_any_allocation_as_the_loop_does(saved, how):
    kind = KINDS[-1]
    done, world = twins(saved, kind, replace(Mechanisms(), allocation=how))
    world.agents_by_type[Crossing].do("step")
    assert world.crossings.records.tobytes() == done.records.tobytes()


def test_a_crossing_learns_as_the_loop_does(saved):
    first, second = (World.resume(SPEC, saved) for _ in range(2))
    sent = np.linspace(1e5, 8e5, 8)
    first.crossings.learn(sent, 0.1 * sent)
    second.crossings.sees = first.crossings.sees
    second.agents_by_type[Crossing].do("learn")
    assert second.crossings.records.tobytes() == first.crossings.records.tobytes()


def test_what_other_rules_would_make_of_a_week_changes_nothing(saved):
    world = World.resume(SPEC, saved)
    crossings(world)
    before = world.crossings.records.tobytes()
    assert (world.crossings.expected(replace(BUSY, search=3.0)) > world.crossings.effort).all()
    assert world.crossings.records.tobytes() == before


def test_mesas_own_words_work_on_them(saved):
    world = World.resume(SPEC, saved)
    bodies = world.agents_by_type[Crossing]
    assert len(bodies.select(lambda crossing: crossing.pooled)) == 3
    assert bodies.agg("budget", sum) == pytest.approx(1.0) and bodies.get("place") == list(range(7))
    assert {busy: len(group) for busy, group in bodies.groupby("busy")} == {True: 2, False: 5}
    bodies.set("staff", 2.0)
    assert (world.crossings.staff == 2.0).all()


def test_the_search_for_heroin_is_pressed_until_it_finds_enough_and_then_eased():
    """By hand: at a loss of a tenth, a cut by half needs ln 0.5 / ln 0.9 times the search; less is asked for when less lands than may."""
    assert border.pressed(1.0, 0.5, 0.1, 50.0, 100.0) == pytest.approx(np.log(0.5) / np.log(0.9) + 1)
    assert border.pressed(5.0, 0.5, 0.1, 80.0, 100.0) > 5.0 > border.pressed(5.0, 0.5, 0.1, 30.0, 100.0) > 1.0
    crossings = World(SPEC).crossings
    ports = crossings[PORTS]
    ports.press(0.5, 0.1, 50.0, 100.0)
    by_agent = ports.pressure
    ports.ease()
    assert by_agent > 1.0 == ports.pressure
    crossings.press(0.5, 0.1, 50.0, 100.0)
    assert ports.pressure == by_agent
    crossings.ease()
    assert ports.pressure == 1.0
