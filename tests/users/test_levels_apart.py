"""The level of deaths of 2010: one threshold for all opioids, or that of street opioids and that of prescription opioids apart."""

from dataclasses import replace

import pytest
from small_street import population, setting, street

from sim.clock import WEEKS_A_YEAR
from sim.phases.use import LEVEL_WEEKS, STREET
from sim.spec import Params, Spec
from sim.users.states import Kind
from sim.world import World

RECORD = replace(Params().record, prescription_2010=0.78)   # other than what one threshold for all happens to give
SMALL = Spec(people=300, end=2007, params=replace(Params(), record=RECORD))


@pytest.fixture(scope="module")
def worlds() -> dict[bool, World]:
    """Worlds after the week in which the level is first set: of all at once, and apart."""
    return {apart: World(replace(SMALL, levels_apart=apart)).run(LEVEL_WEEKS[0] + 1) for apart in (False, True)}


def last_week(world: World) -> tuple[float, float]:
    """Expected deaths of all opioids and of prescription opioids in the last week, a year."""
    deaths = world.observed().deaths
    return deaths.sum().values[-1] * WEEKS_A_YEAR, deaths.at(kind="prescription").sum().values[-1] * WEEKS_A_YEAR


def foreseen(users, kinds: tuple[Kind, ...]) -> float:
    """Expected deaths of these kinds in a week."""
    return users.expected_deaths(20, street(), setting(), users.ln_threshold, users.spread, kinds)


def test_apart_both_levels_are_what_was_asked_for(worlds):
    total, prescribed = last_week(worlds[True])
    assert total == pytest.approx(RECORD.deaths_2010, rel=1e-5)
    assert prescribed == pytest.approx(RECORD.deaths_2010 * RECORD.prescription_2010, rel=1e-5)


def test_at_once_only_the_sum_is(worlds):
    total, prescribed = last_week(worlds[False])
    assert total == pytest.approx(RECORD.deaths_2010, rel=1e-5)
    assert prescribed != pytest.approx(RECORD.deaths_2010 * RECORD.prescription_2010, rel=0.01)
    assert worlds[False].users.prescription == 0.0


def test_a_higher_threshold_of_prescription_opioids_spares_their_users_and_nobody_else():
    users = population(700)
    before = [foreseen(users, kinds) for kinds in (STREET, (Kind.PRESCRIPTION,))]
    users.prescription = 0.5
    others, own = (foreseen(users, kinds) for kinds in (STREET, (Kind.PRESCRIPTION,)))
    assert others == pytest.approx(before[0], rel=1e-5), "but for those who would have died of a pill in the same week"
    assert own < 0.9 * before[1]


def test_both_thresholds_are_saved_and_another_history_takes_them_over(worlds):
    world = worlds[True]
    saved = world.saved()
    resumed = World.resume(SMALL, saved)
    assert (resumed.users.ln_threshold, resumed.users.prescription) == (world.users.ln_threshold, world.users.prescription)
    people = World.settled(replace(SMALL, levels_apart=True), saved).params.people
    assert (people.ln_threshold, people.ln_prescription) == (world.users.ln_threshold, world.users.prescription)
