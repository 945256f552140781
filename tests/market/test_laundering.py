"""Money on its way home: what it costs, and where it goes when a way is closed."""

from types import SimpleNamespace

import numpy as np
import pytest

from sim.agents.launderer import Launderer
from sim.market.laundering import CASH, GOODS, LONGEST, MIRROR, choose, draw, grow, offer, send_home, start_shares, usual_terms
from sim.params.money import Money
from sim.policy.rules import Rules
from tests.market.small_traffic import numbers, small

P = Money()
ONE = np.ones(3)
NUMBERS = numbers()
USUAL, PRICE = start_shares(P), usual_terms(P).price(P)


def settled(price):
    """Shares of channels after years of reviews under the same prices."""
    few = small(1)
    few.cells["channels"], few.purse.price[:] = USUAL, price
    for _ in range(100):
        choose(few.cells[0], few.purse.record[0], NUMBERS[0])
    return few.cells["channels"][0]


def terms(use, **rules) -> SimpleNamespace:
    """Terms where the channels' capacity is used `use` times as much as usual, under rules."""
    few, launderers = small(1), np.zeros(3, Launderer.dtype)
    launderers["channel"], launderers["capacity"] = np.arange(3), 1e6
    few.purse.put(volume=1e6 * use)
    offer(launderers, few.purse.record, few.sees.record, Rules(**rules).record, NUMBERS)
    return few.purse


def test_under_the_law_of_2006_terms_are_those_of_2006():
    now = terms(ONE)
    assert now.fee == pytest.approx(usual_terms(P).fee) and now.loss == pytest.approx(usual_terms(P).loss)
    assert settled(PRICE) == pytest.approx(USUAL)


def test_a_crowded_channel_becomes_dear_and_loses_business_to_the_others():
    crowded = terms(np.array([4.0, 1.0, 1.0]))
    assert crowded.fee[MIRROR] == pytest.approx(P.mirror_fee * 4**P.crowding) and crowded.fee[GOODS] == P.goods_fee
    shares = settled(crowded.price)
    assert shares[MIRROR] < USUAL[MIRROR] and shares[GOODS] > USUAL[GOODS] and shares[CASH] > USUAL[CASH]


def test_seizing_everywhere_moves_nobody_and_costs_everybody():
    seized = terms(ONE, assets_seized=0.1)
    assert (seized.loss > usual_terms(P).loss + 0.08).all()
    assert settled(seized.price) == pytest.approx(USUAL, abs=0.02)


def test_an_audit_finds_goods_alone():
    audited = terms(ONE, trade_audited=0.5)
    assert (audited.loss > usual_terms(P).loss + 1e-9).tolist() == [False, True, False]


def test_launderers_grow_where_they_are_needed_and_rest_where_they_are_as_needed():
    launderers, purse = np.zeros(3, Launderer.dtype), small(1).purse
    launderers["channel"], launderers["capacity"], purse.used[:] = np.arange(3), 1.0, [3.0, 1.0, 0.3]
    for launderer in launderers:
        grow(launderer, purse.record[0], NUMBERS[0])
    after = launderers["capacity"]
    assert after[0] > 1 and after[1] == 1 and after[2] < 1


def test_shares_are_shares_wherever_the_prior_is_drawn():
    for mirror, goods in ((0.7, 0.6), (0.1, 0.1)):
        shares = start_shares(Money(mirror_share=mirror, goods_share=goods))
        assert shares.sum() == pytest.approx(1.0) and (shares > 0.05).all()


def test_every_dollar_comes_home_when_it_is_due_or_is_charged_or_frozen():
    usual, numbers = usual_terms(P), SimpleNamespace(weeks_home=usual_terms(P).weeks)
    purse = SimpleNamespace(fee=usual.fee, loss=usual.loss, by_channel=np.zeros(3), home=0.0, under_way=0.0)
    cell = SimpleNamespace(proceeds=150.0, channels=USUAL, coming=np.zeros(LONGEST), cash=0.0, earned=0.0)
    cell.coming[7] = 20.0
    send_home(cell, purse, numbers, 7)
    gone = 150 * (USUAL * (usual.loss + (1 - usual.loss) * usual.fee)).sum()
    assert purse.by_channel == pytest.approx(150 * USUAL) and -cell.earned == pytest.approx(gone)
    assert cell.cash == purse.home == 20.0 and purse.under_way == pytest.approx(150.0 - gone) == cell.coming.sum()
    assert cell.coming[7] == 0 and cell.coming[(7 + int(usual.weeks[CASH])) % LONGEST] > 0


def test_owners_draw_on_what_is_beyond_need_and_refill_less_of_what_lacks():
    money, cells = Money(working_weeks=10.0, withdrawn=0.5, refilled=0.1), [SimpleNamespace(cash=c, outlay=2.0) for c in (30.0, 10.0, -5.0)]
    assert [draw(cell, money) for cell in cells] == pytest.approx([5.0, -1.0, -12.5])
    assert [cell.cash for cell in cells] == pytest.approx([25.0, 11.0, 7.5])
