"""Crossings of a line: who goes where when one becomes dear, and who can pay for a tunnel."""

from types import SimpleNamespace

import numpy as np
import pytest

from sim.market import BETWEEN, CANADA
from sim.market.routes import CROSSING_OF, LINE_OF, ROUTES, SAME_LINE, TO_LINE, choose, evade, notice, only, start_shares
from sim.params.crossing_choice import Routes
from tests.market.small_traffic import small

P = Routes()
USUAL = start_shares(P)


def chosen(cost, usual=USUAL, weeks=1):
    """Shares after `weeks` of choosing every week under the same costs."""
    cell = SimpleNamespace(shares=usual.copy(), usual=usual, landed_cost=np.asarray(cost, float), appeal=np.zeros(ROUTES))
    for _ in range(weeks):
        choose(cell, P, 1)
    return cell.shares


def test_every_route_belongs_to_one_line_and_one_crossing():
    assert (TO_LINE.sum(1) == 1).all()
    assert pytest.approx(np.ones(3)) == USUAL @ TO_LINE


def test_where_all_crossings_cost_the_same_nobody_moves():
    assert chosen(np.array([0.3, 2.0, 0.1])[LINE_OF]) == pytest.approx(USUAL)


def test_a_crossing_that_becomes_dear_loses_goods_to_the_others_of_its_line_and_to_no_other_line():
    cost = np.ones(ROUTES)
    cost[0] = 1.5
    shares = chosen(cost, weeks=400)
    assert shares[0] < USUAL[0] and shares[1] > USUAL[1]
    assert shares[2:] == pytest.approx(USUAL[2:])
    assert shares @ TO_LINE == pytest.approx(np.ones(3))


def test_odds_follow_cost_with_the_stated_elasticity():
    cost = np.ones(ROUTES)
    cost[0] = 1.2
    shares = chosen(cost, weeks=400)
    odds = (shares[0] / shares[1]) / (USUAL[0] / USUAL[1])
    assert odds == pytest.approx(1.2**-P.sense, rel=1e-6)


def test_who_can_use_one_crossing_only_uses_it_whatever_it_costs():
    alone = only(USUAL, CROSSING_OF == CANADA)
    assert (alone @ TO_LINE).tolist() == [0.0, 1.0, 1.0]
    assert chosen(np.where(CROSSING_OF == CANADA, 50.0, 1.0), alone) == pytest.approx(alone)


def barrier(extra, grams, fixed):
    numbers = SimpleNamespace(fixed_evasion=fixed, evasion_cost=P.evasion_cost)
    return np.array([evade(extra, many, 8.0, numbers) for many in grams])


def test_a_barrier_is_paid_by_the_gram_by_the_small_and_by_tunnel_by_the_large():
    grams = (10.0, 1e3, 1e5, 1e6)
    cost = barrier(1.0, grams, True)
    assert (cost[:2] == 8.0).all() and cost[3] == pytest.approx(P.evasion_cost / 1e6)
    assert (np.diff(cost) <= 0).all()
    assert (barrier(1.0, grams, False) == 8.0).all(), "without fixed means all pay alike"
    assert (barrier(0.0, grams, True) == 0.0).all()


def test_cells_learn_most_of_the_crossings_they_use():
    few = small(1)
    cell = few.cells[0]
    cell["believed_loss"], cell["usual"], cell["shares"] = 0.1, USUAL, USUAL
    cell["shares"][1] = 0.0
    few.sees.put(noticed=0.5)
    notice(cell, few.sees.record[0], few.numbers[0])
    memory = few.numbers["risk_memory"][0]
    assert cell["believed_loss"][0] == pytest.approx(0.1 + memory * 0.4)
    assert cell["believed_loss"][1] == pytest.approx(0.1 + memory * P.shared * 0.4)


def test_lines_do_not_mix():
    assert ((LINE_OF[:, None] == LINE_OF) == SAME_LINE).all() and (CROSSING_OF == BETWEEN).sum() == 2
