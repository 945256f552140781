"""Who stands on which row does not matter; neither does stopping and going on."""

import numpy as np
import pytest
from small_street import by_identity, equal_tolls, lived, population, shuffled

from sim.users import State, threads


@pytest.mark.parametrize("number", [37, 1000, 3001])
def test_another_order_of_rows_gives_the_same_year(number):
    usual, other = population(number), shuffled(population(number), seed=1)
    for a, b in zip(lived(usual, 60), lived(other, 60), strict=True):
        assert equal_tolls(a, b)
    assert by_identity(usual) == by_identity(other)


@pytest.mark.parametrize("parts", [2, 3])
def test_several_threads_give_the_year_of_one(parts, monkeypatch):
    usual, threaded = population(1000), population(1000)
    expected = lived(usual, 60)
    monkeypatch.setattr(threads, "threads", lambda rows: parts)
    for a, b in zip(expected, lived(threaded, 60), strict=True):
        assert equal_tolls(a, b)
    assert by_identity(usual) == by_identity(threaded)


@pytest.mark.parametrize("weeks", [7, 52, 53])
def test_a_saved_population_goes_on_to_the_last_bit(weeks):
    through, stopped, resumed = population(), population(), population(number=10, replicate=0)
    lived(through, weeks)
    lived(stopped, weeks)
    stopped.ln_threshold = through.ln_threshold = 4.0
    saved = stopped.saved()
    lived(stopped, 5, first=weeks)
    resumed.restore(saved)
    for a, b in zip(lived(through, 60, first=weeks), lived(resumed, 60, first=weeks), strict=True):
        assert equal_tolls(a, b)
    assert by_identity(through) == by_identity(resumed)
    assert resumed.ln_threshold == 4.0


def test_what_was_saved_is_not_changed_by_going_on():
    users = population()
    saved = users.saved()
    copies = {name: array.copy() for name, array in saved.items()}
    lived(users, 10)
    assert all(np.array_equal(saved[name], copies[name]) for name in saved)


def test_saving_before_or_after_the_dead_leave_the_rows_gives_the_same_people():
    users = population()
    lived(users, 52)
    assert not np.any(users.columns["state"][np.concatenate([np.arange(s.start, s.stop) for s in users.spans])] == State.DEAD)
    assert users.account.left.sum() > 0


def test_memory_stays_below_sixty_four_bytes_a_user():
    users = population(20_000)
    lived(users, 104)
    assert users.bytes_per_user < 64
