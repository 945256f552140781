"""Worlds to ask a question in: inside their ranges, evenly spread, and never moved by asking for more."""

from dataclasses import dataclass, field, fields, make_dataclass

import numpy as np
import pytest
from scipy.stats import qmc

from sim.errors import InputError
from sim.experiment.draws import drawn_numbers, prior_draws, start_set, with_values
from sim.experiment.family import START_SET
from sim.params.form import numbers, par
from sim.params.order import order
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


@dataclass(frozen=True)
class Rooms:
    """Parameters of another house, before anything is added."""

    first: float = par(1.0, "1", "a number", (0.0, 2.0), "choice")
    last: int = par(3, "1", "a whole number", (1, 9), "choice")


@dataclass(frozen=True)
class MoreRooms:
    """The same with a number more, declared between the others, and one less."""

    between: float = par(1.0, "1", "another number", (0.5, 4.0), "choice", log=True)
    last: int = par(3, "1", "a whole number", (1, 9), "choice")


@dataclass(frozen=True)
class House:
    """The model's own parameters with something more beside them."""

    params: Params = Params()
    rooms: Rooms = Rooms()


@dataclass(frozen=True)
class LargerHouse:
    """The same after the change."""

    params: Params = Params()
    rooms: MoreRooms = MoreRooms()


def placed(folder, *lines: str):
    """An order of the model's own numbers, and these after them."""
    own = [f"params.{path}" for path in order().places]
    file = folder / f"{len(lines)}-{lines[0].replace(' ', '-')}.txt"
    file.write_text("\n".join([*own, *lines]) + "\n")
    return order(file)


def test_a_number_that_is_added_or_retired_changes_no_other_number_of_any_world(tmp_path):
    before = prior_draws(8, 5, form=House(), places=placed(tmp_path, "rooms.first", "rooms.last"))
    after = prior_draws(8, 5, form=LargerHouse(), places=placed(tmp_path, "rooms.first retired", "rooms.last", "rooms.between"))
    for was, now in zip(before, after, strict=True):
        was, now = dict(was.values), dict(now.values)
        assert {path: now[path] for path in was if path != "rooms.first"} == {path: was[path] for path in was if path != "rooms.first"}
        assert now.keys() - was.keys() == {"rooms.between"}


LATER = ("exogenous", "costs")  # groups that were added when others had been drawn for long


def test_worlds_keep_their_numbers_when_series_and_costs_are_drawn_too():
    """Against the parameters without these groups, which is what worlds were drawn from before there were any."""
    kept = [(f.name, f.type) for f in fields(Params) if f.name not in LATER]
    before = make_dataclass("Before", [(name, kind, field(default=getattr(Params(), name))) for name, kind in kept], frozen=True)()
    new = [number.path for number in drawn_numbers() if number.path.startswith(LATER)]
    assert len(new) > 40
    for was, now in zip(prior_draws(8, 5, form=before), prior_draws(8, 5), strict=True):
        assert dict(was.values) == {path: value for path, value in now.values if path not in new}
        assert all(getattr(was.params, name) == getattr(now.params, name) for name, _ in kept)


def test_a_number_under_a_new_name_keeps_its_values(tmp_path):
    before = prior_draws(8, 5, form=House(), places=placed(tmp_path, "rooms.first", "rooms.last"))
    after = prior_draws(8, 5, form=House(), places=placed(tmp_path, "rooms.first was rooms.other", "rooms.last"))
    assert before == after


def test_by_position_one_number_more_gives_other_worlds():
    """The twin: what was done before, the coordinates of a sequence as long as there are numbers, counted through."""
    few, more = (qmc.Sobol(width, scramble=True, rng=5).random(8) for width in (4, 5))
    assert not np.isclose(few[1:], more[1:, :4]).any()


def test_a_number_without_a_place_is_told_before_anything_is_drawn(tmp_path):
    with pytest.raises(InputError, match="the uncertain number rooms.last has no place in 1-rooms.first.txt"):
        prior_draws(8, 5, form=House(), places=placed(tmp_path, "rooms.first"))
