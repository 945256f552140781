"""Worlds to ask a question in: inside their ranges, evenly spread, and never moved by asking for more."""

import numpy as np
import pytest

from sim.experiment.draws import drawn_numbers, prior_draws, start_set, with_values
from sim.experiment.study import START_SET
from sim.params.form import numbers
from sim.spec import Params


def test_more_worlds_leave_the_earlier_ones_alone():
    few, many = prior_draws(5, seed=7), prior_draws(40, seed=7)
    assert few == many[:5]


def test_another_seed_gives_other_worlds():
    assert prior_draws(3, seed=7) != prior_draws(3, seed=8)


def test_every_number_lies_in_its_range_and_in_its_place():
    for draw in prior_draws(16, seed=7):
        held = {number.path: number.default for number in numbers(draw.params)}
        for number in drawn_numbers():
            assert held[number.path] in number.range
            assert dict(draw.values)[number.path] == held[number.path]


def test_what_is_not_uncertain_is_not_drawn():
    fixed = [number for number in numbers(Params()) if not number.drawn]
    for draw in prior_draws(4, seed=7):
        held = {number.path: number.default for number in numbers(draw.params)}
        assert all(held[number.path] == number.default for number in fixed)


def test_sixteen_worlds_fall_one_into_each_sixteenth_of_every_number():
    table = drawn_numbers()
    draws = prior_draws(16, seed=3)
    for number in table:
        if isinstance(number.default, int):
            continue
        values = np.array([dict(draw.values)[number.path] for draw in draws])
        low, high = number.range.low, number.range.high
        u = np.log(values / low) / np.log(high / low) if number.range.log else (values - low) / (high - low)
        assert sorted(np.minimum((u * 16).astype(int), 15)) == list(range(16)), number.path


def test_the_start_set_is_every_default():
    draw = start_set(replicate=2)
    assert (draw.draw, draw.replicate, draw.params) == (START_SET, 2, Params())
    assert [path for path, _ in draw.values] == [number.path for number in drawn_numbers()]


def test_no_world_is_no_world():
    assert prior_draws(0, seed=7) == []


def test_a_number_that_does_not_exist_is_refused():
    with pytest.raises(KeyError, match="luckiness"):
        with_values(Params(), {"people.luckiness": 1.0})
