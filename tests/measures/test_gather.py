"""What stands in the records of actors is gathered into one row a week: the same numbers as if each were copied."""

from operator import attrgetter

import numpy as np
import pytest

from sim import observe
from sim.gather import Gathered, in_records
from sim.spec import Spec
from sim.world import World

KIND = np.dtype([("open", np.int8), ("price", float), ("mix", float, (2, 3)), ("cash", float)], align=True)


@pytest.fixture
def two_kinds():
    kinds = [np.zeros(number, KIND) for number in (4, 1)]
    for one in kinds:
        for name in KIND.names:
            one[name] = np.random.default_rng(1).random(one[name].shape)
    return kinds


def test_a_row_holds_each_field_as_its_span_says_and_follows_the_records(two_kinds):
    many, one = two_kinds
    fields = [many["mix"], one["cash"], many["price"], one["mix"].reshape(2, 3)]
    gathered = Gathered([[field] for field in fields])
    row = np.empty(gathered.length)
    for _ in range(2):
        gathered.put(row)
        for n, field in enumerate(fields):
            assert np.array_equal(row[slice(*gathered.spans[n])].reshape(field.shape), field)
        many["mix"] *= 2
        one["cash"] += 1
    assert len(gathered.sources) == 2 and gathered.length == sum(field.size for field in fields)


def test_fields_of_one_observation_take_turns(two_kinds):
    many, _ = two_kinds
    gathered = Gathered([[many["cash"], many["price"]]])
    row = np.empty(gathered.length)
    gathered.put(row)
    assert np.array_equal(row.reshape(4, 2), np.stack([many["cash"], many["price"]], -1))


def test_only_ordinary_numbers_in_records_are_gathered(two_kinds):
    many, one = two_kinds
    assert in_records([many["price"]]) and in_records([many["price"], many["cash"]])
    assert not in_records([many["open"]]) and not in_records([many["price"], one["price"]])
    assert not in_records([np.zeros(3)]) and not in_records([2.0]) and not in_records([np.zeros((2, 3))[0]])
    packed = np.zeros(3, [("flag", np.int8), ("price", float)])
    assert not in_records([packed["price"]])


def test_nothing_to_gather_is_a_row_of_nothing():
    gathered = Gathered([])
    gathered.put(np.empty(0))
    assert gathered.length == 0


def test_what_is_kept_of_a_week_is_what_stands_in_the_world_at_its_end():
    world = World(Spec(people=100, start=2015, end=2016))
    for week in range(3):
        world.step()
        kept = world.weeks.arrays()
        for name, paths in observe.PATHS.items():
            if paths[0].startswith("world.") and observe.OBSERVED[name].weeks != observe.ONCE:
                there = [attrgetter(path.removeprefix("world."))(world) for path in paths]
                assert np.array_equal(kept[name][week].ravel(), np.stack(there, -1).ravel()), name
    assert len(world.weeks.held) > 40
