"""What people look up has names: in records for compiled code, as plain objects for rules that ask one person at a time."""

from dataclasses import replace

import numpy as np
import pytest
from numba import njit
from small_street import DEALERS, population, setting, street

from sim.params.mechanisms import Mechanisms
from sim.policy.rules import Rules
from sim.users.met import MOST, setting_of
from sim.users.numbers import Numbers
from sim.users.tally import PERSON, fixed
from sim.users.week import Places, Setting, Street

REGIONS = 2


def test_a_field_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="wealth"):
        Street.of(DEALERS, wealth=1.0)
    with pytest.raises(ValueError, match="wealth"):
        Setting.of(REGIONS, wealth=1.0)


def test_columns_are_read_and_set_by_name_and_are_those_of_the_records():
    offers = street()
    offers.open = False
    assert not offers.records["open"].any() and offers.open is not None and np.shares_memory(offers.open, offers.records)


def test_the_readable_tables_say_what_compiled_code_reads():
    users = population(100)
    users.meet(3, street(), setting())
    lookup, tables = users.scene.lookup, users.scene.tables
    assert [source.price for source in tables.sources] == lookup.sources["price"].tolist()
    assert [[path.chances for path in paths] for paths in tables.paths] == lookup.paths["chances"].tolist()
    assert tables.numbers.caution == users.numbers.people.caution and tables.scene.week == 3


def test_other_numbers_lay_the_tables_anew():
    users = population(100)
    users.numbers = Numbers(replace(users.numbers.people, hearsay=0.123), users.numbers.care, users.numbers.casuals)
    users.meet(0, street(), setting())
    assert users.scene.tables.numbers.hearsay == 0.123


@pytest.mark.parametrize("value", [0.0, 1e-13, 0.5 / PERSON, 1.5 / PERSON, 2.5 / PERSON, 1e-6, 0.3, 0.7071067811865476, 1.0])
def test_whole_numbers_of_a_share_are_the_nearest_and_the_same_when_compiled(value):
    compiled = njit(lambda x: fixed(x, PERSON))
    assert fixed(value, PERSON) == compiled(value) == round(value * PERSON)


def shown() -> dict[str, np.ndarray]:
    return {name: np.full(REGIONS, 0.5) for name in ("near_clinics", "lacing", "counterfeit", "ln_pill", "arrests")}


def test_rules_change_what_the_record_says_of_a_place_and_leave_the_record_alone():
    dated = Places.of(REGIONS, naloxone=0.9, ln_rx_price=0.1, care_entry=0.2, witnessed=1.0).records
    before = dated.copy()
    met = setting_of(dated, shown(), Rules(naloxone=0.5, rx_price=0.3, care_entry=2.0), Mechanisms())
    assert np.array_equal(dated, before)
    assert met.places.naloxone == pytest.approx(MOST) and met.places.ln_rx_price == pytest.approx(0.4)
    assert met.places.care_entry == pytest.approx(0.4) and met.places.lacing == pytest.approx(0.5)


def test_rules_that_are_everywhere_are_made_once_for_the_same_law():
    dated, usual, other, switches = Places.blank(REGIONS).records, Rules(), Rules(diverted=0.4), Mechanisms()
    first, again, changed = (setting_of(dated, shown(), rules, switches).around for rules in (usual, usual, other))
    assert first is again and first is not changed
    assert first.diverted[0] == 0.0 and changed.diverted[0] == 0.4
