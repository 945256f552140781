"""The week as data: it can be printed, timed and checked, and a phase that takes what nobody gives is told."""

from typing import NamedTuple

import pytest

from sim.phases import WEEK, in_order, phase, printed
from sim.spec import Spec
from sim.world import World


class Rain(NamedTuple):
    """Millimetres."""

    mm: float


class Harvest(NamedTuple):
    """Tonnes."""

    tonnes: float


def weather(world) -> Rain:
    """It rains."""
    return Rain(2.0)


def grow(world, rain: Rain) -> Harvest:
    """What rain lets grow.

    More of it, more of that.
    """
    return Harvest(3 * rain.mm)


def rest(world, rain: Rain, harvest: Harvest) -> None:
    """Nothing is handed on."""


def test_a_phase_is_read_off_its_function():
    made = phase(grow)
    assert (made.name, made.takes, made.gives, made.meaning) == ("grow", ("rain",), "harvest", "What rain lets grow.")
    assert phase(rest).gives == ""


def test_a_week_whose_phases_take_what_was_given_is_in_order():
    assert [one.name for one in in_order([phase(weather), phase(grow), phase(rest)])] == ["weather", "grow", "rest"]


@pytest.mark.parametrize("phases, said", [
    ([grow, weather], "the phase 'grow' takes 'rain', which no earlier phase gives"),
    ([weather, weather], "the phase 'weather' gives 'rain', which an earlier phase gives already"),
])
def test_a_week_out_of_order_is_told(phases, said):
    with pytest.raises(ValueError, match=said):
        in_order([phase(does) for does in phases])


def test_the_week_prints_as_a_page():
    page = printed(WEEK).splitlines()
    assert len(page) == len(WEEK) and all(one.name in line and one.meaning in line for one, line in zip(WEEK, page))
    assert all(one.meaning for one in WEEK)


def test_timing_changes_nothing_and_finds_every_phase():
    plain, timed = World(Spec(people=100)), World(Spec(people=100))
    spent = timed.time_phases()
    plain.run(6), timed.run(6)
    assert all(seconds > 0 for name, seconds in spent.items() if name != "level")
    one, other = plain.table(), timed.table()
    assert all((one[name] == other[name]).all() for name in one)
