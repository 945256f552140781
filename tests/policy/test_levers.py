"""Levers change rules and nothing else: each has a size that does nothing, every rule is reached by a lever, and rules compose."""

import inspect
import sys
from dataclasses import fields, replace
from enum import Enum
from itertools import pairwise
from pathlib import Path

import pytest

from sim.clock import week_of, year_of
from sim.measures import MEASURES
from sim.params.dated import Dated
from sim.params.enforcement import Enforcement
from sim.params.timeline import Timeline
from sim.policy import levers
from sim.policy.book import WAYS, RuleBook, compose
from sim.policy.history import Event, Happened, happened
from sim.policy.lever import FOREVER, Lever, acts, sizes
from sim.policy.levers import Policy, known, meant, relative
from sim.policy.levers.bundle import Bundle
from sim.policy.levers.heroin_cut import HeroinCut, Reading
from sim.policy.rules import Rules

LEVERS = {f.name: getattr(Policy(), f.name) for f in fields(Policy)}
SILENT = {"bundle"}                                          # it dates the others and changes no rule of its own
BY_HISTORY = {"class_scheduled", "rx_price", "witnessed"}    # rules that only dated events change
BY_THE_BOOK = {"announced"}
START = 100                      # a week
DATE = year_of(START)
DATES = {event.name for event in Event} | {"pandemic_over", "sanctions_over"}
NO_HISTORY = Timeline(**{f.name: 2200.0 for f in fields(Timeline) if f.name in DATES})


def book(**levers: Lever) -> RuleBook:
    """A rule book in a world without dated events."""
    return RuleBook(Policy(**levers), NO_HISTORY, Enforcement(), Dated())


def moved(lever: Lever, name: str) -> Lever:
    """The lever with one size at the end of its range."""
    f = next(f for f in fields(lever) if f.name == name)
    if isinstance(f.default, Enum):
        return replace(lever, **{name: Event.fentanyl}, start=DATE)
    high, low = f.metadata["range"].high, f.metadata["range"].low
    return replace(lever, **{name: type(f.default)(high if high != f.default else low)}, start=DATE)


EVERY_SIZE = [(name, size) for name, lever in LEVERS.items() for size in sizes(lever)]


@pytest.mark.parametrize("name", LEVERS)
def test_a_lever_says_what_it_is_and_which_measure_it_moves_first(name):
    lever = LEVERS[name]
    assert lever.code and lever.said and lever.moves in MEASURES
    assert not acts(lever) and type(lever).__doc__ and hasattr(lever, "start")


@pytest.mark.parametrize("name", LEVERS)
def test_a_lever_of_size_nothing_leaves_the_rules_of_a_week_as_they_are(name):
    held = book(**{name: replace(LEVERS[name], start=DATE)})
    assert held.at(START) == Rules() and held.cost(START) == 0


@pytest.mark.parametrize("name, size", EVERY_SIZE)
def test_every_size_of_a_lever_changes_a_rule_while_it_is_in_force(name, size):
    lever = moved(LEVERS[name], size)
    assert acts(lever)
    held, last = book(**{name: lever}), getattr(lever, "weeks", 1)
    weeks = [held.at(START + week) for week in range(last)]
    assert any(rules != Rules() for rules in weeks) or name in SILENT
    assert held.at(START - 1) == Rules()
    assert held.at(START + FOREVER) == Rules() or not hasattr(lever, "weeks")


def test_levers_that_are_relative_to_what_would_have_come_are_those_whose_rules_the_world_holds_against_it():
    against = {"landed_heroin", "searched_heroin"}           # World.heroin_that_may_land asks what would have landed
    cut = LEVERS["heroin_cut"]
    assert all(replace(moved(cut, "share"), reading=reading).changes(0).keys() <= against for reading in Reading)
    for name, size in EVERY_SIZE:
        lever = moved(LEVERS[name], size)
        assert relative(Policy(**{name: lever})) == lever.relative == bool(against & lever.changes(0).keys()), name
    assert not relative(Policy(heroin_cut=replace(cut, start=DATE))), "a cut of nothing asks for nothing"


def test_every_rule_is_reached_by_a_lever_or_by_history():
    reached = {rule for name, size in EVERY_SIZE for since in (0, 1) for rule in moved(LEVERS[name], size).changes(since)}
    past = {rule for event in happened(Timeline(), Enforcement(), Dated()) for rule in event.changes(0)}
    every = {f.name for f in fields(Rules)}
    reached |= set(replace(LEVERS["heroin_cut"], reading=Reading.effort).changes(0))
    assert every - reached == BY_HISTORY | BY_THE_BOOK
    assert BY_HISTORY <= past <= every


def test_register_codes_of_all_levers_are_there():
    assert {f"L{n:02d}" for n in range(1, 45)} <= {code for lever in LEVERS.values() for code in lever.code.split()}


@pytest.mark.parametrize("name", LEVERS)
def test_a_larger_lever_never_costs_less(name):
    lever, size = LEVERS[name], sizes(LEVERS[name])[0]
    f = fields(lever)[0]
    if isinstance(f.default, Enum) or name in SILENT:
        return
    reach = f.metadata["range"].high - f.default
    steps = [replace(lever, start=2006, **{size: type(f.default)(f.default + share * reach)}) for share in (0, 0.3, 1)]
    costs = [sum(book(**{name: step}).cost(week) for week in range(60)) for step in steps]
    assert costs[0] == 0 and all(less <= more for less, more in pairwise(costs))


def test_rules_compose_in_the_way_they_declare():
    """By hand: searches multiply, orders add, the strictest wins, the shortest renewal wins."""
    rules = compose({"search": 2.0, "close_makers": 2, "naloxone": 0.1, "targeting_renewal": 13.0},
                    {"search": 3.0, "close_makers": 1, "naloxone": 0.3, "targeting_renewal": 20.0})
    assert (rules.search, rules.close_makers, rules.naloxone, rules.targeting_renewal) == (6.0, 3, 0.3, 13.0)
    assert compose() == Rules() and set(WAYS) == {f.name for f in fields(Rules)}


def test_a_rule_that_does_not_exist_cannot_be_changed():
    with pytest.raises(KeyError):
        compose({"serach": 2.0})


def test_the_same_rules_are_the_same_object_so_that_agents_may_remember_what_they_worked_out():
    held = book(heroin_cut=HeroinCut(0.3, DATE, 10))
    assert held.at(START) is held.at(START + 5)


def test_rules_as_compiled_code_reads_them_are_the_same_values_made_once():
    held = book(heroin_cut=HeroinCut(0.3, DATE, 10), remove_makers=replace(LEVERS["remove_makers"], count=3, start=DATE))
    rules = held.at(START)
    record = held.record(rules)
    assert record.shape == (1,) and all(record[f.name][0] == getattr(rules, f.name) for f in fields(Rules))
    assert held.record(rules) is record and held.record(replace(rules, search=2.0))["search"][0] == 2.0


@pytest.mark.parametrize("name, size", EVERY_SIZE)
def test_a_whole_number_stays_whole_in_every_rule(name, size):
    whole = {f.name for f in fields(Rules) if f.type is int}
    lever = moved(LEVERS[name], size)
    assert all(value == int(value) for since in (0, 1, 30) for rule, value in lever.changes(since).items() if rule in whole)


def test_any_order_of_weeks_finds_the_rules_that_a_new_book_finds():
    """Between dates a book remembers what is in force; asked backwards or in leaps it tells the same."""
    levers = dict(heroin_cut=HeroinCut(0.3, DATE, 10), education=replace(LEVERS["education"], reach=0.4, start=year_of(START + 5), weeks=9))
    held, weeks = book(**levers), [START + 12, START - 1, START + 4, START + 5, START + 6, START + 5, START + 20, START]
    assert [held.at(week) for week in weeks] == [book(**levers).at(week) for week in weeks]


def test_what_takes_time_to_build_stands_in_full_at_the_end():
    wall = book(barrier=replace(LEVERS["barrier"], multiplier=3.0, build_weeks=4, start=DATE))
    costs = [wall.at(START + week).crossing_cost_between for week in range(5)]
    assert costs == [1.5, 2.0, 2.5, 3.0, 3.0]


def test_designations_add_up_to_their_number():
    sanctions = replace(LEVERS["entity_sanctions"], count=300, over_weeks=78, start=DATE)
    held = book(entity_sanctions=sanctions)
    assert sum(held.at(START + week).sanctioned for week in range(100)) == 300


def test_closures_spread_over_weeks_close_as_many_as_at_once():
    left, held = 1.0, book(lab_closures=replace(LEVERS["lab_closures"], fraction=0.5, over_weeks=8, start=DATE))
    for week in range(10):
        left *= 1 - held.at(START + week).source_closed
    assert left == pytest.approx(0.5)


def test_what_a_single_lesson_taught_is_half_forgotten_after_its_half_life():
    taught = replace(LEVERS["education"], reach=0.4, half_life=20.0, start=DATE)
    assert book(education=taught).at(START + 20).education == pytest.approx(0.2)


# bundles


CUT = {"heroin_cut": HeroinCut(0.3, year_of(3)), "search_effort": replace(LEVERS["search_effort"], multiplier=2.0)}


def bundle(**changes) -> RuleBook:
    return book(**CUT, bundle=Bundle(together=1, start=DATE, **changes))


def test_a_bundle_starts_all_its_levers_on_its_date_after_the_delay():
    held = bundle(delay=5)
    assert held.at(START + 4) == Rules() and held.at(3) == Rules()
    assert (held.at(START + 5).landed_heroin, held.at(START + 5).search) == (0.7, 2.0)


def test_levers_of_a_staggered_bundle_come_one_after_the_other():
    held = bundle(stagger=10)
    found = [(held.at(START + week).landed_heroin, held.at(START + week).search) for week in (0, 9, 10)]
    assert found == [(0.7, 1.0), (0.7, 1.0), (0.7, 2.0)]


def test_an_announced_bundle_is_believed_before_it_acts_and_changes_nothing_else():
    held, silent = bundle(delay=20, lead=8, believed=0.5), bundle(delay=20)
    early, told = held.at(START + 11), held.at(START + 12)
    assert early.announced == 0 and told == replace(Rules(), announced=0.5)
    assert held.announced(START + 12).search == 2.0 and held.announced(START + 11) == Rules()
    assert held.at(START + 20) == silent.at(START + 20) == held.announced(START + 20)


def test_nobody_believes_in_an_announcement_after_its_date_has_passed():
    held = bundle(delay=20, lead=20, enacted=0)
    assert held.at(START).announced == 1.0
    assert all(held.at(START + week) == Rules() and held.cost(START + week) == 0 for week in range(20, 60))


def test_levers_of_a_bundle_are_meant_on_its_date():
    policy = meant(Policy(**CUT, bundle=Bundle(together=1, start=DATE)))
    assert {policy.heroin_cut.start, policy.search_effort.start, policy.bundle.start} == {DATE}
    assert policy.barrier == LEVERS["barrier"]


# history


def dated(event: Event, week: int = 0) -> RuleBook:
    """The rule book of history without one event."""
    undone = replace(LEVERS["without_event"], event=event, start=year_of(week))
    return RuleBook(Policy(without_event=undone), Timeline(), Enforcement(), Dated())


PAST = happened(Timeline(), Enforcement(), Dated())


@pytest.mark.parametrize("event", PAST, ids=lambda event: event.event.name)
def test_history_without_an_event_is_the_same_but_for_that_event(event: Happened):
    with_all, without = dated(Event.none), dated(event.event)
    weeks = range(event.first - 30, event.first + 30)
    felt = {f.name for week in weeks for f in fields(Rules) if getattr(with_all.at(week), f.name) != getattr(without.at(week), f.name)}
    assert felt == {rule for week in range(30) for rule in event.changes(week)}
    assert with_all.at(event.first - 1) == without.at(event.first - 1)


def test_an_event_can_be_undone_after_it_has_come():
    law, year = Timeline().mail_law, 52
    start = week_of(law) + year
    held = dated(Event.mail_law, start)
    assert held.at(start - 1).search_mail == Enforcement().mail_law and held.at(start).search_mail == 1.0


def test_what_was_never_suspended_is_not_resumed():
    held = dated(Event.suspension)
    assert all(held.at(week).tension == 0 for week in range(800, 1000))


def test_a_cut_by_search_and_a_quota_are_two_readings_of_one_lever():
    quota, effort = HeroinCut(0.5), replace(HeroinCut(0.5), reading=Reading.effort)
    assert quota.changes(0) == {"landed_heroin": 0.5} and effort.changes(0) == {"searched_heroin": 0.5}


def test_two_files_that_declare_one_lever_are_told(monkeypatch, tmp_path):
    """A copy that is left beside a file must not take its place unseen; one that cannot be imported by name is none."""
    text = Path(inspect.getsourcefile(known()["heroin_cut"])).read_text()
    for name in ("first", "second", "first copy"):
        (tmp_path / f"{name}.py").write_text(text)
    monkeypatch.setattr(levers, "__path__", [str(tmp_path)])
    with pytest.raises(TypeError, match="two levers are called heroin_cut: in sim.policy.levers.first and in sim.policy.levers.second"):
        levers._found()
    for name in ("first", "second"):
        sys.modules.pop(f"sim.policy.levers.{name}")
        delattr(levers, name)
