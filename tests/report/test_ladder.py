"""The price ladder: each rung is what it says, and search raises the rung at the border and no rung below it."""

import numpy as np
import pytest

from sim.policy.levers import Policy
from sim.policy.levers.search_effort import SearchEffort
from sim.spec import Spec
from sim.world import World

WEEKS = 30


@pytest.fixture(scope="module")
def worlds() -> dict[float, World]:
    """The same half year of 2006 under the search of the time and under more of it."""
    policies = {effort: Policy(search_effort=SearchEffort(multiplier=effort, start=2006)) for effort in (1.0, 8.0)}
    return {effort: World(Spec(people=200, solve_level=False, policy=policy)).run(WEEKS) for effort, policy in policies.items()}


def rung(world: World, level: str, product: str = "heroin") -> np.ndarray:
    return world.table()[f"{level}_pure_gram_{product}"]


def test_a_gram_of_heroin_at_its_source_costs_what_the_start_set_says(worlds):
    world = worlds[1.0]
    assert rung(world, "source") == pytest.approx(world.spec.params.supply.sources.heroin_cost)


def test_wholesale_is_the_same_price_in_another_unit(worlds):
    table, mg = worlds[1.0].table(), worlds[1.0].costs.pure_mg[0]
    assert rung(worlds[1.0], "wholesale") == pytest.approx(table["wholesale_heroin"] * 1000 / mg)


def test_what_is_seized_is_paid_for_at_the_border_and_not_at_the_source(worlds):
    assert rung(worlds[8.0], "source") == pytest.approx(rung(worlds[1.0], "source"))
    assert (rung(worlds[8.0], "landed")[4:] > 1.05 * rung(worlds[1.0], "landed")[4:]).all()


def test_rungs_rise_from_source_to_street(worlds):
    levels = [rung(worlds[1.0], level).mean() for level in ("source", "landed", "wholesale", "price")]
    assert levels == sorted(levels)


def test_a_rung_does_not_change_when_the_run_goes_on(worlds):
    """What a week cost is known in that week: the same weeks, seen from a later one, have the same prices."""
    world = worlds[8.0]
    longer = World.resume(world.spec, world.saved()).run(WEEKS + 20)
    through = World(world.spec).run(WEEKS + 20)
    for level in ("source", "landed", "wholesale"):
        assert (rung(longer, level) == rung(through, level)[WEEKS:]).all() and (rung(through, level)[:WEEKS] == rung(world, level)).all()
