"""A local lever: in force in one census division, where the rules are those of the same lever in the nation, and nowhere else."""

from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar

import mesa
import numpy as np
import pytest

from sim.agents.treasury import Treasury
from sim.clock import week_of, year_of
from sim.config.build import plain
from sim.config.compose import configured
from sim.errors import InputError, RunError
from sim.face.scenario import scenario
from sim.params.dated import Dated
from sim.params.enforcement import Enforcement
from sim.params.places import DIVISION_NAMES, POPULATION, Division, place_of
from sim.params.timeline import Timeline
from sim.policy.book import RuleBook
from sim.policy.declared import faults
from sim.policy.lever import Lever, division_of, is_local, size, sizes, when, where
from sim.policy.levers import Policy, known
from sim.policy.levers.bundle import Bundle
from sim.policy.levers.naloxone import Naloxone
from sim.policy.levers.remove_sellers import RemoveSellers
from sim.policy.levers.treatment import Treatment
from sim.policy.rules import NEUTRAL, Rules
from sim.spec import Spec
from sim.sweep.settings import setting, with_settings

START = 100                      # a week
DATE = year_of(START)
NAMES = {"remove_sellers", "dealer_penalties", "supervised_sites", "naloxone", "treatment", "clinic_buffers", "drug_checking", "education",
         "prescription_heroin"}
LOCAL = {name: kind for name, kind in known().items() if is_local(kind)}
ONE_BY_ONE = [division for division in Division if division is not Division.nation]
PANDEMIC = week_of(Timeline().pandemic)


def book(enforced: bool = True, **levers: Lever) -> RuleBook:
    return RuleBook(Policy(**levers), Timeline(), Enforcement(), Dated(), enforced)


def strong(name: str, division: Division = Division.nation) -> Lever:
    """A lever with all its sizes half way to the far end of their ranges."""
    usual = LOCAL[name]()
    far = {f.name: (f.default + f.metadata["range"].high) / 2 for f in fields(usual) if f.name in sizes(usual)}
    return replace(usual, start=DATE, division=division, **far)


def test_levers_that_can_be_local_are_those_that_act_where_people_use_and_dealers_sell():
    assert set(LOCAL) == NAMES and not is_local(type(Policy().heroin_cut))
    assert [place_of(division) for division in Division] == [None, *range(9)] and [d.name for d in ONE_BY_ONE] == list(DIVISION_NAMES)


@pytest.mark.parametrize("name", sorted(NAMES))
def test_in_all_nine_divisions_one_by_one_a_lever_makes_the_rules_that_it_makes_in_the_nation(name):
    held, usual = book(**{name: strong(name)}), book().at(START)
    nation = held.at(START)
    assert nation != usual and (nation.by_division == nation.record).all(), "national: alike everywhere"
    for division in ONE_BY_ONE:
        local = book(**{name: strong(name, division)}).at(START)
        alone = np.arange(9) == place_of(division)
        assert (local.by_division == np.where(alone, nation.record, usual.record)).all()
        assert local.record == usual.record and local != usual, "the nation's rules are as without it"


def test_without_a_local_lever_rules_are_plain_and_their_records_made_once():
    rules = book(naloxone=Naloxone(0.2, DATE)).at(START)
    assert type(rules) is Rules and rules.by_division is rules.by_division and rules.by_division.shape == (9,)


def test_the_same_local_rules_are_the_same_object_and_end_with_the_lever():
    held = book(naloxone=Naloxone(0.2, DATE, weeks=10, division=Division.pacific))
    assert held.at(START) is held.at(START + 9) and held.at(START + 10) == held.at(START - 1) == NEUTRAL


def test_a_local_lever_comes_on_top_of_what_holds_in_the_nation():
    """By hand: care that the pandemic makes harder to enter, at twice the rate in one division."""
    held = book(treatment=Treatment(2.0, start=year_of(PANDEMIC), division=Division.mountain))
    rules = held.at(PANDEMIC)
    missed = 1 - Dated().care_missed
    assert rules.care_entry == missed and rules.by_division["care_entry"] == pytest.approx([missed] * 7 + [2 * missed, missed])


def test_two_levers_are_local_each_in_its_own_division():
    checked = strong("drug_checking", Division.pacific)
    rules = book(naloxone=Naloxone(0.2, DATE, division=Division.new_england), drug_checking=checked).at(START)
    assert rules.by_division["naloxone"].tolist() == [0.2] + [0.0] * 8 and rules.by_division["checking"].tolist() == [0.0] * 8 + [0.5]


@pytest.mark.parametrize("name, left", [
    ("remove_sellers", False), ("dealer_penalties", False), ("clinic_buffers", False), ("naloxone", True), ("treatment", True)])
def test_where_nothing_is_enforced_no_division_has_enforcement_of_its_own(name, left):
    rules = book(enforced=False, **{name: strong(name, Division.pacific)}).at(START)
    assert (rules != NEUTRAL) == left and (rules.by_division != NEUTRAL.record).any() == left


def test_designations_by_the_treasury_leave_divisions_their_rules():
    many = replace(Policy().entity_sanctions, count=300, over_weeks=1, start=DATE)
    ordered = book(naloxone=Naloxone(0.2, DATE, division=Division.pacific), entity_sanctions=many).at(START)
    done = Treasury(mesa.Model(), Spec().params.states.treasury).designate(ordered)
    assert 0 < done.sanctioned < ordered.sanctioned and done.by_division["sanctioned"].tolist() == [done.sanctioned] * 9
    assert done.by_division["naloxone"].tolist() == [0.0] * 8 + [0.2]


def test_a_local_lever_that_is_announced_is_announced_there():
    bundle = Bundle(together=1, start=DATE, delay=20, lead=8)
    held = book(naloxone=Naloxone(0.2, DATE, division=Division.pacific), bundle=bundle)
    assert held.at(START + 15).by_division["naloxone"].tolist() == [0.0] * 9
    assert held.announced(START + 15).by_division["naloxone"].tolist() == [0.0] * 8 + [0.2]
    assert held.at(START + 20).by_division["naloxone"][8] == 0.2


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_local_lever_costs_in_proportion_to_the_people_of_its_division(name):
    nation = book(**{name: strong(name)}).cost(START)
    local = [book(**{name: strong(name, division)}).cost(START) for division in ONE_BY_ONE]
    assert nation > 0 and local == pytest.approx(nation * POPULATION) and sum(local) == pytest.approx(nation)


# what no division is


BAD = ["south_atlanic", "southatlantic", "Pacific", "nations"]
NEAREST = ["south_atlantic", "south_atlantic", "pacific", "nation"]


@pytest.mark.parametrize("word, near", list(zip(BAD, NEAREST)))
def test_a_division_that_is_none_is_refused_with_the_nearest_at_every_door(word, near):
    said = rf"policy\.naloxone\.division={word} is not one of nation, new_england, .*pacific \(did you mean {near}\?\)"
    with pytest.raises(InputError, match=said):
        configured(["policy.naloxone.added=0.2", f"policy.naloxone.division={word}"])
    with pytest.raises(InputError, match=said):
        scenario().with_(naloxone=0.2, policy__naloxone__division=word)
    with pytest.raises(InputError, match=said):
        setting("policy.naloxone.division").value(word)


@pytest.mark.parametrize("value", ["pacific", 8, None, True])
def test_a_division_that_is_no_division_is_refused_from_python_too(value):
    """Else the lever would be the nation's without a word."""
    lever = Naloxone(0.2, DATE, division=value)
    with pytest.raises(InputError, match="naloxone.division=.* is none of Division.nation, Division.new_england"):
        book(naloxone=lever)


def test_one_division_at_every_door():
    lever = Naloxone(0.2, 2015.0, division=Division.pacific)
    words = ["policy.naloxone.added=0.2", "policy.naloxone.start=2015", "policy.naloxone.division=pacific"]
    values = {"policy.naloxone.added": 0.2, "policy.naloxone.start": 2015.0, "policy.naloxone.division": "pacific"}
    by_hand = scenario().with_(naloxone=0.2, policy__naloxone__start=2015, policy__naloxone__division=Division.pacific)
    assert configured(words).policy == with_settings(Spec(), values).policy == by_hand.spec.policy == Policy(naloxone=lever)
    assert plain(configured(words))["policy"]["naloxone"]["division"] == "pacific" and division_of(lever) == 8
    assert by_hand.levers == ["naloxone: added 0.2 from 2015 in pacific"]


# levers of others


@dataclass(frozen=True)
class DoorSearch(Lever):
    """Doors are searched: of a rule that a division cannot have for itself, and of one that it can."""

    moves: ClassVar[str] = "deaths_street"
    said: ClassVar[str] = "nobody says so"
    expected: ClassVar[str] = "less"
    rival: ClassVar[str] = "nothing"

    effort: float = size(1.0, "ratio", "search of doors", (0.0, 4.0))
    start: float = when()
    there: Division = where()

    def changes(self, since: int) -> dict[str, Any]:
        return {"search": self.effort}


@dataclass(frozen=True)
class DoorPenalty(DoorSearch):
    """The same of a rule that a division can have for itself."""

    def changes(self, since: int) -> dict[str, Any]:
        return {"dealer_certainty": self.effort}


def test_a_lever_that_may_be_local_changes_rules_that_may_be():
    assert not faults(DoorPenalty) and [fault.split(": ", 1)[1] for fault in faults(DoorSearch)] == [
        "the lever door_search changes search in one division, where it is the same in the whole nation"]


@dataclass(frozen=True)
class LateSearch(RemoveSellers):
    """A local lever that thinks of the border only later, which nobody sees before."""

    def changes(self, since: int) -> dict[str, Any]:
        return {"search": 2.0} if since == 5 else {}


def test_a_local_lever_that_changes_the_nations_rules_later_stops_the_run():
    held = book(remove_sellers=LateSearch(0.5, DATE, division=Division.pacific))
    assert held.at(START + 4) == NEUTRAL
    with pytest.raises(RunError, match="a lever changes search in one division, where it is the same in the whole nation"):
        held.at(START + 5)
    assert book(remove_sellers=LateSearch(0.5, DATE)).at(START + 5).search == 2.0
