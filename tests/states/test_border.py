"""Crossings, crossers and states in a small world: what each rule does, and that nothing is done by rules that do nothing."""

from dataclasses import replace

import numpy as np
import pytest

from sim.agents.enforcers import man_the_border
from sim.clock import week_of
from sim.market import BETWEEN, CANADA, HUB, MAIL, PORTS, SEA
from sim.market.routes import ROUTE_NAMES
from sim.params.mechanisms import Allocation, Cooperation, Mechanisms
from sim.policy.rules import Rules
from sim.spec import Spec
from sim.world import World

START = 2016.0


@pytest.fixture(scope="module")
def border():
    """A function: the border after `weeks` under rules, in a world without a market: effort [X] and the world."""

    def live(weeks: int = 60, switches: Mechanisms = Mechanisms(), start: float = START, **changes) -> World:
        world = World(Spec(people=60, start=2006, mechanisms=switches))
        ordered = replace(Rules(), **changes)
        for world.week in range(week_of(start), week_of(start) + weeks):
            world.rules = world.treasury.designate(ordered)
            world.effort = man_the_border(world, world.rules)
        return world

    return live


def ratio(world: World, other: World) -> np.ndarray:
    return world.effort / other.effort


def test_in_2006_every_effort_and_state_is_one(border):
    world = border(1, start=2006.0)
    assert (world.effort == 1.0).all() and (world.states.china, world.states.mexico, world.states.canada) == (1.0, 1.0, 1.0)


MOVES = [
    (dict(search_mail=2.0), [MAIL]),
    (dict(search_ports=2.0), [PORTS]),
    (dict(search_between=2.0), [BETWEEN]),
    (dict(search_canada=2.0), [CANADA]),
    (dict(search_sea=2.0), [SEA]),
    (dict(search_hub=2.0), [HUB]),
    (dict(parcels_checked=0.2), [MAIL]),
    (dict(data_shared=0.5), [SEA, HUB]),
    (dict(task_force=1.0), [SEA]),
    (dict(corruption_cut=0.5), [SEA]),
]


@pytest.mark.parametrize("rules, where", MOVES, ids=lambda x: "-".join(map(str, x)))
def test_each_rule_moves_its_own_crossings_up_and_no_other(border, rules, where):
    moved = ratio(border(30, **rules), border(30))
    assert (moved[where] > 1.02).all() and (np.delete(moved, where) == 1.0).all()


def test_a_targeting_model_helps_where_there_are_papers_until_senders_learn(border):
    fresh, old = (border(weeks, targeting=0.9, targeting_renewal=10_000.0) for weeks in (2, 400))
    still = border(400, replace(Mechanisms(), adversary=False), targeting=0.9, targeting_renewal=10_000.0)
    renewed = border(400, targeting=0.9, targeting_renewal=13.0)
    assert ratio(fresh, border(2))[MAIL] > 1.3 and ratio(fresh, border(2))[BETWEEN] == 1.0
    assert ratio(old, border(400))[MAIL] == pytest.approx(1.0, abs=0.05)
    assert still.effort[MAIL] > renewed.effort[MAIL] > old.effort[MAIL]


def test_false_papers_cost_a_targeting_model_part_of_its_use(border):
    true = replace(Mechanisms(), labels=False)
    assert border(2, true, targeting=0.9).effort[MAIL] > border(2, targeting=0.9).effort[MAIL]


def test_crossers_take_staff_only_where_staff_is_shared(border):
    own = replace(Mechanisms(), shared_staff=False)
    busy = ratio(border(10, migrant_load=4.0), border(10))
    assert busy[BETWEEN] < busy[PORTS] < 1.0 == busy[MAIL]
    assert (ratio(border(10, own, migrant_load=4.0), border(10, own)) == 1.0).all()


def test_prosecuting_crossers_first_costs_search_and_then_may_free_it(border):
    """Each case takes time at once; attempts fall only as the word spreads. With no deterrence only the cost is left."""
    fearless = replace(Mechanisms(), deterrence=False)
    soon, late = (ratio(border(w, crosser_penalty=1.0), border(w))[BETWEEN] for w in (1, 200))
    assert soon < late
    assert border(200, crosser_penalty=1.0).crossers.tried() < border(200).crossers.tried()
    assert border(200, fearless, crosser_penalty=1.0).crossers.tried() == border(200, fearless).crossers.tried()


def test_paid_passages_grow_with_the_search_they_avoid(border):
    clean = replace(Mechanisms(), bribes=False)
    strict, strict_clean = (ratio(border(2, m, search=16.0), border(2, m))[PORTS] for m in (Mechanisms(), clean))
    assert strict < strict_clean == pytest.approx(16.0)


def test_traffic_hides_loads_only_if_it_can(border):
    open_ = replace(Mechanisms(), volume_search=False)
    assert border(1).effort[MAIL] < border(1, open_).effort[MAIL] and border(1, open_).effort[MAIL] == 1.0


@pytest.mark.parametrize("how, moved", [(Allocation.fixed, False), (Allocation.yields, True), (Allocation.best, True)])
def test_a_budget_that_may_move_goes_to_the_mail_when_doses_are_found_there(border, how, moved):
    world = border(1, replace(Mechanisms(), allocation=how))
    before = world.effort.copy()
    sent = np.zeros(len(ROUTE_NAMES))
    sent[[ROUTE_NAMES.index("mail_mail"), ROUTE_NAMES.index("heroin_ports")]] = 9e6, 1e5
    for _ in range(52):
        world.crossings.learn(sent, 0.1 * sent)
    world.effort = man_the_border(world, world.rules)
    assert bool(world.effort[MAIL] > 1.05 * before[MAIL]) is moved and bool(world.effort[PORTS] < before[PORTS]) is moved


LISTED = dict(listed_provinces=4, listing_loss=0.4)
MAJORS = dict(sanctioned=5, sanction_majors=1.0)
LEVERAGE, INSULATED, BACKLASH = Cooperation.leverage, Cooperation.insulated, Cooperation.backlash
STATES = [
    (LEVERAGE, dict(tension=0.5), -1),
    (INSULATED, dict(tension=0.5), 0),
    (BACKLASH, dict(tension=0.5), 0),
    (LEVERAGE, dict(concession=0.5), 1),
    (LEVERAGE, dict(sanctioned=5), 0),
    (BACKLASH, dict(sanctioned=5), -1),
    (LEVERAGE, MAJORS, 1),
    (LEVERAGE, LISTED, 1),
    (BACKLASH, LISTED, -1),
    (LEVERAGE, dict(public_demand=1.0), -1),
    (INSULATED, dict(engagement=4.0), 1),
]


@pytest.mark.parametrize("rule, rules, sign", STATES, ids=lambda x: str(x))
def test_the_source_state_answers_as_its_rule_says(border, rule, rules, sign):
    """Both signs come from the same numbers: only the rival rule differs."""
    switches = replace(Mechanisms(), cooperation=rule)
    assert np.sign(round(border(104, switches, **rules).states.china - border(104, switches).states.china, 9)) == sign


def test_a_state_that_does_not_care_cannot_be_moved_by_what_it_may_lose(border):
    blind = replace(Mechanisms(), attention=False)
    assert border(104, blind, sanctioned=5, sanction_majors=1.0).states.china == border(104, blind).states.china


def test_a_wall_of_words_costs_a_neighbours_help(border):
    loud = border(104, rhetoric=1.0, crossing_cost_between=2.0)
    assert loud.states.mexico < 0.8 and loud.states.canada < 1.0
    proud = border(104, replace(Mechanisms(), cooperation=Cooperation.insulated), rhetoric=1.0)
    assert proud.states.mexico == 1.0


def test_promises_come_before_deeds(border):
    early, late = (border(weeks, engagement=6.0).states for weeks in (9, 300))
    assert early.stated[0] > early.delivered[0] > 1 and late.delivered[0] > early.delivered[0]
