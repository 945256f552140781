"""Know-how is a state of those who make: it is passed on, goes along or is lost with them; a market that lives off one maker, closed."""

from dataclasses import replace

import mesa
import numpy as np
import pytest

from sim.agents.industry import Industry
from sim.agents.maker import LAB
from sim.chance import Luck
from sim.clock import week_of
from sim.market import CHANNELS, FENTANYL_LAND, REGIONS, makers, sources
from sim.params.state_actors import Crossings
from sim.params.supply import Makers, Supply
from sim.params.timeline import YEARS
from sim.spec import Params, Spec
from sim.world import World
from tests.alone import ALONE

SURE, NEVER = 1e9, 0.0
NOTHING = {"teaching": NEVER, "escaping": NEVER, "forgetting": NEVER, "rediscovery": NEVER}
LAND = (np.arange(CHANNELS) == FENTANYL_LAND).astype(float)
FROM = week_of(2017)


def industry(labs: int = 1, know_how: bool = True, **numbers: float) -> Industry:
    """A few labs at work, which is all there is of making; nobody is raided."""
    supply = replace(Supply(), makers=replace(Makers(), labs=labs, vendors=1, raid_rate=0.0, **NOTHING | numbers))
    there = Industry(mesa.Model(), supply, Crossings(), Luck(3, 0), switches=replace(ALONE, know_how=know_how), seed_capacity=100.0)
    weeks(there, 1)
    return there


def weeks(there: Industry, number: int) -> None:
    """Weeks in which making pays and all is asked for."""
    for _ in range(number):
        there.makers.trades.week += 1
        there.makers.trades.asked, there.makers.trades.supplied = 2.0, 1.0
        sources.come_and_go(there.here, np.full(CHANNELS, 0.5), LAND, 1.0, np.zeros((REGIONS, CHANNELS)))


def free(there: Industry) -> int:
    return int(there.makers.trades.free[LAB])


@pytest.mark.parametrize("labs", [1, 4])
def test_the_first_makers_are_those_who_know_how(labs):
    there = industry(labs)
    assert len(there.makers.of(LAB)) == labs and free(there) == 0


@pytest.mark.parametrize("know_how, escaping, back", [(True, 0.0, 0), (True, 1.0, 1), (False, 0.0, 1)])
def test_a_market_of_one_maker_dies_with_its_know_how_and_without_the_state_never(know_how, escaping, back):
    there = industry(know_how=know_how, escaping=escaping)
    there.makers.close(there.makers.of(LAB))
    weeks(there, 200)
    assert len(there.makers.of(LAB)) == back


def test_who_was_taught_begins_when_the_teacher_is_gone():
    there = industry(teaching=SURE)
    weeks(there, 1)
    assert free(there) == 1, "one lab taught one person"
    there.makers.close(there.makers.of(LAB))
    weeks(there, 1)
    assert len(there.makers.of(LAB)) == 1 and free(there) == 0


def test_what_nobody_uses_is_forgotten_and_found_again():
    there = industry(labs=3, escaping=1.0)
    there.here.numbers["forgetting"] = SURE
    there.makers.close(there.makers.of(LAB))
    there.makers.trades.skill[LAB], there.makers.trades.since[LAB] = (1.0, 0.7, 0.3), 40
    labs, numbers = there.makers.trades.records[LAB], there.here.numbers[0]
    sources.hand_on(there.makers.records, labs, numbers)
    assert free(there) == 3 and labs["knowing"] == 0
    makers.forget(labs, LAB, numbers)
    assert free(there) == 0 and labs["since"] == 0
    assert labs["skill"] == pytest.approx(makers.FIRST_SKILL), "what they had learned of lower tiers went with them"
    there.here.numbers["rediscovery"] = SURE
    makers.forget(labs, LAB, numbers)
    assert free(there) == 1


def test_where_somebody_knows_nothing_need_be_found_again():
    there = industry(rediscovery=SURE)
    there.makers.trades.skill[LAB] = 1.0, 0.7, 0.3
    weeks(there, 10)
    assert there.makers.trades.skill[LAB].tolist() == [1.0, 0.7, 0.3]
    assert free(there) == 0 and len(there.makers.of(LAB)) == 1


def test_a_lab_that_is_built_again_keeps_its_people():
    there = industry(escaping=1.0)
    row = there.makers.of(LAB)
    there.makers.open[row], there.makers.rebuild[row] = False, 500
    sources.hand_on(there.makers.records, there.makers.trades.records[LAB], there.here.numbers[0])
    assert free(there) == 0 and there.makers.knows[row].all()


@pytest.mark.parametrize("knowing, by_entry", [(0, 0.0), (2, Makers().entry_share)])
def test_growth_comes_as_new_firms_only_while_somebody_knows_how(knowing, by_entry):
    there = industry()
    there.makers.trades.free[LAB] = knowing
    weeks(there, 1)
    assert there.makers.trades.by_entry[LAB] == by_entry


def lived(know_how: bool, escaping: float) -> World:
    """A small world whose fentanyl comes from one lab, which is closed in 2017, two years later."""
    numbers = replace(Makers(), labs=1, raid_rate=0.0, **NOTHING | {"escaping": escaping})
    spec = Spec(people=200, end=2019, mechanisms=replace(ALONE, know_how=know_how))
    supply = replace(spec.params.supply, makers=numbers, sources=replace(Supply().sources, mail_reachable=YEARS.high))
    world = World(replace(spec, params=replace(Params(), supply=supply))).run(FROM)
    assert len(world.makers.of(LAB)) == 1, "without teaching nobody else could begin" if know_how else ""
    usual = world.book.at
    world.book.at = lambda week: replace(usual(week), close_makers=1 if week == FROM else 0)
    return world.run()


def test_a_world_of_one_maker_that_is_closed_has_no_more_fentanyl_unless_its_people_go_on():
    died, survived = (lived(True, escaping).table()["fentanyl_land_sent_kg"][FROM:] for escaping in (0.0, 1.0))
    assert died.max() == 0 and survived[-52:].min() > 0


def test_a_world_goes_on_bit_for_bit_with_what_its_people_know():
    spec = Spec(people=200, end=2016, mechanisms=replace(ALONE, know_how=True))
    half = World(spec).run(week_of(2015))
    on = World.resume(spec, half.saved()).run()
    half.run()
    assert half.makers.trades.free.sum() > 0
    assert all(np.array_equal(one, on.saved()[name], equal_nan=True) for name, one in half.saved().items())
