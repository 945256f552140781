"""Vendors who leave the mail may sell to transit groups, and customers buy elsewhere: computed by hand, and in a small world."""

from dataclasses import replace

import mesa
import numpy as np
import pytest

from sim.agents.industry import Industry
from sim.agents.maker import VENDOR
from sim.chance import Luck
from sim.clock import week_of
from sim.errors import LeakError
from sim.market import CHANNELS, FENTANYL_LAND, choice, makers, shipping, sources
from sim.market.makers import MAIL, NONE, TRANSIT
from sim.params.market import Cells
from sim.params.state_actors import Crossings
from sim.params.supply import Makers, Supply
from sim.policy.rules import Rules
from sim.spec import Spec
from sim.world import World
from tests.alone import ALONE
from tests.market.small_traffic import small

GAIN, WAIT, REVIEWED = 0.4, 6, 1.0
SMALL = Spec(people=300, end=2019, mechanisms=ALONE)
FROM = week_of(2018)


def industry(transit_sales: bool = True) -> Industry:
    """Two labs and four vendors that are at work, all found by buyers and supplied; who may reconsider does so every week."""
    supply = replace(Supply(), makers=replace(Makers(), labs=2, vendors=5, transit_gain=GAIN, transit_weeks=WAIT, raid_rate=0.0))
    switches = replace(ALONE, transit_sales=transit_sales)
    there = Industry(mesa.Model(), supply, Crossings(), Luck(1, 0), switches=switches)
    firms = there.makers
    firms.open[:2] = firms.open[firms.vendors.start:firms.vendors.start + 4] = True
    firms.capacity[firms.open], firms.threshold[:] = 10.0, 1.0
    there.here.numbers["supplier_review"], there.here.pool["met"], there.haulage.supplied[:] = REVIEWED, 1.0, 1.0
    firms.trades.week = 100
    return there


def penalties(there: Industry, mail: float, transit: float) -> None:
    there.makers.trades.penalty[VENDOR], there.makers.trades.penalty_transit[VENDOR] = mail, transit


def filled(there: Industry, week: int) -> np.ndarray:
    """Share of offers of a thousand DE a line that sources fill in a week."""
    there.makers.trades.week, share = week, np.ones(CHANNELS)
    sources.fill(there.here, np.full(CHANNELS, 1000.0), np.ones(CHANNELS), share)
    return share


@pytest.mark.parametrize("mail, transit, way", [
    (0.5, 0.1, MAIL),      # 1 - .5 by mail, .4 - .1 in transit
    (0.8, 0.1, TRANSIT),   # .2 and .3: the mail is bearable, but pays less
    (2.0, 0.1, TRANSIT),   # -1 and .3
    (2.0, 0.5, NONE),      # -1 and -.1
    (0.8, 0.5, MAIL),      # .2 and -.1
])
def test_a_vendor_sells_where_most_is_left_after_the_penalty(mail, transit, way):
    there = industry()
    penalties(there, mail, transit)
    vendor, numbers = there.makers.records[there.makers.vendors.start], there.here.numbers[0]
    sees = there.makers.trades.records[VENDOR]
    makers.bear_risk(vendor, sees, numbers)
    assert (vendor["open"], vendor["transit"]) == (way != NONE, way == TRANSIT)


@pytest.mark.parametrize("mail, stays", [(2.0, False), (0.8, True)])
def test_without_that_choice_who_leaves_the_mail_is_gone(mail, stays):
    there = industry(transit_sales=False)
    penalties(there, mail, 0.0)
    sources.bear_risks(there.here)
    assert len(there.makers.of(VENDOR)) == (4 if stays else 0) and not there.makers.transit.any()


def test_vendors_that_turn_sell_over_land_once_they_are_ready_and_come_back_when_the_mail_is_safe():
    there = industry()
    assert filled(there, 100)[1:] == pytest.approx([0.04, 0.02]), "four vendors by mail, two labs over land, 10 DE each"
    penalties(there, 2.0, 0.1)
    sources.bear_risks(there.here)
    assert there.makers.trades.turned.tolist() == [0.0, 1.0]
    assert filled(there, 100 + WAIT - 1)[1:] == pytest.approx([0.0, 0.02]) and there.haulage.finished[0] == 0
    assert filled(there, 100 + WAIT)[1:] == pytest.approx([0.0, 0.06]) and there.haulage.finished[0] == pytest.approx(4 / 6)
    penalties(there, 0.1, 0.1)
    sources.bear_risks(there.here)
    assert filled(there, 200)[1:] == pytest.approx([0.04, 0.02]) and there.haulage.finished[0] == 0


def test_transit_groups_pay_vendors_and_labs_for_what_each_made():
    there, costs = industry(), np.ones(CHANNELS)
    sources.price(there.here, costs)
    labs = costs[FENTANYL_LAND]
    there.haulage.finished[:] = 0.25
    sources.price(there.here, costs)
    numbers = Supply()
    assert costs[FENTANYL_LAND] == pytest.approx(0.75 * labs + 0.25 * numbers.makers.transit_cost / numbers.sources.lab_cost)


def test_who_sells_to_transit_groups_grows_on_what_their_line_pays():
    there = industry()
    there.makers.transit[there.makers.vendors.start] = True
    there.makers.trades.growth[VENDOR], there.makers.trades.growth_transit[VENDOR] = 0.5, 1.1
    sources.grow(there.makers.records, there.makers.trades.records[VENDOR], there.here.numbers[0])
    assert there.makers.capacity[there.makers.of(VENDOR)] == pytest.approx([11.0, 5.0, 5.0, 5.0])


def test_the_law_against_sellers_of_chemicals_reaches_those_in_transit():
    there = industry()
    for times in (1.0, 40.0):
        there.obey(Rules(supplier_penalty=times))
        sources.press(there.here)
        assert there.makers.trades.penalty_transit[VENDOR] == pytest.approx(Makers().penalty * times)


@pytest.mark.parametrize("introduced, by_mail, over_land, told", [(0.2, 0.5, 0.1, 0.18), (0.2, 0.1, 0.5, 0.5), (0.0, 0.5, 0.1, 0.1)])
def test_customers_of_vendors_that_turn_are_told_where_to_buy(introduced, by_mail, over_land, told):
    few = small(2)
    few.cells["access"], few.cells["learning"], few.cells["lines"][1, FENTANYL_LAND] = (1.0, by_mail, over_land), 0.0, 0.0
    few.sees.put(introduced=introduced)
    for cell in few.cells:
        choice.learn(cell, few.sees.record[0], few.numbers[0])
    assert few.cells["access"][:, FENTANYL_LAND] == pytest.approx([told, 0.0]), "who may not work the line is told nothing"


USUAL = Spec().params.market.cells.inertia


@pytest.mark.parametrize("look_elsewhere, filled, pace", [(True, 0.0, USUAL + 0.1), (True, 0.6, USUAL + 0.04), (True, 1.0, USUAL),
                                                          (False, 0.0, USUAL)])
def test_cells_replan_sooner_what_is_left_unfilled(look_elsewhere, filled, pace):
    """By hand: all business by mail, access to the land line alone; the wish is all by land."""
    few = small(1, look_elsewhere=look_elsewhere)
    few.cells["mix"], few.cells["access"], few.cells["learning"] = (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), 0.0
    few.sees.put(filled=(1.0, filled, 1.0))
    shipping.plan_all(few.cells, few.groups, few.markets, few.sees.record, few.numbers)
    assert few.cells["mix"][0] == pytest.approx([0.0, 1 - pace, pace])


@pytest.mark.parametrize("look_elsewhere, filled, asks", [(True, 0.0, 0.1), (True, 0.75, 0.025), (True, 1.0, 0.0), (False, 0.0, 0.0)])
def test_cells_that_are_left_without_goods_ask_those_who_have_others(look_elsewhere, filled, asks):
    """By hand: four tenths of the business nearby is over land, and a cell that buys by mail knows nobody there."""
    few = small(1, look_elsewhere=look_elsewhere)
    few.cells["mix"] = (0.0, 1.0, 0.0)
    few.sees.put(filled=(1.0, filled, 1.0), heard=0.4)
    choice.learn(few.cells[0], few.sees.record[0], few.numbers[0])
    p = Cells()
    assert few.cells["access"][0, FENTANYL_LAND] == pytest.approx(p.innovation + (p.imitation + asks) * 0.4)


@pytest.fixture(scope="module")
def state():
    return World(SMALL).run(FROM).saved()


def scheduled(state, **switches) -> World:
    """A small world in which the law on vendors has just become hard."""
    world = World.resume(replace(SMALL, mechanisms=replace(ALONE, **switches)), state)
    usual = world.book.at
    world.book.at = lambda week: replace(usual(week), class_scheduled=800.0)
    return world


def test_the_books_close_while_vendors_sell_to_transit_groups(state):
    world = scheduled(state, transit_sales=True).run(FROM + 40)
    without = scheduled(state).run(FROM + 40)
    assert world.haulage.finished[0] > 0.3 and without.haulage.finished[0] == 0
    sent = [float(one.table()["fentanyl_land_sent_kg"][-8:].mean()) for one in (world, without)]
    assert sent[0] > 1.3 * sent[1]
    seen = world.observed()
    assert seen.vendors_in_transit.values[-1] > 5 and seen.transit_capacity.values[-1] > 0


def test_the_books_see_goods_of_vendors_that_labs_are_said_to_have_made(state):
    """The twin: labs cannot have made what nobody brought them chemicals for."""
    world = scheduled(state, transit_sales=True).run(FROM + 20)
    enter = world.ledger.enter
    world.ledger.enter = lambda *flows: enter(*flows[:4])
    with pytest.raises(LeakError, match="chemicals"):
        world.run(FROM + 40)


def test_a_world_with_vendors_in_transit_goes_on_bit_for_bit(state):
    switches = {"transit_sales": True, "look_elsewhere": True, "sales_growth": True, "open_places": True}
    whole, half = scheduled(state, **switches).run(FROM + 30), scheduled(state, **switches).run(FROM + 13)
    on = scheduled(half.saved(), **switches).run(FROM + 30)
    one, other = whole.saved(), on.saved()
    assert all(np.array_equal(one[name], other[name], equal_nan=True) for name in one)
