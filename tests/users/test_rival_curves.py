"""A rival curve of overdose risk, from the first week or from some week on: it changes how risk rises with dose, not how many die."""

from dataclasses import replace

import numpy as np
import pytest

from sim.params.mechanisms import Hazard, Mechanisms
from sim.phases.use import LEVEL_WEEKS, scene
from sim.spec import Spec
from sim.users.states import Kind
from sim.world import World

SMALL = Spec(people=400, end=2007)
RIVALS = [Hazard.flatter, Hazard.logistic, Hazard.capped]
STREET, PRESCRIBED = (Kind.HEROIN, Kind.FENTANYL), (Kind.PRESCRIPTION,)


def under(rival: Hazard, spec: Spec = SMALL) -> Spec:
    """The spec with a rival curve."""
    return replace(spec, mechanisms=replace(Mechanisms(), hazard=rival))


def foreseen(world: World, kinds: tuple[Kind, ...]) -> float:
    """Deaths of these kinds expected of the week to come."""
    users = world.users
    return users.expected_deaths(world.week, *scene(world, world.book.at(world.week)), users.ln_threshold, users.spread, kinds)


@pytest.fixture(scope="module")
def usual() -> World:
    """A world of the usual curve after 40 weeks."""
    return World(SMALL).run(40)


@pytest.mark.parametrize("rival", RIVALS)
def test_a_world_founded_with_a_rival_begins_at_the_deaths_of_the_usual_curve(rival):
    plain, other = World(SMALL), World(under(rival))
    for kinds in (STREET, PRESCRIBED):
        assert foreseen(other, kinds) == pytest.approx(foreseen(plain, kinds), rel=1e-5)
    until = LEVEL_WEEKS[0] - 1
    deaths = [world.run(until).observed().deaths.sum().values.mean() for world in (plain, other)]
    assert deaths[1] == pytest.approx(deaths[0], rel=0.25), "half a year at the usual curve's threshold would bring several times as many"


@pytest.mark.parametrize("rival", RIVALS)
def test_a_rival_that_starts_later_keeps_the_level_of_both_sorts_of_deaths(usual, rival):
    resumed = World.resume(under(rival), usual.saved())
    for kinds in (STREET, PRESCRIBED):
        assert foreseen(resumed, kinds) == pytest.approx(foreseen(usual, kinds), rel=1e-5)


def test_another_history_takes_the_threshold_with_its_curve(usual):
    """A threshold that was found for one curve is none of another's: a history under the same curve keeps it, one under another solves."""
    settled = World.settled(SMALL, usual.saved())
    assert World(settled).users.ln_threshold == usual.users.ln_threshold
    rival = World(under(Hazard.logistic, settled))
    assert rival.users.ln_threshold != usual.users.ln_threshold
    assert foreseen(rival, STREET) == pytest.approx(foreseen(World(settled), STREET), rel=1e-5)
    again = World.settled(under(Hazard.logistic), rival.saved())
    assert World(again).users.ln_threshold == pytest.approx(rival.users.ln_threshold, abs=1e-9)


def test_the_usual_curve_is_taken_over_by_nobody():
    plain, again = World(SMALL).run(10), World(under(Hazard.probit)).run(10)
    assert np.array_equal(plain.table("deaths_expected")["deaths_expected"], again.table("deaths_expected")["deaths_expected"])
