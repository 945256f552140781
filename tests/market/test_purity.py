"""Purity of loads: compact where bulk is dear, weak where goods are dear, and unchanged where neither changed."""

import numpy as np
import pytest

from sim.market import purity
from sim.params.crossing_choice import Routes

P = Routes()
RESPONSE = P.purity_response
DEAR = 10.0   # goods that cost so much that weakness always has something left to save


def test_what_was_customary_is_best_at_customary_costs():
    assert purity.best(1.0, 1.0, DEAR, RESPONSE) == pytest.approx(1.0)


def test_the_chosen_purity_is_the_cheapest_one():
    """G / x + V (x^g - 1) / g over a grid has its minimum at the choice, for dear and cheap bulk and goods."""
    g, x = 1 / RESPONSE - 1, np.linspace(0.2, 5, 48001)
    for bulk, value in ((1.0, 1.0), (3.0, 1.0), (1.0, 4.0), (0.4, 0.7)):
        cost = bulk / x + value * (x**g - 1) / g
        assert x[cost.argmin()] == pytest.approx(purity.best(bulk, value, DEAR, RESPONSE), abs=2e-4)


def test_where_goods_cost_little_weakness_saves_no_more_than_they_cost():
    """At the customary value, the same grid with what is saved bounded by the goods' cost has its minimum at the choice; and at any value
    what is booked as saved is no more than that."""
    g, x = 1 / RESPONSE - 1, np.linspace(0.2, 5, 48001)
    for bulk, goods in ((0.3, 0.05), (0.5, 0.0), (2.0, 0.05), (0.6, 0.3)):
        cost = bulk / x + np.maximum((x**g - 1) / g, -goods)
        assert x[cost.argmin()] == pytest.approx(purity.best(bulk, 1.0, goods, RESPONSE), abs=2e-4)
        for value in (0.2, 1.0, 5.0):
            chosen = purity.best(bulk, value, goods, RESPONSE)
            assert purity.packing(chosen, 1.0, RESPONSE) >= -goods - 1e-12
    assert purity.best(0.5, 1.0, 0.0, RESPONSE) == 1, "where goods are free nobody carries more bulk than custom"


def test_search_makes_loads_compact_and_dear_goods_make_them_weak():
    assert purity.best(2.0, 1.0, DEAR, RESPONSE) > 1 > purity.best(1.0, 2.0, DEAR, RESPONSE)


def test_packing_costs_nothing_at_custom_and_never_makes_thin_loads_a_gain():
    bulk = 0.2
    total = [bulk / x + purity.packing(x, bulk, RESPONSE) for x in np.linspace(0.1, 3, 300)]
    assert purity.packing(1.0, bulk, RESPONSE) == 0
    assert min(total) >= bulk - 1e-12, "at the bulk cost of 2006 no other purity is cheaper"


def test_loads_are_never_purer_than_pure():
    x = 1.0
    for _ in range(500):
        x = purity.move(x, 50.0, 0.9, P.purity_speed)
    assert x * 0.9 == pytest.approx(purity.PUREST)
