"""The same life lived twice: what does not touch a person leaves that person alone."""

from dataclasses import replace

import numpy as np
import pytest
from small_street import DEALERS, REGION, SOME, by_identity, equal_tolls, lived, population, setting, street

from sim.params.people import People


def test_the_same_run_twice_is_the_same_run():
    a, b = population(), population()
    assert all(equal_tolls(x, y) for x, y in zip(lived(a, 60), lived(b, 60), strict=True))


def test_another_replicate_is_another_run():
    a, b = population(replicate=0), population(replicate=1)
    assert not all(equal_tolls(x, y) for x, y in zip(lived(a, 10), lived(b, 10), strict=True))


def test_a_closed_dealer_in_the_west_touches_nobody_in_the_east():
    usual, changed = population(), population()
    shut = street().open & (np.arange(DEALERS) != DEALERS - 1)
    lived(usual, 60)
    lived(changed, 60, open=shut)
    a, b = by_identity(usual), by_identity(changed)
    region = list(usual.columns)[1:].index("region")
    assert {who: life for who, life in a.items() if life[region] == 0} == {who: life for who, life in b.items() if life[region] == 0}
    assert a != b


def test_a_closed_dealer_touches_only_own_customers():
    """Participation follows no price, relapse no supply, and nobody shops: only those who ever had the dealer may differ."""
    people = replace(People(), participation=0.0, shop_rate=0.0, warning=0.0)
    usual, changed = population(people=people), population(people=people)
    shut = street().open & (np.arange(DEALERS) != 2)
    customers: set[int] = set()
    for week in range(40):
        usual.step(week, street(), setting(availability=False))
        changed.step(week, street(open=shut if week >= 10 else street().open), setting(availability=False))
        customers |= set(usual.columns["who"][usual.columns["dealer"] == 2].tolist())
    a, b = by_identity(usual), by_identity(changed)
    untouched = [who for who in a if who in b and who not in customers]
    assert len(untouched) > 900
    assert all(a[who] == b[who] for who in untouched)
    assert any(a[who] != b[who] for who in customers if who in b)


def test_newcomers_are_the_same_people_whatever_their_number():
    few, many = population(20_000), population(20_000)
    for week in range(30):
        few.step(week, street(), setting(rx_availability=np.array([0.3, 0.3])))
        many.step(week, street(), setting())
    names = ["habit", "frailty", "company", "region"]

    def traits(users) -> dict[int, tuple]:
        rows = users.rows()
        values = zip(*(users.columns[name][rows].tolist() for name in names), strict=True)
        return dict(zip(users.columns["who"][rows].tolist(), values, strict=True))

    a, b = traits(few), traits(many)
    started = set(population(20_000).members.get("who"))
    new = [who for who in a if who not in started and who in b]
    assert len(new) > 50 and len(many.rows()) > len(few.rows())
    assert all(a[who] == b[who] for who in new)


def test_the_number_of_newcomers_is_right_on_average():
    users = population(20_000)
    tolls = lived(users, 104)
    expected = SOME.new_rx * 1e6 / 52 * np.array([0.7, 0.3 * 0.9])
    assert np.mean([toll.births[:, 0] for toll in tolls], axis=0) == pytest.approx(expected, rel=0.05)


def test_newcomers_to_heroin_find_an_open_dealer_of_their_region():
    users = population(20_000)
    lived(users, 30)
    rows = users.rows()
    new = rows[(users.columns["who"][rows] >> np.uint64(32)) & np.uint64(15) == 3]
    dealers = users.columns["dealer"][new]
    assert new.size > 10 and np.all(REGION[dealers] == users.columns["region"][new])
