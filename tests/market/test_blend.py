"""A successor inside the fentanyl class: what is sent arrives, is used in proportion, and is never lost."""

import numpy as np
import pytest

from sim.market.blend import Blend

LAGS = np.array([6, 2, 9])
SENT = np.array([[100.0, 10.0, 20.0], [50.0, 0.0, 40.0]])


def test_goods_mix_in_stock_and_leave_in_proportion():
    blend = Blend(10, 2, 3)
    blend.send(SENT, np.array([0.0, 0.5, 0.25]), 0, LAGS)
    for week in range(1, 10):
        blend.arrive(week)
    assert blend.held == pytest.approx([5.0 + 5.0, 10.0])
    stock = np.array([30.0, 40.0])
    used = blend.use(np.array([15.0, 40.0]), blend.share(stock))
    assert used == pytest.approx([5.0, 10.0])
    assert blend.held == pytest.approx([5.0, 0.0])


def test_what_is_sent_is_under_way_in_stock_or_used():
    blend, gone = Blend(10, 2, 3), np.zeros(2)
    for week in range(40):
        blend.send(SENT, np.array([0.0, 0.3, 0.1]), week, LAGS)
        blend.arrive(week)
        gone += blend.use(np.array([4.0, 7.0]), blend.share(np.array([200.0, 300.0])))
    sent = 40 * (SENT * [0.0, 0.3, 0.1]).sum(1)
    assert blend.held + blend.under_way() + gone == pytest.approx(sent)


def test_without_a_successor_nothing_is_reckoned():
    blend = Blend(10, 2, 3)
    blend.send(SENT, np.zeros(3), 0, LAGS)
    assert not blend.ever and not blend.share(np.ones(2)).any()
