"""Cells choose under cost, risk and limited information."""

from types import SimpleNamespace

import numpy as np
import pytest

from sim.market import choice, counting, shipping
from sim.observe import LOOKS
from sim.params.market import Cells
from tests.market.small_traffic import small

P = SimpleNamespace(**vars(Cells()), by_price=False, look_elsewhere=False)


def chosen(mix, margin, fill=np.ones(3), access=np.ones(3), weeks=1):
    """The mix of lines of a cell after `weeks` of choosing under the same margins."""
    cell = SimpleNamespace(mix=np.array(mix, float), margin=np.asarray(margin, float), access=access, wish=np.zeros(3))
    for _ in range(weeks):
        choice.choose_lines(cell, SimpleNamespace(filled=fill), P)
    return cell.mix


def settle(margin, fill=np.ones(3), access=np.ones(3)):
    return chosen([1.0, 0.0, 0.0], margin, fill, access, 2000)


def learned(capacity, reachable, **switches):
    """Access after a week of cells that knew no source, two regions of equal cells."""
    few = small(len(capacity), **switches)
    few.cells["capacity"], few.cells["mix"] = capacity, 1.0
    few.sees.put(reachable=reachable)
    shipping.survey(few.cells, few.groups, few.sees.record, few.numbers)
    for cell in few.cells:
        choice.learn(cell, few.sees.record[0], few.numbers[0])
    return few.cells["access"]


def grow(capacity, peak, profit, entry, pace=1.0, floor=0.0):
    """Capacity after a week of newcomers with the return `profit`."""
    few = small(len(capacity), entry=entry)
    few.cells["capacity"], few.cells["peak"], few.cells["floor"], few.cells["profit_share"] = capacity, peak, floor, profit
    few.groups["means"] = pace
    shipping.grow_all(few.cells, few.groups, few.sees.record, few.numbers)
    return few.cells["capacity"]


def test_business_settles_where_the_logit_says():
    margin = np.array([0.1, 0.2, 0.3])
    odds = np.exp(P.choice_sense * margin)
    assert settle(margin) == pytest.approx(odds / odds.sum(), rel=1e-6)


def test_nobody_moves_into_a_channel_without_access():
    assert settle([0.0, 9.0, 9.0], access=np.array([1.0, 0.0, 0.0])) == pytest.approx([1, 0, 0])


def test_a_source_that_fills_no_orders_attracts_nobody_beyond_one_without_profit():
    assert settle([0.0, 5.0, 0.0], fill=np.array([1.0, 0.0, 1.0])) == pytest.approx([1 / 3] * 3, rel=1e-6)


def test_a_share_stays_a_share():
    mix = chosen([0.2, 0.5, 0.3], [-3.0, 0.1, 40.0])
    assert mix.sum() == pytest.approx(1.0) and (mix >= 0).all()


def test_without_users_a_source_is_found_only_unaided():
    assert learned(np.zeros(2), np.ones(3)) == pytest.approx(np.full((2, 3), P.innovation))


def test_a_source_out_of_reach_is_never_learned():
    assert (learned(np.ones(8), np.zeros(3)) == 0).all()


def test_where_nothing_need_be_learned_every_source_that_can_be_reached_is_known():
    assert (learned(np.zeros(2), np.array([1.0, 0.0, 1.0]), learning=False) == [1.0, 0.0, 1.0]).all()


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
    cells, knows = small(3).cells, np.array([[0, 1], [0, 0]])
    cells["region"], cells["capacity"], cells["fitted"] = 0, [3.0, 1.0, 2.0], [1.0, 1.0, 0.0]
    cells["access"] = [[1.0, 0, 0], [1.0, 0, 0.5], [0, 1.0, 0]]
    met = choice.brings_fentanyl(knows, np.zeros(2, int), cells, 2)
    assert met == pytest.approx([(0.5 + 2.0) / (4.0 + 2.0), 2.0 / (6.0 + 2.0)])


def counted(few) -> np.recarray:
    seen = np.zeros(1, next(look.dtype for look in LOOKS if "hhi_groups" in look.names))
    counting.count(few.cells, few.groups, few.markets, seen, few.numbers)
    return seen.view(np.recarray)[0]


def test_concentration_is_one_for_one_seller_and_counts_who_stands_for_several_by_itself():
    few = small(4)
    few.cells["flow"][:, 0], few.cells["fitted"] = 1.0, 1.0
    few.cells["organisation"] = 0
    assert counted(few).hhi_groups == pytest.approx(1.0) and counted(few).groups == 1
    few.cells["organisation"] = np.arange(4)
    assert counted(few).hhi_groups == pytest.approx(1 / 4) and counted(few).groups == 4
    few.cells["capacity"] = 1.0
    assert counted(few).hhi == pytest.approx(1 / 2), "two sellers on each of two markets"
    few.cells["organisation"], few.cells["fitted"] = 0, 0.0
    few.numbers["importer_size"] = 0.5
    assert counted(few).hhi_groups == pytest.approx(1 / 8), "eight importers in one group"


@pytest.mark.parametrize("sales_growth, filled, part", [(True, 0.25, 0.25), (False, 0.25, 1.0), (True, 1.0, 1.0)])
def test_a_cell_whose_orders_are_left_unfilled_earns_on_what_is_filled_where_growth_follows_sales(sales_growth, filled, part):
    few = small(1, sales_growth=sales_growth)
    few.cells["fitted"], few.cells["mix"], few.cells["capacity"] = 1.0, (0.0, 1.0, 0.0), 1.0
    few.sees.put(filled=filled)
    shipping.plan_all(few.cells, few.groups, few.markets, few.sees.record, few.numbers)
    assert few.cells["profit_share"][0] == pytest.approx(part * few.cells["gain"][0, 1]) and few.cells["gain"][0, 1] > 0.5
