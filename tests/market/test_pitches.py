"""Vacant pitches: newcomers come as luck has it and start as those around them, or not at all."""

from dataclasses import replace

import numpy as np
import pytest

from sim.agents.dealer import Dealer, numbers_of
from sim.chance import Luck
from sim.market import pitches, retail
from sim.params.mechanisms import Mechanisms
from sim.spec import Params

KEY = Luck(1, 0).key
TRADE = retail.trade(1.0, Params().market.dealers)


def street(vacant: int, unpaid: float = 0.0) -> np.ndarray:
    """Ten dealers of one region, of whom some are gone, and one of the other."""
    dealers = np.zeros(11, Dealer.dtype)
    dealers["identity"], dealers["region"], dealers["unpaid"] = np.arange(11), [0] * 10 + [1], unpaid
    dealers["open"], dealers["price"] = np.arange(11) >= vacant, 10.0 + np.arange(11)
    dealers["mix"][:, 0], dealers["content"], dealers["believed"] = 1.0, 1.0, 0.5
    return dealers


def later(dealers: np.ndarray, weeks: int, **switches) -> np.ndarray:
    numbers = numbers_of(Params(), TRADE, np.array([20.0, 1.0]), replace(Mechanisms(), **switches))
    for week in range(weeks):
        pitches.take_over_all(dealers, numbers, KEY, week)
    return dealers


def test_a_pitch_is_taken_over_within_months_by_somebody_who_starts_like_his_peers():
    dealers = later(street(1), 200)
    assert dealers["open"].all() and dealers["price"][0] == pytest.approx(np.mean(10.0 + np.arange(1, 10)))
    assert dealers["content"][0] == pytest.approx([1.0, 1.0]) and dealers["believed"][0] == pytest.approx([0.5, 0.5])


def test_where_nobody_is_left_the_pitch_is_taken_as_it_was():
    dealers = later(street(10), 1)
    assert not dealers["open"].all()
    alone = np.flatnonzero(dealers["open"][:10])
    assert len(alone) == 0 or dealers["price"][alone[0]] == 10.0 + alone[0]


@pytest.mark.parametrize("gone", [dict(entry=False), dict(unpaid=1.0)], ids=str)
def test_nobody_comes_without_entry_or_where_nothing_is_left_of_the_income(gone):
    unpaid = gone.pop("unpaid", 0.0)
    assert not later(street(5, unpaid), 200, **gone)["open"][:5].any()
