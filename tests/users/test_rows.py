"""Room for newcomers: when rows grow and when the dead leave them changes nobody's life, and growing takes little memory."""

import tracemalloc

import numpy as np
import pytest
from small_street import by_identity, equal_tolls, lived, population

from sim.users import State, columns, threads
from sim.users import population as users_module
from sim.users.census import BLOCK, census
from sim.users.columns import COLUMNS, Everybody, Rows

WEEKS = 120
PEOPLE = 40_000


def living(users) -> dict[int, tuple]:
    """Everything known of everybody alive, by who it is."""
    return {who: life for who, life in by_identity(users).items() if life[0] != State.DEAD}


@pytest.fixture(scope="module")
def usual():
    """A life with the ordinary rules of room and burial: tolls, and the living by identity."""
    users = population()
    return lived(users, WEEKS), living(users)


@pytest.mark.parametrize(("spare", "grows"), [(1.0, True), (9.0, False)])
def test_how_much_room_is_spare_changes_nobodys_life(usual, spare, grows, monkeypatch):
    monkeypatch.setattr(columns, "SPARE", spare)
    users = population()
    room = users.length
    assert all(equal_tolls(a, b) for a, b in zip(usual[0], lived(users, WEEKS), strict=True))
    assert living(users) == usual[1]
    assert (users.length > room) == grows


@pytest.mark.parametrize("every", [1, 7, 1000])
def test_when_the_dead_leave_the_rows_changes_nobodys_life(usual, every, monkeypatch):
    monkeypatch.setattr(users_module, "BURIAL", every)
    users = population()
    assert all(equal_tolls(a, b) for a, b in zip(usual[0], lived(users, WEEKS), strict=True))
    assert living(users) == usual[1]


def some(number: int, first: int = 0) -> dict[str, np.ndarray]:
    """People who differ in every column."""
    values = np.arange(first, first + number)
    return {name: (values % 7 if kind == np.int8 else values % 1000).astype(kind) for name, kind in COLUMNS.items()}


def append(rows: Rows, numbers: np.ndarray, newcomers: dict[str, np.ndarray]) -> None:
    """Put newcomers, sorted by region, on the rows that are taken into use for them."""
    ends = np.cumsum(numbers)
    places = np.repeat(rows.extend(numbers) - (ends - numbers), numbers) + np.arange(ends[-1])
    for name, column in rows.columns.items():
        column[places] = newcomers[name]


def test_growing_needs_room_for_one_column_more_and_not_for_all_of_them():
    tracemalloc.start()
    rows = Rows([PEOPLE, PEOPLE], (some(PEOPLE, first) for first in (0, PEOPLE)))
    newcomers = some(PEOPLE // 3)  # more than the room to spare
    before = tracemalloc.get_traced_memory()[0]
    old = sum(column.nbytes for column in rows.columns.values())
    tracemalloc.reset_peak()
    append(rows, np.array([PEOPLE // 6, PEOPLE // 3 - PEOPLE // 6]), newcomers)
    peak = tracemalloc.get_traced_memory()[1] - before + old
    tracemalloc.stop()
    new, largest = (f(column.nbytes for column in rows.columns.values()) for f in (sum, max))
    assert peak < new + 1.5 * largest < new + old / 3


def test_growing_leaves_everybody_as_they_were_and_newcomers_behind_them():
    rows, newcomers = Rows([3, 5], [some(3), some(5, 10)]), some(400, 50)
    append(rows, np.array([300, 100]), newcomers)
    for name, column in rows.columns.items():
        first, second = (column[span] for span in rows.spans)
        assert np.array_equal(first, np.concatenate([some(3)[name], newcomers[name][:300]]))
        assert np.array_equal(second, np.concatenate([some(5, 10)[name], newcomers[name][300:]]))


@pytest.mark.parametrize("parts", [1, 3])
@pytest.mark.parametrize("refractory", [26, 40_000])
def test_the_census_counts_what_a_plain_count_does(parts, refractory, monkeypatch):
    monkeypatch.setattr(threads, "threads", lambda rows: parts)
    luck, dealers = np.random.default_rng(2), 5
    starts, stops = np.array([0, 3 * BLOCK]), np.array([2 * BLOCK + 17, 3 * BLOCK + 40])
    people = {name: luck.integers(low, high, 4 * BLOCK).astype(COLUMNS[name])
              for name, low, high in (("state", 0, len(State)), ("dealer", -1, dealers), ("treated", 0, 2), ("weeks", 0, 60))}
    others = {name: np.zeros(4 * BLOCK, kind) for name, kind in COLUMNS.items() if name not in people}
    counts = census(Everybody(**people, **others), starts, stops, dealers, refractory)
    customers = 0
    for region, rows in enumerate(slice(a, b) for a, b in zip(starts, stops, strict=True)):
        state, dealer, treated, weeks = (people[name][rows] for name in ("state", "dealer", "treated", "weeks"))
        assert np.array_equal(counts.living[region], np.bincount(state, minlength=len(State)))
        assert counts.first[region] == ((state == State.HF) & ((treated == 1) | (weeks > refractory))).sum()
        customers = customers + np.bincount(dealer[(state == State.HF) & (dealer >= 0)], minlength=dealers)
    assert np.array_equal(counts.customers, customers)
