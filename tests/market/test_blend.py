"""A successor inside the fentanyl class: what is sent arrives, is used in proportion, and is never lost."""

import numpy as np
import pytest

from sim.agents.sight import Border
from sim.agents.stocks import ON_ITS_WAY
from sim.market import shipping, wholesale
from sim.records import record
from sim.spec import Params
from tests.market.small_traffic import small

LAGS = np.array([6, 2, 9])
SENT = np.array([[100.0, 10.0, 20.0], [50.0, 0.0, 40.0]])
HABITS = record(Params().market.wholesale, trace=0.0, cap=8.0, lags=LAGS)


class Shipments:
    """Two cells that send the same every week, and the markets that take it in."""

    def __init__(self, share) -> None:
        self.few, self.border, self.way = small(2), Border(), np.zeros((10, 2, 3), ON_ITS_WAY)
        self.few.cells["sent"] = SENT
        self.border.put(most=np.inf, successor=share)
        self.markets = self.few.markets

    def cross(self, week: int) -> None:
        self.few.sees.put(week=week)
        shipping.cross_all(self.few.cells, self.markets, self.way, self.few.sees.record, self.border.record, HABITS)

    def use(self, used, stock) -> np.ndarray:
        self.markets["stock"][:, 1] = stock
        wholesale.sell(self.markets, np.array([[0.0, used[0]], [0.0, used[1]]]))
        return self.markets["successor_used"]


def test_goods_mix_in_stock_and_leave_in_proportion():
    goods = Shipments([0.0, 0.5, 0.25])
    goods.cross(0)
    goods.few.cells["sent"] = 0.0
    for week in range(1, 10):
        goods.cross(week)
    assert goods.markets["successor"] == pytest.approx([5.0 + 5.0, 10.0])
    assert goods.use([15.0, 40.0], [30.0, 40.0]) == pytest.approx([5.0, 10.0])
    assert goods.markets["successor"] == pytest.approx([5.0, 0.0])


def test_what_is_sent_is_under_way_in_stock_or_used():
    goods, gone = Shipments([0.0, 0.3, 0.1]), np.zeros(2)
    for week in range(40):
        goods.cross(week)
        gone += goods.use([4.0, 7.0], [200.0, 300.0])
    sent = 40 * (SENT * [0.0, 0.3, 0.1]).sum(1)
    assert goods.markets["successor"] + goods.markets["successor_on_way"] + gone == pytest.approx(sent)
    assert goods.border.successor_sent == pytest.approx(sent / 40)


def test_without_a_successor_nothing_is_reckoned():
    goods = Shipments(0.0)
    for week in range(12):
        goods.cross(week)
    assert not goods.markets["successor"].any() and not goods.use([4.0, 7.0], [200.0, 300.0]).any()


def test_goods_arrive_after_their_lines_lag_and_not_before():
    goods = Shipments(0.0)
    goods.cross(0)
    goods.few.cells["sent"] = 0.0
    landed = [goods.border.landed.copy() for week in range(1, 10) if goods.cross(week) is None]
    for line, lag in enumerate(LAGS):
        assert [week for week, what in enumerate(landed, 1) if what[0, line]] == [lag]
        assert landed[lag - 1][:, line] == pytest.approx(SENT[:, line])
    assert goods.markets["stock"].sum() == pytest.approx(SENT.sum()) and not goods.markets["on_way"].any()


def test_a_quota_keeps_out_what_is_beyond_it_and_cells_see_that_as_loss():
    goods = Shipments(0.0)
    goods.border.put(most=[40.0, 1e9])
    for week in range(7):
        goods.cross(week)
    assert goods.border.arrived == pytest.approx([100.0, 50.0]) and goods.border.kept_out == pytest.approx([60.0, 0.0])
    assert goods.few.sees.noticed[0, 0] == pytest.approx(0.6) and not goods.few.sees.noticed[0, 2:].any()
    assert not goods.few.sees.noticed[1].any()
