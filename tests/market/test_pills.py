"""Counterfeit pills: strength and price follow money, pressing follows return."""

import numpy as np
import pytest

from sim.market import pills
from sim.params.street import Pills

P, MG = Pills(), 0.74
REFERENCE = P.reference_price * MG / 1000


def strength(price: float, wholesale: float) -> float:
    return float(pills.best_strength(np.array([price]), np.array([wholesale]), MG, P)[0])


def test_at_the_prices_of_reference_a_pill_holds_what_was_found_in_pills():
    assert strength(P.reference_pill, REFERENCE) * MG == pytest.approx(P.strength_mg)


def test_dearer_fentanyl_makes_weaker_pills_by_the_stated_elasticity():
    ratio = strength(P.reference_pill, 2 * REFERENCE) / strength(P.reference_pill, REFERENCE)
    assert np.log(ratio) / np.log(2) == pytest.approx(-1 / (1 + P.taste))


def test_where_nobody_presses_pills_are_real_and_cost_what_real_ones_cost():
    assert pills.counterfeit_share(np.zeros(2), np.array([100.0, 0.0])).tolist() == [0.0, 0.0]
    assert pills.price(np.array([9.0]), np.zeros(1), P) == pytest.approx([9.0])


def test_counterfeits_compete_the_price_down():
    prices = pills.price(np.full(3, 9.0), np.array([0.0, 0.5, 0.9]), P)
    assert (np.diff(prices) < 0).all() and (prices > 0).all()


@pytest.mark.parametrize("over_bag, grows", [(0.4, True), (-0.4, False)])
def test_pressing_grows_where_a_pill_pays_better_than_a_bag_and_shrinks_where_worse(over_bag, grows):
    after = pills.grow(np.ones(1), np.array([over_bag]), 4, P)
    assert (after > 1) == grows
    fastest = np.exp(4 * np.array([-P.decline, P.growth]))
    assert fastest[0] <= after[0] <= fastest[1]


def test_pressing_stands_still_where_both_pay_alike():
    assert pills.grow(np.full(1, 7.0), np.zeros(1), 4, P).tolist() == [7.0]


def test_a_year_of_search_finds_the_share_it_says():
    left = 1.0
    for _ in range(13):
        left = pills.lose(np.array([left]), 0.6, 4)[0]
    assert left == pytest.approx(0.4)
    assert pills.lose(np.ones(1), 0.0, 4).tolist() == [1.0] and pills.risk(0.0, P) == 0.0


def test_risk_eats_returns():
    price, w, de = np.array([15.0]), np.array([REFERENCE]), np.array([2.0])
    calm, searched = (pills.returns(price, w, de, pills.risk(found, P), P)[0] for found in (0.0, 0.6))
    assert searched < calm
    assert calm == pytest.approx((15.0 - P.selling - 2 * REFERENCE) / 15.0)
