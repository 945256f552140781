"""A policy that does nothing changes nothing, person by person; a run in two parts is the run in one."""

from dataclasses import replace

import pytest

from sim.clock import week_of
from sim.params.mechanisms import MakingCost, Mechanisms, MovingCost
from sim.policy.levers import Policy
from sim.policy.levers.heroin_cut import HeroinCut, Reading
from sim.policy.levers.remove_makers import RemoveMakers
from sim.policy.levers.remove_sellers import RemoveSellers
from sim.policy.levers.search_effort import SearchEffort
from sim.world import World
from tests.laws.conftest import SMALL, same

NOTHING = {
    "quota of nothing": Policy(heroin_cut=HeroinCut(0.0, 2014)),
    "effort of nothing": Policy(heroin_cut=HeroinCut(0.0, 2014, 104, Reading.effort)),
    "search as it is": Policy(search_effort=SearchEffort(1.0, 2014)),
    "no maker": Policy(remove_makers=RemoveMakers(0, 2014)),
    "no seller": Policy(remove_sellers=RemoveSellers(0.0, 2014)),
}


@pytest.mark.parametrize("policy", NOTHING.values(), ids=NOTHING.keys())
def test_a_policy_of_size_nothing_is_bit_identical(resumed, policy):
    assert same(resumed().saved(), resumed(policy=policy).saved())


def test_a_policy_of_some_size_is_not(resumed):
    cut = Policy(heroin_cut=HeroinCut(0.5, 2014))
    assert not same(resumed().saved(), resumed(policy=cut).saved())


def test_a_saved_state_continues_bit_for_bit(at_2014):
    through = World(SMALL).run(week_of(2014) + 40)
    resumed = World.resume(SMALL, at_2014).run(week_of(2014) + 40)
    assert same(through.saved(), resumed.saved())
    names = through.table().keys()
    assert all((through.table()[n][-40:] == resumed.table()[n]).all() for n in names)


def test_same_seed_same_bytes_other_replicate_other_lives():
    one, again = World(SMALL).run(30).saved(), World(SMALL).run(30).saved()
    other = World(replace(SMALL, replicate=1)).run(30).saved()
    assert same(one, again) and not same(one, other)


IDLE_BEFORE_FENTANYL = {"fentanyl": False, "product_choice": False, "learning": False, "making_cost": MakingCost.equal,
                        "moving_cost": MovingCost.dose, "research": False}


@pytest.mark.parametrize("switch", IDLE_BEFORE_FENTANYL)
def test_a_switch_leaves_luck_untouched_where_its_mechanism_is_idle(switch):
    """Before fentanyl is reachable, and with all dealers open, these mechanisms do nothing: switched off, every life stays the same."""
    off = replace(SMALL, mechanisms=replace(Mechanisms(), **{switch: IDLE_BEFORE_FENTANYL[switch]}))
    one, other = World(SMALL).run(60).saved(), World(off).run(60).saved()
    people = {k for k in one if k.startswith("users.")}
    assert people and all((one[k] == other[k]).all() for k in people)
