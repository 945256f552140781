"""Vacant pitches: newcomers come as luck has it and start as those around them, or not at all."""

import numpy as np
import pytest

from sim.chance import Luck
from sim.market import pitches
from tests.market.small_retail import dealers, numbers

KEY = Luck(1, 0).key


def street(vacant: int, unpaid: float = 0.0) -> np.ndarray:
    """Ten dealers of one region, of whom some are gone, and one of the other."""
    rows = np.arange(11)
    return dealers(11, region=[0] * 10 + [1], unpaid=unpaid, open=rows >= vacant, price=10.0 + rows, believed=0.5)


def later(pitch: np.ndarray, weeks: int, **switches) -> np.ndarray:
    for week in range(weeks):
        pitches.take_over_all(pitch, numbers(**switches), KEY, week)
    return pitch


def test_a_pitch_is_taken_over_within_months_by_somebody_who_starts_like_his_peers():
    after = later(street(1), 200)
    assert after["open"].all() and after["price"][0] == pytest.approx(np.mean(10.0 + np.arange(1, 10)))
    assert after["content"][0] == pytest.approx([1.0, 1.0]) and after["believed"][0] == pytest.approx([0.5, 0.5])


def test_the_near_count_for_more_where_distance_matters():
    """By hand: a peer of the own division at 10 USD, one of another, a quarter as near, at 20: (10 + 20 / 4) / 1.25 = 12."""
    pitch = dealers(3, division=[0, 0, 1], open=[False, True, True], price=[5.0, 10.0, 20.0])
    by = numbers()
    by["nearness"][0, 0, 1] = 0.25
    for week in range(200):
        pitches.take_over_all(pitch, by, KEY, week)
    assert pitch["open"].all() and pitch["price"] == pytest.approx([12.0, 10.0, 20.0])


def test_where_nobody_is_left_the_pitch_is_taken_as_it_was():
    pitch, week = street(10), 0
    while not pitch["open"][:10].any():
        pitches.take_over_all(pitch, numbers(), KEY, week := week + 1)
    first = np.flatnonzero(pitch["open"][:10])[0]
    assert pitch["price"][first] == 10.0 + first


@pytest.mark.parametrize("gone", [dict(entry=False), dict(unpaid=1.0)], ids=str)
def test_nobody_comes_without_entry_or_where_nothing_is_left_of_the_income(gone):
    unpaid = gone.pop("unpaid", 0.0)
    assert not later(street(5, unpaid), 200, **gone)["open"][:5].any()
