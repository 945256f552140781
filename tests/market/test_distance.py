"""Distance between divisions: who knows whom, what is heard of others, where sources abroad are found; and without it the model before."""

from dataclasses import replace

import numpy as np
import pytest

from sim.agents.cells import settle
from sim.market import FENTANYL_LAND, FENTANYL_MAIL, HEROIN_LAND, choice, distance, shipping
from sim.params.market import Cells
from sim.params.mechanisms import Mechanisms
from sim.params.places import COAST_OF, DIVISIONS, FOREIGN_POST, POPULATION
from sim.spec import Spec
from sim.world import World
from tests.alone import ALONE
from tests.market.small_traffic import PARAMS, small

ON = replace(ALONE, distance=True)
NEW_ENGLAND, MID_ATLANTIC, PACIFIC = 0, 1, 8
CROSS = PARAMS.market.cells.cross_region


def three_cells(nearness: np.ndarray, reachable: float = 1.0):
    """New England with 1 DE of heroin, the Mid-Atlantic with 3 DE by mail, the Pacific with 1 DE of each; all have looked around."""
    few = small(3, distance=True)
    cells = few.cells
    cells["home"], cells["region"], cells["capacity"] = [NEW_ENGLAND, MID_ATLANTIC, PACIFIC], [0, 0, 1], [1.0, 3.0, 2.0]
    cells["mix"], cells["access"] = [[1, 0, 0], [0, 1, 0], [0.5, 0.5, 0]], [[1, 0, 0], [0, 1, 0], [1, 1, 0]]
    few.numbers["nearness"][0] = nearness
    few.sees.put(reachable=reachable)
    shipping.survey(cells, few.groups, few.sees.record, few.numbers)
    return few


def near(**pairs: float) -> np.ndarray:
    """All as near as can be, but for New England and the Mid-Atlantic (`neighbours`) and both and the Pacific (`coasts`)."""
    made = np.ones((DIVISIONS, DIVISIONS))
    made[NEW_ENGLAND, MID_ATLANTIC] = made[MID_ATLANTIC, NEW_ENGLAND] = pairs["neighbours"]
    made[PACIFIC, :2] = made[:2, PACIFIC] = pairs["coasts"]
    return made


def test_by_hand_the_near_are_heard_more():
    """New England of the mail: half of the neighbours' 3 of 4 DE, a tenth of the other coast's half, over (1 + 3 / 2) / 4 that is near."""
    heard = three_cells(near(neighbours=0.5, coasts=0.1)).sees.heard
    assert heard[NEW_ENGLAND, FENTANYL_MAIL] == pytest.approx((0.5 * 0.75 + CROSS * 0.1 * 0.5) / 0.625)
    assert heard[NEW_ENGLAND, HEROIN_LAND] == pytest.approx((0.25 + CROSS * 0.1 * 0.5) / 0.625)
    assert heard[MID_ATLANTIC, FENTANYL_MAIL] == pytest.approx((0.75 + CROSS * 0.1 * 0.5) / (0.75 + 0.5 * 0.25))
    assert heard[PACIFIC, FENTANYL_MAIL] == pytest.approx(0.5 + CROSS * 0.1 * 0.75)


def test_where_all_are_as_near_a_coast_hears_the_same_and_as_before():
    heard = three_cells(near(neighbours=1.0, coasts=1.0)).sees.heard
    assert (heard[COAST_OF == 0] == heard[NEW_ENGLAND]).all() and (heard[COAST_OF == 1] == heard[PACIFIC]).all()
    assert heard[NEW_ENGLAND, FENTANYL_MAIL] == 0.75 + CROSS * (1.25 - 0.75), "to the last bit: coast, and a little of the other"


def test_by_hand_a_cell_learns_what_it_hears_and_finds_by_mail_where_foreign_post_comes_in():
    few = three_cells(near(neighbours=0.5, coasts=0.1))
    few.cells["ties"] = [1.0, 0.0, 0.0]
    few.numbers["ties_spread"], few.numbers["found_abroad"] = 2.0, distance.found_abroad(replace(Cells(), gateways=1.0), ON)
    cell, custom = few.cells[0], PARAMS.market.cells
    choice.learn(cell, few.sees.record[0], few.numbers[0])
    assert cell["access"][FENTANYL_MAIL] == pytest.approx(custom.imitation * few.sees.heard[NEW_ENGLAND, FENTANYL_MAIL]), "no post there"
    assert cell["access"][FENTANYL_LAND] == pytest.approx(custom.innovation), "two spreads' worth of ties, less the mean of their spread: 1"


def test_contacts_abroad_are_as_many_in_all_however_they_are_spread():
    readily = distance.found_abroad(Cells(), ON)
    assert (POPULATION / POPULATION.sum() * readily[:, FENTANYL_MAIL]).sum() == pytest.approx(1.0, abs=1e-3)
    assert (readily[:, [HEROIN_LAND, FENTANYL_LAND]] == 1).all() and (distance.found_abroad(Cells(), ALONE) == 1).all()
    assert (distance.found_abroad(replace(Cells(), gateways=1.0), ON)[FOREIGN_POST == 0, FENTANYL_MAIL] == 0).all()


def test_by_hand_luck_is_outweighed_by_distance():
    """Of two, luck of .5 and .2: by luck alone the second first; a quarter as near, it comes at .223 / .25 = .89, the first at .69."""
    luck = np.array([[0.5, 0.2]])
    assert distance.acquaintances(luck, np.ones((1, 2))).tolist() == [[1, 0]]
    assert distance.acquaintances(luck, np.array([[1.0, 0.25]])).tolist() == [[0, 1]]


def test_the_first_contact_is_drawn_in_proportion_to_nearness():
    luck = np.random.default_rng(1).random((20_000, 3))
    first = distance.acquaintances(luck, np.broadcast_to([1.0, 0.6, 0.4], luck.shape))[:, 0]
    assert np.bincount(first) / len(luck) == pytest.approx([0.5, 0.3, 0.2], abs=0.015)


def test_cells_live_where_people_do_on_their_coast():
    luck = (np.arange(10_000) + 0.5) / 10_000
    homes = [settle(np.full(luck.size, coast), luck) for coast in (0, 1)]
    for coast, home in enumerate(homes):
        assert (COAST_OF[home] == coast).all()
        share = POPULATION * (coast == COAST_OF) / POPULATION[coast == COAST_OF].sum()
        assert np.bincount(home, minlength=DIVISIONS) / luck.size == pytest.approx(share, abs=2e-4)


SOURCES = replace(PARAMS.supply.sources, mail_reachable=2006.2, labs_reachable=2006.4)   # fentanyl is about while few weeks have gone by
SPEC = Spec(people=200, end=2010, params=replace(PARAMS, supply=replace(PARAMS.supply, sources=SOURCES)))


BEFORE = {"innovation": 4.4e-4, "imitation": 0.0071}    # slow enough that contacts tell


def world(mechanisms: Mechanisms, **cells: float) -> World:
    params = replace(SPEC.params, market=replace(SPEC.params.market, cells=replace(SPEC.params.market.cells, **cells)))
    return World(replace(SPEC, params=params, mechanisms=mechanisms)).run()


def deaths(world: World) -> np.ndarray:
    return world.table("deaths_expected")["deaths_expected"]


@pytest.fixture(scope="module")
def off() -> World:
    return world(ALONE, **BEFORE)


@pytest.fixture(scope="module")
def on() -> World:
    return world(ON, reach=200.0, **BEFORE, ties_spread=1.5, gateways=0.5)


def test_without_distance_it_is_the_model_before_to_the_bit(off):
    """The twin: all as near as can be, no gateways, contacts abroad alike."""
    twin = world(ON, **BEFORE, reach=1e20, gateways=0.0, ties_spread=0.0)
    assert all(np.array_equal(twin.table()[name], values, equal_nan=True) for name, values in off.table().items())
    saved = twin.saved()
    assert all(np.array_equal(saved[name], values) for name, values in off.saved().items())


@pytest.mark.parametrize("number", [dict(reach=800.0, gateways=0.0, ties_spread=0.0), dict(reach=1e20, gateways=0.0, ties_spread=1.5),
                                    dict(reach=1e20, gateways=0.5, ties_spread=0.0)],
                         ids=["reach", "ties", "gateways"])
def test_each_of_its_numbers_moves_deaths(off, number):
    assert not np.array_equal(deaths(world(ON, **BEFORE, **number)), deaths(off))


def test_dealers_know_the_near(off, on):
    """In the mean over dealers, people of their own division are a larger part of their contacts."""
    def own(world: World) -> float:
        homes = world.traffickers.home[world.dealers.knows_cell]
        return float((homes == world.dealers.division[:, None]).mean())
    assert own(on) > 1.5 * own(off)


def test_divisions_come_to_fentanyl_one_after_the_other(off, on):
    """In a pair, what dealers can be brought differs more between the divisions of a coast, against its mean."""
    def uneven(world: World) -> float:
        met = np.array([world.dealers.met[world.dealers.division == division].mean() for division in range(DIVISIONS)])
        east = met[COAST_OF == 0]
        return float(east.std() / east.mean())
    assert uneven(on) > 2 * uneven(off) > 0
    assert not np.array_equal(deaths(on), deaths(off))
