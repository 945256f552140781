"""Police and investigators: budgets that follow cases, and only as far as they are free to."""

from dataclasses import replace

import mesa
import numpy as np
import pytest

from sim.agents.coastguard import CoastGuard
from sim.agents.investigators import Investigators
from sim.agents.police import Police
from sim.agents.treasury import Treasury
from sim.params.mechanisms import Allocation, Mechanisms
from sim.params.places import DIVISIONS
from sim.params.state_actors import CoastGuard as Ships
from sim.params.state_actors import Investigators as Cases
from sim.params.state_actors import Police as Officers
from sim.params.state_actors import Treasury as Office
from sim.policy.rules import Rules

ONE = np.ones(DIVISIONS)


def police(how: Allocation, users: float, months: int = 75) -> Police:
    body = Police(mesa.Model(), Officers(), replace(Mechanisms(), allocation=how))
    body.patrol(ONE, 1000 * ONE)
    for _ in range(months):
        body.patrol(ONE, 1000 * users * ONE)
    return body


def test_nothing_moves_while_nothing_changes():
    for how in Allocation:
        body = police(how, 1.0)
        assert body.dealers == pytest.approx(ONE) and body.users == pytest.approx(ONE)


def test_more_users_draw_the_police_from_dealers_to_users():
    body, still, best = (police(how, 3.0) for how in (Allocation.yields, Allocation.fixed, Allocation.best))
    assert (body.users > 1.01).all() and (body.dealers < 1).all()
    assert (still.users == 1).all() and (best.users >= body.users).all()


def test_a_budget_is_spent_and_no_more():
    body, p = police(Allocation.yields, 3.0), Officers()
    assert p.on_dealers * body.dealers + (1 - p.on_dealers) * body.users == pytest.approx(ONE)


def test_investigators_turn_to_labs_when_there_are_many():
    body = Investigators(mesa.Model(), Cases(), Mechanisms())
    for month in range(100):
        body.work(300, 400 if month else 0)
    assert body.transit[0] > 1.01 and body.source[0] < 1
    quiet = Investigators(mesa.Model(), Cases(), Mechanisms())
    for _ in range(100):
        quiet.work(300, 0)
    assert quiet.transit[0] == quiet.source[0] == 1.0


def test_boats_full_of_crossers_draw_the_fleet_from_chemicals():
    fleet, own = (CoastGuard(mesa.Model(), Ships(), replace(Mechanisms(), shared_staff=shared)) for shared in (True, False))
    for _ in range(75):
        fleet.sail(1.0, 4.0)
        own.sail(1.0, 4.0)
    assert fleet.chemicals[0] < 0.95 and own.chemicals[0] == 1.0
    calm = CoastGuard(mesa.Model(), Ships(), Mechanisms())
    calm.sail(1.0, 1.0)
    assert calm.chemicals[0] == pytest.approx(1.0)


def test_designations_beyond_what_staff_can_prepare_wait_and_none_is_lost():
    office = Treasury(mesa.Model(), Office(cases_a_week=10.0))
    ordered = [replace(Rules(), sanctioned=95, sanction_majors=1.0)] + [Rules()] * 20
    done = [office.designate(rules) for rules in ordered]
    assert [rules.sanctioned for rules in done[:11]] == [10] * 9 + [5, 0] and sum(rules.sanctioned for rules in done) == 95
    assert all(rules.sanction_majors == 1.0 for rules in done[:10]) and done[11] == Rules()
    assert 0 < office.felt_majors[0] == office.felt[0] < 95 / 300


def test_an_idle_office_changes_no_rule():
    rules = Rules()
    assert Treasury(mesa.Model(), Office()).designate(rules) is rules


def test_where_nothing_is_enforced_cases_that_wait_are_dropped():
    office = Treasury(mesa.Model(), Office(), enforced=False)
    office.waiting[:] = 20.0
    assert office.designate(Rules()).sanctioned == 0 and office.waiting[0] == 0


def test_the_same_designations_are_the_same_rules():
    office, rules = Treasury(mesa.Model(), Office(cases_a_week=10.0)), replace(Rules(), sanctioned=4)
    assert office.designate(rules) is office.designate(rules)
