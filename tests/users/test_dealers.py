"""How customers find, keep and change dealers."""

from dataclasses import replace

import numpy as np
import pytest
from small_street import DEALERS, REGION, lived, population, setting, street

from sim.params.people import People
from sim.users import State

STILL = replace(People(), shop_rate=0.0)


def customers_of(users, dealers) -> int:
    return int(users.customers[dealers].sum())


def test_people_start_with_dealers_of_their_region_evenly():
    users = population(50_000)
    for region in (0, 1):
        counts = users.customers[region == REGION]
        assert counts.sum() > 0
        assert counts.std() / counts.mean() < 5 / np.sqrt(counts.mean())
    on_street = users.members.select(state=State.HF)
    assert np.array_equal(REGION[on_street.column("dealer")], on_street.column("region"))


def test_customers_of_a_closed_dealer_search_at_the_rate_that_was_set():
    users = population(20_000, people=STILL)
    everybody = street(open=np.ones(DEALERS, bool))
    users.step(0, everybody, setting())
    shut = street(open=np.arange(DEALERS) != 1)
    before = customers_of(users, 1)
    users.step(1, shut, setting())
    found = 1 - customers_of(users, 1) / before
    assert found == pytest.approx(STILL.search_success, abs=4 * np.sqrt(0.25 / before))


def test_without_search_they_stay_stranded():
    users = population(20_000, people=replace(STILL, quit_hf=0.0, death_other=0.0))
    shut = street(open=np.arange(DEALERS) != 1)
    rows = users.rows()
    mine = users.columns["who"][rows[(users.columns["dealer"][rows] == 1) & (users.columns["state"][rows] == State.HF)]]
    for week in range(5):
        users.step(week, shut, setting(research=False, care_entry=np.zeros(2)))
    assert {users.columns["dealer"][users.find(who)] for who in mine} == {1}


def test_shopping_goes_to_the_stronger_bag_for_the_dollar():
    people = replace(People(), shop_rate=0.1, shop_sense=10.0)
    users = population(20_000, people=people)
    cheap = np.where(np.arange(DEALERS) % 2 == 0, -0.7, 0.0)
    even = np.arange(DEALERS) % 2 == 0
    equal = {name: np.zeros(DEALERS) for name in ("ln_heroin_believed", "ln_fentanyl_believed")}
    before = customers_of(users, even) / users.customers.sum()
    lived(users, 52, open=np.ones(DEALERS, bool), ln_price=cheap, **equal)
    assert before == pytest.approx(0.5, abs=0.05)
    assert customers_of(users, even) / users.customers.sum() > 0.8


def test_fewer_dealers_leave_people_without():
    users = population(5000, people=STILL)
    lived(users, 3, open=np.ones(DEALERS, bool))
    toll = users.step(3, street(open=np.zeros(DEALERS, bool)), setting())
    assert toll.bags.sum() == 0.0
    assert toll.customers.sum() > 0.0
