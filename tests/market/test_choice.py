"""Cells choose under cost, risk and limited information."""

import numpy as np
import pytest

from sim.market import choice
from sim.params.market import Cells

P = Cells()


def settle(margin, fill=np.ones(3), access=np.ones(3), weeks=2000):
    mix = np.array([1.0, 0.0, 0.0])
    for _ in range(weeks):
        choice.choose_channels(mix, np.asarray(margin, float), fill, access, P.choice_sense, P.inertia)
    return mix


def learned(capacity, mix, reachable):
    """Access after a week of cells that knew no source, two regions of equal cells."""
    access, home = np.zeros(mix.shape), np.arange(len(mix)) % 2
    lines, speed = np.ones(mix.shape), np.ones(len(mix))
    choice.learn_sources(access, lines, capacity, mix, home, speed, reachable, P.innovation, P.imitation, P.cross_region)
    return access


def grow(capacity, peak, profit, entry, pace=1.0, floor=0.0):
    """Capacity after a week of cells with the return `profit`."""
    grown, one, home = capacity.copy(), np.ones(len(capacity)), np.zeros(len(capacity), int)
    choice.grow(grown, peak.copy(), profit * one, floor * one, home, 0 * one, 1, pace * one, P.growth, P.decline, P.required_return,
                P.return_scale, entry)
    return grown


def test_business_settles_where_the_logit_says():
    margin = np.array([0.1, 0.2, 0.3])
    odds = np.exp(P.choice_sense * margin)
    assert settle(margin) == pytest.approx(odds / odds.sum(), rel=1e-6)


def test_nobody_moves_into_a_channel_without_access():
    assert settle([0.0, 9.0, 9.0], access=np.array([1.0, 0.0, 0.0])) == pytest.approx([1, 0, 0])


def test_a_source_that_fills_no_orders_attracts_nobody_beyond_one_without_profit():
    assert settle([0.0, 5.0, 0.0], fill=np.array([1.0, 0.0, 1.0])) == pytest.approx([1 / 3] * 3, rel=1e-6)


def test_a_share_stays_a_share():
    mix = np.array([0.2, 0.5, 0.3])
    choice.choose_channels(mix, np.array([-3.0, 0.1, 40.0]), np.ones(3), np.ones(3), P.choice_sense, P.inertia)
    assert mix.sum() == pytest.approx(1.0) and (mix >= 0).all()


def test_without_users_a_source_is_found_only_unaided():
    assert learned(np.zeros(2), np.ones((2, 3)), np.ones(3)) == pytest.approx(np.full((2, 3), P.innovation))


def test_a_source_out_of_reach_is_never_learned():
    assert (learned(np.ones(8), np.ones((8, 3)), np.zeros(3)) == 0).all()


def test_capacity_stands_still_at_the_required_return_and_never_grows_without_entry():
    capacity, good = np.array([1.0, 2.0, 3.0]), 0.9
    still = grow(capacity, capacity, P.required_return, entry=True)
    assert still == pytest.approx(capacity)
    assert (grow(capacity, capacity, good, entry=False) == capacity).all()
    assert (grow(capacity, capacity, good, entry=True) > capacity).all()
    assert (grow(capacity, capacity, good, entry=True, pace=0.0) == capacity).all(), "who has no capital does not grow"


def test_without_entry_a_cell_regains_what_it_once_had_and_no_more():
    capacity, peak = np.array([1.0, 2.0, 3.0]), np.array([1.005, 9.0, 3.0])
    grown = grow(capacity, peak, 0.9, entry=False)
    assert grown[0] == 1.005 and 2.0 < grown[1] < 9.0 and grown[2] == 3.0


def test_an_empty_place_is_taken_by_an_entrant():
    low = np.array([0.1])
    assert grow(low, low, -1.0, entry=True, floor=0.5) == 0.5


def test_who_knows_nobody_stays_as_it_is():
    assert settle([0.0, 9.0, 9.0], access=np.zeros(3)) == pytest.approx([1, 0, 0])


def test_dealers_find_fentanyl_by_their_contacts_and_online_importers_without():
    capacity, home = np.array([3.0, 1.0, 2.0]), np.zeros(3, int)
    access, knows = np.array([[1.0, 0, 0], [1.0, 0, 0.5], [0, 1.0, 0]]), np.array([[0, 1], [0, 0]])
    met = choice.brings_fentanyl(knows, np.zeros(2, int), capacity, access, home, np.array([1.0, 1.0, 0.0]), 2)
    assert met == pytest.approx([(0.5 + 2.0) / (4.0 + 2.0), 2.0 / (6.0 + 2.0)])


def test_concentration_is_one_for_one_seller_and_counts_who_stands_for_several_by_itself():
    one, four = np.zeros(4, int), np.arange(4)
    goods, none = np.ones(4), np.zeros(4)
    assert choice.concentration(goods, one, one, none, 1.0) == pytest.approx(1.0)
    assert choice.concentration(goods, one, four, none, 1.0) == pytest.approx(1 / 4)
    assert choice.concentration(goods, four % 2, four, none, 1.0) == pytest.approx(1 / 2), "two sellers on each of two markets"
    assert choice.concentration(goods, one, one, goods, 0.5) == pytest.approx(1 / 8), "eight importers in one group"
