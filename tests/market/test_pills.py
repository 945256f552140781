"""Counterfeit pills: strength and price follow money, pressing follows return."""

from types import SimpleNamespace

import numpy as np
import pytest

from sim.market import pills
from sim.params.street import Pills

MG = 0.74
P = SimpleNamespace(**vars(Pills()), mg_per_de=MG)
REFERENCE = P.reference_price * MG / 1000


def strength(price: float, wholesale: float) -> float:
    return pills.best_strength(price, wholesale, P)


def test_at_the_prices_of_reference_a_pill_holds_what_was_found_in_pills():
    assert strength(P.reference_pill, REFERENCE) * MG == pytest.approx(P.strength_mg)


def test_dearer_fentanyl_makes_weaker_pills_by_the_stated_elasticity():
    ratio = strength(P.reference_pill, 2 * REFERENCE) / strength(P.reference_pill, REFERENCE)
    assert np.log(ratio) / np.log(2) == pytest.approx(-1 / (1 + P.taste))


def test_where_nobody_presses_pills_are_real_and_cost_what_real_ones_cost():
    assert [pills.counterfeit_share(0.0, real) for real in (100.0, 0.0)] == [0.0, 0.0]
    assert pills.price(9.0, 0.0, P) == pytest.approx(9.0)


def test_counterfeits_compete_the_price_down():
    prices = np.array([pills.price(9.0, share, P) for share in (0.0, 0.5, 0.9)])
    assert (np.diff(prices) < 0).all() and (prices > 0).all() and pills.price(9.0, 1.0, P) == 0.0


@pytest.mark.parametrize("over_bag, grows", [(0.4, True), (-0.4, False)])
def test_pressing_grows_where_a_pill_pays_better_than_a_bag_and_shrinks_where_worse(over_bag, grows):
    after = pills.grow(1.0, over_bag, 4, P)
    assert (after > 1) == grows
    fastest = np.exp(4 * np.array([-P.decline, P.growth]))
    assert fastest[0] <= after <= fastest[1]


def test_pressing_stands_still_where_both_pay_alike():
    assert pills.grow(7.0, 0.0, 4, P) == 7.0


def test_a_year_of_search_finds_the_share_it_says():
    left = 1.0
    for _ in range(13):
        left = pills.lose(left, 0.6, 4)
    assert left == pytest.approx(0.4)
    assert pills.lose(1.0, 0.0, 4) == 1.0 and pills.risk(0.0, P) == 0.0


def test_risk_eats_returns():
    calm, searched = (pills.returns(15.0, REFERENCE, 2.0, pills.risk(found, P), P) for found in (0.0, 0.6))
    assert searched < calm
    assert calm == pytest.approx((15.0 - P.selling - 2 * REFERENCE) / 15.0)
