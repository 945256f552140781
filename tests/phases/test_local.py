"""Levers of one division in a world: they are felt there, and in the first week nowhere else but through the coast's wholesale."""

from dataclasses import replace

import numpy as np
import pytest

from sim.clock import year_of
from sim.params.places import DIVISION_NAMES, Division, coasts
from sim.policy.levers import Policy
from sim.policy.levers.clinic_buffers import ClinicBuffers
from sim.policy.levers.dealer_penalties import DealerPenalties
from sim.policy.levers.naloxone import Naloxone
from sim.policy.levers.remove_sellers import RemoveSellers
from sim.policy.rules import NEUTRAL, with_own
from sim.spec import Spec
from sim.world import World

SMALL = Spec(people=300, end=2012)
BRANCH = 60
START = year_of(BRANCH)
THERE = DIVISION_NAMES.index("south_atlantic")
ELSEWHERE = np.arange(9) != THERE
CLOSED = RemoveSellers(0.5, START, Division.south_atlantic)
LIVED = ("ln_tolerance", "belief")     # what a bag a little stronger or weaker leaves in people


@pytest.fixture(scope="module")
def state() -> dict[str, np.ndarray]:
    return World(SMALL).run(BRANCH).saved()


@pytest.fixture(scope="module")
def first_week(state):
    """The first week under a policy, from the same state and luck; one run for one policy."""
    made: dict = {}

    def run(**levers) -> World:
        policy = Policy(**levers)
        if policy not in made:
            made[policy] = World.resume(replace(SMALL, policy=policy), state).run(BRANCH + 1)
        return made[policy]

    return run


def rows(world: World, division: int) -> slice:
    return slice(world.users.starts[division], world.users.stops[division])


def alike(one: World, other: World, *but: str) -> np.ndarray:
    """In which divisions everybody is the same to the last bit, but for these columns, bool [9]."""
    names = [name for name in one.users.columns if name not in but]
    return np.array([all(one.users.columns[name][rows(one, there)].tobytes() == other.users.columns[name][rows(other, there)].tobytes()
                         for name in names) for there in range(9)])


def tolerance_moved(one: World, other: World) -> np.ndarray:
    """How far the tolerance of anybody in a division differs, ln [9]."""
    apart = np.abs(one.users.columns["ln_tolerance"] - other.users.columns["ln_tolerance"])
    return np.array([apart[rows(one, there)].max() for there in range(9)])


def deaths(world: World) -> np.ndarray:
    """Expected deaths of the first week by division [9]."""
    return world.observed(BRANCH).deaths.values[0].sum(axis=-1)


def test_sellers_removed_in_one_division_close_there_and_nowhere_else(first_week):
    closed = first_week().dealers.at_work() - first_week(remove_sellers=CLOSED).dealers.at_work()
    assert closed[THERE] == 0.5 and not closed[ELSEWHERE].any()


def test_in_the_first_week_nobody_of_another_division_is_touched_but_by_what_is_left_in_the_coasts_stock(first_week):
    """Of the other coast nobody at all. On the same one who stays has a little more stock, and bags a trifle fuller, not another life."""
    null, local = first_week(), first_week(remove_sellers=CLOSED)
    assert alike(null, local)[5:].all() and alike(null, local, *LIVED)[ELSEWHERE].all()
    moved = tolerance_moved(null, local)
    assert moved[THERE] > 1e-2 and moved[ELSEWHERE].max() < 1e-4 and not moved[5:].any()
    more = np.abs(deaths(local) - deaths(null))
    assert more[THERE] > 1e3 * more[ELSEWHERE].max() and not more[5:].any()


def test_sellers_removed_in_the_nation_touch_people_on_both_coasts(first_week):
    null, nation = first_week(), first_week(remove_sellers=replace(CLOSED, division=Division.nation))
    touched = tolerance_moved(null, nation) > 1e-2
    assert touched.sum() >= 7 and touched[5:].all() and not alike(null, nation).any()


def test_naloxone_in_one_division_saves_people_there_and_nowhere_else_in_its_first_week(first_week):
    null, local, nation = (deaths(first_week(**levers)) for levers in (
        {}, {"naloxone": Naloxone(0.5, START, division=Division.south_atlantic)}, {"naloxone": Naloxone(0.5, START)}))
    assert local[THERE] < null[THERE] and (local == null).tolist() == ELSEWHERE.tolist()
    assert local[THERE] == nation[THERE] and (nation < null).all()


def test_dealers_of_one_division_know_their_own_law(first_week):
    levers = {"dealer_penalties": DealerPenalties(4.0, 2.0, START, division=Division.pacific),
              "clinic_buffers": ClinicBuffers(0.5, START, division=Division.new_england)}
    null, local = first_week().dealers, first_week(**levers).dealers
    assert ((local.certainty > null.certainty) == (local.division == 8)).all()
    assert ((local.penalty > null.penalty) == (local.division == 8)).all()
    assert ((local.near < null.near) == (local.division == 0)).all() and local.sees.severity.tolist() == [1.0] * 8 + [4.0]


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 1.0])
def test_a_share_of_few_sellers_is_closed_as_ordered_in_the_mean(first_week, share):
    dealers, luck, found = first_week().dealers, first_week().luck, []
    rules, before = with_own(NEUTRAL, {THERE: replace(NEUTRAL, close_sellers=share)}), dealers.open.copy()
    for week in range(400):
        dealers.open[:] = True
        dealers.close(rules, week, luck)
        found.append(1 - dealers.at_work())
    dealers.open[:] = before
    pitches, there = dealers.pitches[THERE], np.array(found)[:, THERE]
    assert not np.array(found)[:, ELSEWHERE].any() and there.mean() == pytest.approx(share, abs=0.5 / pitches / np.sqrt(400) * 3)
    assert np.ptp(there) <= 1 / pitches + 1e-9 and np.ptp(there * (share in (0.5, 1.0))) == 0


def test_a_division_with_a_share_of_its_own_does_not_join_in_the_nations(first_week):
    dealers, luck = first_week().dealers, first_week().luck
    before, ordered = dealers.open.copy(), replace(NEUTRAL, close_sellers=0.5)
    open_after = []
    for rules in (ordered, with_own(ordered, {THERE: replace(NEUTRAL, close_sellers=1.0)})):
        dealers.open[:] = True
        dealers.close(rules, BRANCH, luck)
        open_after.append(dealers.at_work())
    dealers.open[:] = before
    nation, both = open_after
    assert both[THERE] == 0 and (both[ELSEWHERE] == nation[ELSEWHERE]).all()
    assert coasts(nation * dealers.pitches).tolist() == [10, 10], "half of each coast"


def test_deaths_are_told_by_division_and_week(first_week):
    world = first_week()
    table = world.to_xarray()["deaths"].sum("kind").sel(division="south_atlantic")
    assert table.dims == ("week",) and table.values[-1] == pytest.approx(deaths(world)[THERE])
    assert world.table("deaths_south_atlantic")["deaths_south_atlantic"][-1] == pytest.approx(deaths(world)[THERE])
