"""Crossings of a line: who goes where when one becomes dear, and who can pay for a tunnel."""

import numpy as np
import pytest

from sim.market import BETWEEN, CANADA
from sim.market.routes import CROSSING_OF, LINE_OF, ROUTES, SAME_LINE, TO_CROSSING, TO_LINE, barrier, choose, notice, only, start_shares
from sim.params.routes import Routes

P = Routes()
USUAL = start_shares(P)[None, :]


def settled(cost):
    shares = USUAL
    for _ in range(400):
        shares = choose(shares, cost, USUAL, P)
    return shares


def test_every_route_belongs_to_one_line_and_one_crossing():
    assert (TO_LINE.sum(1) == 1).all() and (TO_CROSSING.sum(1) == 1).all()
    assert pytest.approx(np.ones((1, 3))) == USUAL @ TO_LINE


def test_where_all_crossings_cost_the_same_nobody_moves():
    alike = np.array([[0.3, 2.0, 0.1]])[:, LINE_OF]
    assert choose(USUAL, alike, USUAL, P) == pytest.approx(USUAL)


def test_a_crossing_that_becomes_dear_loses_goods_to_the_others_of_its_line_and_to_no_other_line():
    cost = np.ones((1, ROUTES))
    cost[0, 0] = 1.5
    shares = settled(cost)
    assert shares[0, 0] < USUAL[0, 0] and shares[0, 1] > USUAL[0, 1]
    assert shares[0, 2:] == pytest.approx(USUAL[0, 2:])
    assert shares @ TO_LINE == pytest.approx(np.ones((1, 3)))


def test_odds_follow_cost_with_the_stated_elasticity():
    cost = np.ones((1, ROUTES))
    cost[0, 0] = 1.2
    shares = settled(cost)
    odds = (shares[0, 0] / shares[0, 1]) / (USUAL[0, 0] / USUAL[0, 1])
    assert odds == pytest.approx(1.2**-P.sense, rel=1e-6)


def test_who_can_use_one_crossing_only_uses_it_whatever_it_costs():
    alone = only(USUAL[0], CROSSING_OF == CANADA)[None, :]
    assert (alone[0] @ TO_LINE).tolist() == [0.0, 1.0, 1.0]
    cost = np.ones((1, ROUTES))
    cost[0, CROSSING_OF == CANADA] = 50.0
    assert choose(alone, cost, alone, P) == pytest.approx(alone)


def test_a_barrier_is_paid_by_the_gram_by_the_small_and_by_tunnel_by_the_large():
    grams = np.array([10.0, 1e3, 1e5, 1e6])
    cost = barrier(1.0, grams, 8.0, True, P)
    assert (cost[:2] == 8.0).all() and cost[3] == pytest.approx(P.evasion_cost / 1e6)
    assert (np.diff(cost) <= 0).all()
    assert (barrier(1.0, grams, 8.0, False, P) == 8.0).all(), "without fixed means all pay alike"
    assert (barrier(0.0, grams, 8.0, True, P) == 0.0).all()


def test_cells_learn_most_of_the_crossings_they_use():
    believed, lost = np.full((1, ROUTES), 0.1), np.full((2, ROUTES), 0.5)
    away = USUAL.copy()
    away[0, 1] = 0.0
    notice(believed, lost, np.zeros(1, int), away, USUAL, 0.08, P.shared)
    assert believed[0, 0] == pytest.approx(0.1 + 0.08 * 0.4)
    assert believed[0, 1] == pytest.approx(0.1 + 0.08 * P.shared * 0.4)


def test_lines_do_not_mix():
    assert ((LINE_OF[:, None] == LINE_OF) == SAME_LINE).all() and (CROSSING_OF == BETWEEN).sum() == 2
