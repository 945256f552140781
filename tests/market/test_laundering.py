"""Money on its way home: what it costs, and where it goes when a way is closed."""

import numpy as np
import pytest

from sim.market.laundering import CASH, GOODS, MIRROR, choose, draw, grow, move, start_shares, terms, usual_terms
from sim.params.money import Money

P = Money()
ONE = np.ones(3)
USUAL, PRICE = start_shares(P), usual_terms(P).price(P)


def settled(price):
    shares = np.tile(USUAL, (2, 1))
    for _ in range(400):
        shares = choose(shares, price, USUAL, PRICE, P)
    return shares[0]


def test_under_the_law_of_2006_terms_are_those_of_2006():
    now = terms(ONE, 0.0, 0.0, P)
    assert now.fee == pytest.approx(usual_terms(P).fee) and now.loss == pytest.approx(usual_terms(P).loss)
    assert settled(PRICE) == pytest.approx(USUAL)


def test_a_crowded_channel_becomes_dear_and_loses_business_to_the_others():
    crowded = terms(np.array([4.0, 1.0, 1.0]), 0.0, 0.0, P)
    assert crowded.fee[MIRROR] == pytest.approx(P.mirror_fee * 4**P.crowding) and crowded.fee[GOODS] == P.goods_fee
    shares = settled(crowded.price(P))
    assert shares[MIRROR] < USUAL[MIRROR] and shares[GOODS] > USUAL[GOODS] and shares[CASH] > USUAL[CASH]


def test_seizing_everywhere_moves_nobody_and_costs_everybody():
    seized = terms(ONE, 0.1, 0.0, P)
    assert (seized.loss > usual_terms(P).loss + 0.08).all()
    assert settled(seized.price(P)) == pytest.approx(USUAL, abs=0.02)


def test_an_audit_finds_goods_alone():
    audited = terms(ONE, 0.0, 0.5, P)
    assert (audited.loss > usual_terms(P).loss + 1e-9).tolist() == [False, True, False]


def test_launderers_grow_where_they_are_needed_and_rest_where_they_are_as_needed():
    capacity = np.array([1.0, 1.0, 1.0])
    after = grow(capacity, np.array([3.0, 1.0, 0.3]), 4, P)
    assert after[0] > 1 and after[1] == 1 and after[2] < 1


def test_shares_are_shares_wherever_the_prior_is_drawn():
    for mirror, goods in ((0.7, 0.6), (0.1, 0.1)):
        shares = start_shares(Money(mirror_share=mirror, goods_share=goods))
        assert shares.sum() == pytest.approx(1.0) and (shares > 0.05).all()


def test_every_dollar_comes_home_when_it_is_due_or_is_charged_or_frozen():
    proceeds, t, pipe = np.array([100.0, 50.0]), usual_terms(P), np.zeros((9, 2))
    arrived, gone, by_channel, frozen, fees = move(proceeds, np.tile(USUAL, (2, 1)), t.fee, t.loss, t.weeks, pipe, 7)
    assert by_channel == pytest.approx(150 * USUAL) and gone.sum() == pytest.approx(frozen.sum() + fees.sum())
    assert arrived + pipe.sum(0) + gone == pytest.approx(proceeds)
    assert pipe[7 % 9].sum() == 0 and pipe[(7 + int(t.weeks[CASH])) % 9].sum() > 0


def test_owners_draw_on_what_is_beyond_need_and_refill_less_of_what_lacks():
    cash = np.array([30.0, 10.0, -5.0])
    out = draw(cash, np.full(3, 2.0), 10.0, 0.5, 0.1)
    assert cash == pytest.approx([25.0, 11.0, 7.5]) and out == pytest.approx(5.0 - 1.0 - 12.5)
