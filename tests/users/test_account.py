"""Nobody appears or vanishes without an entry, and a leak is told at once."""

import numpy as np
import pytest
from small_street import lived, population, setting, street

from sim.errors import LeakError
from sim.users import State


def test_born_and_found_are_living_and_dead_every_week():
    users = population(3000)
    started = users.number
    born = died = 0
    for week in range(156):
        toll = users.step(week, street(), setting())
        born += round(toll.births.sum() / users.weight)
        died += round((toll.deaths_realised + toll.deaths_other).sum() / users.weight)
        assert started + born - died == users.number
        assert toll.people[:, : State.DEAD].sum() == pytest.approx(users.number * users.weight)
        assert toll.people[:, State.DEAD].sum() == pytest.approx(died * users.weight)


def test_a_population_that_loses_somebody_is_stopped_and_the_week_named(users):
    users.columns["state"][users.rows()[5]] = State.DEAD
    with pytest.raises(LeakError, match="week 20: the account of people in region 0"):
        users.step(20, street(), setting())


def test_a_population_that_raises_the_dead_is_stopped_too(users):
    dead = np.flatnonzero(users.columns["state"][users.spans[0]] == State.DEAD)
    users.columns["state"][dead[0]] = State.REC
    with pytest.raises(LeakError, match="week 20"):
        users.step(20, street(), setting())


def test_taking_somebody_out_by_the_front_door_is_booked(users):
    alive = users.number
    users.members.to_list()[0].remove()
    toll = users.step(20, street(), setting())
    left = round((toll.deaths_realised + toll.deaths_other).sum() / users.weight) + 1
    assert users.number == alive - left + round(toll.births.sum() / users.weight)


def test_customers_and_bags_belong_to_open_dealers_only():
    users = population(3000)
    toll = lived(users, 30)[-1]
    closed = ~street().open
    assert np.all(toll.bags[closed] == 0.0) and np.all(toll.bags[~closed].sum(axis=1) > 0.0)
    assert toll.customers.sum() <= toll.people[:, State.HF].sum() + 1e-6
    assert toll.orders[~closed] == pytest.approx(toll.bags.sum(axis=1)[~closed], rel=0.5)


def test_a_population_needs_people():
    with pytest.raises(ValueError, match="at least"):
        population(1)
