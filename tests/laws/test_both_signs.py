"""One parameter set, two signs: what a shock to supply does depends on which product is hit and what stands ready to replace it.

A shock to all sources of the strongest product, with no successor ready, makes the drug weaker and deaths fall; a cut of the weaker product
with the stronger at hand, in the same world, raises them. Asked of the start set. Prior worlds in which fentanyl has come show that neither
sign of the cut is written in: where people adjust to weaker bags within the week, or stop, it saves lives there. Strength is asked of the
world in the middle: of six such worlds the shock left bags a little stronger in two.
"""

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from sim.clock import week_of
from sim.experiment.draws import prior_draws, start_set
from sim.params.mechanisms import Mechanisms, Successors
from sim.policy.levers import Policy
from sim.policy.levers.heroin_cut import HeroinCut
from sim.policy.levers.upstream_shock import UpstreamShock
from sim.spec import Spec
from sim.world import World

FROM, WEEKS, SETTLING = week_of(2019), 78, 26    # a year counts, once goods under way have arrived
WORLDS = 3                                       # a median needs
COME = 0.3                                       # fentanyl's share of street-opioid deaths from which it is at hand
READY_FOR_NOTHING = replace(Mechanisms(), successors=Successors.none)
SHOCK = Policy(upstream_shock=UpstreamShock(share=0.7, start=2019, weeks=WEEKS))
CUT = Policy(heroin_cut=HeroinCut(0.5, 2019, WEEKS))


@pytest.fixture(scope="module")
def worlds() -> list[dict[str, float]]:
    """Relative changes over the year that counts, in the first worlds to which fentanyl has come."""
    draws = [start_set(), *prior_draws(32, seed=6)]
    found = (_changes(Spec(people=1_000, params=draw.params)) for draw in draws)
    return list(islice((changes for changes in found if changes is not None), WORLDS))


def _changes(spec: Spec) -> dict[str, float] | None:
    world = World(spec).run(FROM)
    if world.table()["fentanyl_share_deaths"][-26:].mean() < COME:
        return None
    state = world.saved()
    spec = replace(World.settled(spec, state), mechanisms=READY_FOR_NOTHING)
    without = World.resume(spec, state).run(FROM + WEEKS)
    uncut = without.table()
    arms = {name: World.resume(replace(spec, policy=policy), state, without.uncut()).run(FROM + WEEKS).table()
            for name, policy in (("shock", SHOCK), ("cut", CUT))}
    return {f"{name} {measure}": arm[measure][SETTLING:].sum() / uncut[measure][SETTLING:].sum() - 1
            for name, arm in arms.items() for measure in ("deaths_expected", "content_mean")}


def test_there_are_worlds_to_ask(worlds):
    assert len(worlds) == WORLDS


def test_a_shock_to_the_strongest_product_weakens_it_and_saves_lives(worlds):
    assert np.median([world["shock content_mean"] for world in worlds]) < -0.05
    assert all(world["shock deaths_expected"] < 0 for world in worlds)
    assert np.median([world["shock deaths_expected"] for world in worlds]) < -0.05


def test_a_cut_of_the_weaker_product_with_the_stronger_at_hand_does_not(worlds):
    assert all(world["cut content_mean"] < -0.05 for world in worlds), "the cut has bitten"
    assert worlds[0]["cut deaths_expected"] > 0.02 > 0 > worlds[0]["shock deaths_expected"], "two signs under one set of numbers"


def test_neither_sign_of_the_cut_is_written_in(worlds):
    signs = {world["cut deaths_expected"] > 0 for world in worlds}
    assert signs == {True, False}
