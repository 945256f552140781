"""Where nothing is enforced no lever of enforcement does anything, and no order of history; what is not enforcement still does."""

from dataclasses import fields, replace

import pytest

from sim.clock import week_of
from sim.params.mechanisms import Mechanisms
from sim.policy.book import RuleBook
from sim.policy.history import Event
from sim.policy.levers import Policy
from sim.policy.levers.heroin_cut import HeroinCut, Reading
from sim.policy.levers.without_event import WithoutEvent
from sim.policy.rules import Rules
from sim.policy.unenforced import ENFORCEMENT
from sim.spec import Spec
from sim.world import World
from tests.laws.conftest import same
from tests.laws.every import LEVERS, strong

FROM, WEEKS = week_of(2019), 13
FREE = replace(Mechanisms(), enforcement=False)
SMALL = Spec(people=400, end=2021)
POLITICS = {"tension", "rhetoric", "engagement", "concession", "public_demand"}   # what states make of words is theirs


def changes(name: str) -> set[str]:
    """Rules that a lever at its strongest changes in its first years."""
    lever = getattr(strong(name, FROM), name)
    return {rule for since in range(110) for rule in lever.changes(since)}


ENFORCING = [name for name in LEVERS if changes(name) & set(ENFORCEMENT)]
OTHERS = ["naloxone", "rebate_removal", "heroin_cut", "upstream_shock"]
BY_SEARCH = Policy(heroin_cut=HeroinCut(0.5, 2019, 104, Reading.effort))


@pytest.fixture(scope="module")
def state():
    """A world with all sources, in which enforcement has had its history."""
    return World(SMALL).run(FROM).saved()


def lived(state, policy: Policy = Policy(), switches: Mechanisms = FREE) -> dict:
    return World.resume(replace(SMALL, policy=policy, mechanisms=switches), state).run(FROM + WEEKS).saved()


@pytest.fixture(scope="module")
def free(state):
    return lived(state)


@pytest.fixture(scope="module")
def enforced(state):
    return lived(state, switches=Mechanisms())


def test_every_rule_of_enforcement_exists_and_is_told_once():
    assert set(ENFORCEMENT) <= {f.name for f in fields(Rules)} and len(set(ENFORCEMENT)) == len(ENFORCEMENT) and len(ENFORCING) > 30


@pytest.mark.parametrize("name", ENFORCING)
def test_a_lever_of_enforcement_is_bit_identical_to_none(state, free, name):
    after = lived(state, strong(name, FROM))
    own = "states." if changes(name) & POLITICS else "nothing"
    assert same(*({k: a for k, a in arm.items() if not k.startswith(own)} for arm in (after, free)))


def test_a_cut_by_search_is_nothing_without_search(state, free, enforced):
    assert same(lived(state, BY_SEARCH), free) and not same(lived(state, BY_SEARCH, Mechanisms()), enforced)


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_not_enforcement_still_acts(state, free, name):
    assert not same(lived(state, strong(name, FROM)), free)


@pytest.mark.parametrize("name", ["entity_sanctions", "remove_makers", "remove_sellers", "network_prosecution", "lab_closures"])
def test_where_it_is_enforced_an_order_is_felt(state, enforced, name):
    assert not same(lived(state, strong(name, FROM), Mechanisms()), enforced)


@pytest.mark.parametrize("event", [Event.indictments, Event.mail_law, Event.class_scheduling, Event.sanctions])
def test_history_without_enforcement_has_no_orders_to_undo(event):
    p = SMALL.params

    def book(gone: Event, enforced: bool) -> list[Rules]:
        held = RuleBook(Policy(without_event=WithoutEvent(gone, 2006)), SMALL.timeline, p.enforcement, p.dated, enforced)
        return [held.at(week) for week in range(week_of(2014), week_of(2025))]

    assert book(event, False) == book(Event.none, False) and book(event, True) != book(Event.none, True)
