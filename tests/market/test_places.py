"""Places of makers: entry does not stop where an array ends, and where it must stop somebody says so."""

import warnings
from dataclasses import replace

import mesa
import numpy as np
import pytest

from sim.agents.industry import Industry
from sim.agents.maker import LAB, PITCHES
from sim.chance import Luck
from sim.market import makers, sources
from sim.params.state_actors import Crossings
from sim.params.supply import Makers as MakerNumbers
from sim.params.supply import Supply
from tests.alone import ALONE

FEW, MORE = 2, 21   # labs at the beginning, and those that would begin


def industry(open_places: bool) -> Industry:
    supply = replace(Supply(), makers=replace(MakerNumbers(), labs=FEW, vendors=FEW))
    return Industry(mesa.Model(), supply, Crossings(), Luck(1, 0), switches=replace(ALONE, open_places=open_places))


def fill(there: Industry, number: int = MORE) -> list[int]:
    """Rows that so many labs take, one after the other; -1 for one that finds no place."""
    firms, labs, numbers = there.makers.records, there.makers.trades.records[LAB], there.here.numbers[0]
    return [makers.settle_in(firms, makers.name_of(5, LAB, n), labs, numbers) for n in range(number)]


def week(there: Industry) -> None:
    """A week in which more labs would pay: how the trade grows, and whether somebody finds no place."""
    labs = there.makers.trades.records[LAB]
    labs["profit"], labs["asked"], labs["supplied"] = 0.9, 2.0, 1.0
    sources.weigh(there.makers.records, labs, there.here.numbers[0])


@pytest.mark.parametrize("open_places, found", [(True, MORE), (False, PITCHES * FEW)])
def test_who_would_begin_finds_a_place_and_without_open_places_only_so_many_do(open_places, found):
    rows = fill(industry(open_places))
    assert rows == [*range(found), *[-1] * (MORE - found)]


def test_a_place_that_was_left_is_taken_before_another_is_added():
    there = industry(True)
    fill(there)
    there.makers.close(np.array([3]))
    assert fill(there, 2) == [3, MORE]


def test_a_world_that_goes_on_has_the_places_that_are_taken():
    there, on = industry(True), industry(True)
    fill(there)
    on.makers.restore(there.makers.saved())
    assert on.makers.trades.last.tolist() == there.makers.trades.last.tolist() == [MORE, there.makers.labs.stop + PITCHES * FEW]


def test_a_run_that_meets_the_end_of_its_places_says_so_once():
    there = industry(True)
    there.makers.trades.end[LAB] = 10
    assert fill(there) == [*range(10), *[-1] * (MORE - 10)]
    assert there.makers.trades.crowded[LAB]
    week(there)
    assert there.makers.trades.by_entry[LAB] == 0
    with pytest.warns(UserWarning, match=r"all 10 places of labs are taken in 2018\.00"):
        there.makers.tell_crowding(12 * 52)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        there.makers.tell_crowding(12 * 52 + 1)


@pytest.mark.parametrize("open_places", [True, False])
def test_with_a_place_left_there_is_nothing_to_say_and_entry_goes_on(open_places):
    there = industry(open_places)
    fill(there, PITCHES * FEW - (not open_places))
    week(there)
    assert there.makers.trades.by_entry[LAB] > 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        there.makers.tell_crowding(12 * 52)
