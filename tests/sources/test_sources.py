"""Every lever on sources moves something in its room, labs rebuild and shrink, successors come where they may; tiny worlds."""

from dataclasses import replace

import numpy as np
import pytest

from sim.agents.maker import LAB, VENDOR
from sim.agents.province import ABROAD
from sim.agents.supplier import MAJOR, Supplier
from sim.clock import week_of
from sim.params.mechanisms import Mechanisms, Successors
from sim.policy.rules import Rules
from sim.spec import Spec
from sim.world import World
from tests.alone import ALONE

SUPPLY = replace(Spec().params.supply, makers=replace(Spec().params.supply.makers, sales_memory=0.15))   # they notice within weeks
SMALL = Spec(people=400, end=2021, mechanisms=ALONE, params=replace(Spec().params, supply=SUPPLY))
FROM = week_of(2018)
USUAL = ALONE


@pytest.fixture(scope="module")
def state():
    return World(SMALL).run(FROM).saved()


def after(state, weeks: int, m: Mechanisms = USUAL, **rules) -> World:
    """The small world from 2018 on, with these rules on top of what the law says, for as long as it runs."""
    world = World.resume(replace(SMALL, mechanisms=m), state)
    usual = world.book.at
    world.book.at = lambda week: replace(usual(week), **rules)
    return world.run(FROM + weeks)


def mean(world: World, name: str, last: int = 8) -> float:
    return float(world.table()[name][-last:].mean())


@pytest.fixture(scope="module")
def calm(state):
    return after(state, 30)


CHANNELS = {   # rule fields: the measure of this room that they move, and whether it rises
    "supplier_penalty": (dict(supplier_penalty=300.0), "supplier_penalty_ratio", True),
    "regulated": (dict(regulated=1.0, regulated_tiers=2), "supplier_penalty_ratio", True),
    "takedown": (dict(takedown=1.0), "seller_reach", False),
    "rebate_removed": (dict(rebate_removed=1.0), "trafficker_profit_usd", None),
    "source_closed": (dict(source_closed=0.2, reentry_held=1.0), "mail_vendors", False),
    "upstream_lost": (dict(upstream_lost=0.8), "fentanyl_land_sent_kg", False),
    "consignees_vetted": (dict(consignees_vetted=1.0), "suppliers_front", False),
    "orders_audited": (dict(orders_audited=1.0), "chemical_price", None),
    "listed_provinces": (dict(listed_provinces=3, listing_loss=0.4), "province_zeal", True),
    "national_sanction": (dict(national_sanction=0.5), "compliant_trade_lost", True),
    "sanctioned": (dict(sanctioned=20, sanction_small=1.0), "suppliers_open", False),
    "labs_struck": (dict(labs_struck=1.0, lab_intelligence=1.0), "lab_capacity", False),
    "traced": (dict(traced=1.0), "labs", False),
    "search_sea": (dict(search_sea=30.0), "chemical_route_sea", False),
    "search_hub": (dict(search_hub=30.0), "chemical_route_hub", False),
    "class_scheduled": (dict(class_scheduled=800.0), "mail_vendors", False),
}


@pytest.mark.parametrize("field", CHANNELS)
def test_a_rule_on_sources_moves_its_measure(state, calm, field):
    rules, measure, rises = CHANNELS[field]
    moved, still = mean(after(state, 30, **rules), measure), mean(calm, measure)
    assert moved != still
    if rises is not None:
        assert (moved > still) == rises


def test_leaders_reached_and_protection_decide_what_majors_expect(state):
    world = World.resume(SMALL, state)
    majors = world.agents_by_type[Supplier].where(lambda firm: (firm.sort == MAJOR) & (firm.province != ABROAD))

    def expected(m=USUAL, **rules) -> float:
        there = World.resume(replace(SMALL, mechanisms=m), state).industry
        there.obey(Rules(**rules))
        return float(np.mean([there.suppliers.member(firm.row()).fears() for firm in majors]))

    assert expected(leaders_reached=1.0) > 2 * expected()
    assert expected(replace(USUAL, protection=False)) == pytest.approx(expected(leaders_reached=1.0))
    assert expected(replace(USUAL, deterrence=False)) == 0


def test_labs_that_are_struck_come_back_smaller_and_without_rebuilding_they_do_not(state, calm):
    m = replace(USUAL, entry=False)
    gone = after(state, 30, m, labs_struck=1.0, lab_intelligence=1.0)
    back = after(state, 30, labs_struck=1.0, lab_intelligence=1.0)
    assert mean(gone, "large_labs") == 0
    assert mean(gone, "lab_capacity") < 0.7 * mean(back, "lab_capacity") < 0.7 * mean(calm, "lab_capacity")
    labs = back.makers.of(LAB)
    assert back.makers.large[labs].mean() < calm.makers.large[calm.makers.of(LAB)].mean()


def test_unknown_labs_cannot_be_struck(state, calm):
    blind = after(state, 12, labs_struck=3.0, lab_intelligence=0.0)
    assert blind.table()["labs_destroyed"].sum() == 0
    assert np.array_equal(blind.makers.capacity, after(state, 12).makers.capacity)


@pytest.mark.parametrize("source", Successors)
def test_a_found_successor_is_taken_up_to_escape_a_penalty_until_it_is_listed(state, source):
    world = World.resume(replace(SMALL, mechanisms=replace(USUAL, successors=source)), state)
    world.makers.trades.since[:], world.makers.trades.know[:] = FROM, 0.8
    usual = world.book.at
    world.book.at = lambda week: replace(usual(week), class_scheduled=800.0)
    world.run(FROM + 30)
    share = world.makers.successor_share(VENDOR)
    if source is Successors.none:
        assert share == 0
        return
    assert share > 0.9
    assert 0 < world.makers.successor_share(LAB) < share, "labs have no penalty to escape"


def test_pressure_finds_successors_only_where_it_may_provoke(state):
    found = {}
    for source in (Successors.provoked, Successors.autonomous):
        world = World.resume(replace(SMALL, mechanisms=replace(USUAL, successors=source)), state)
        world.industry.numbers["discovery"], world.industry.numbers["provoked"] = 0.0, 5.0
        usual = world.book.at
        world.book.at = lambda week, usual=usual: replace(usual(week), regulated=1.0, regulated_tiers=2)
        found[source] = world.run(FROM + 20).makers.trades.since[LAB]
    assert found[Successors.provoked] >= FROM and found[Successors.autonomous] == 0


def test_labs_whose_goods_are_lost_grow_on_scarcity_only_where_growth_does_not_follow_sales(state):
    """A shock takes nine tenths of what sources send: what is left is dear, and no lab sells a tenth more for it."""
    begun = World.resume(SMALL, state).makers.capacity_of(LAB)
    grown, by_sales = (after(state, 40, m, upstream_lost=0.9) for m in (USUAL, replace(USUAL, sales_growth=True)))
    assert by_sales.makers.trades.sold[LAB] < 0.15
    assert grown.makers.capacity_of(LAB) > 1.2 * begun > 1.2 * by_sales.makers.capacity_of(LAB)


def test_without_step_back_labs_learn_nothing(state):
    short = dict(regulated=1.0, regulated_tiers=1, supplier_penalty=1000.0)
    learned, ignorant = after(state, 30, **short), after(state, 30, replace(USUAL, step_back=False), **short)
    assert learned.makers.trades.skill[LAB, 1] > ignorant.makers.trades.skill[LAB, 1]


def test_labs_live_on_their_store_for_a_while(state):
    world = World.resume(SMALL, state)
    store = float(world.haulage.store[0])
    world.suppliers.sells[:] = False
    world.makers.trades.skill[LAB] = (1.0, 0.0, 0.0)
    world.book.at = lambda week, usual=world.book.at: replace(usual(week), reentry_held=1.0)
    first = world.run(FROM + 1).table()["fentanyl_land_sent_kg"][-1]
    assert store > 0 and first > 0
    last = world.run(FROM + 6).table()
    assert last["fentanyl_land_sent_kg"][-1] < 0.5 * first and float(world.haulage.store[0]) < 0.1 * store


def test_a_struck_world_goes_on_bit_for_bit(state):
    rules = dict(labs_struck=0.5, lab_intelligence=1.0, sanctioned=3, takedown=0.3, orders_audited=0.5, class_scheduled=50.0)
    whole = after(state, 20, **rules)
    half = after(state, 9, **rules)
    on = World.resume(SMALL, half.saved())
    usual = on.book.at
    on.book.at = lambda week: replace(usual(week), **rules)
    on.run(FROM + 20)
    one, other = whole.saved(), on.saved()
    assert all(np.array_equal(one[k], other[k], equal_nan=True) for k in one)
    assert all(np.array_equal(v[-11:], on.table()[k]) for k, v in whole.table().items())
