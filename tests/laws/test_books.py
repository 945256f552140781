"""The books close in every run, or the run stops and names the leak."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.agents.trafficker import Traffickers
from sim.clock import week_of
from sim.errors import LeakError
from sim.experiment.draws import prior_draws
from sim.market.stock import Stocks
from sim.params.mechanisms import Mechanisms
from sim.policy.levers import Policy
from sim.policy.levers.heroin_cut import HeroinCut, Reading
from sim.policy.levers.remove_makers import RemoveMakers
from sim.policy.levers.remove_sellers import RemoveSellers
from sim.policy.levers.search_effort import SearchEffort
from sim.spec import Spec
from sim.world import World
from tests.laws.every import SIGNED

DRAWS = prior_draws(16, seed=5)


@st.composite
def specs(draw) -> Spec:
    """Any world of the prior, any setting of the switches, any mix of levers from 2006 on."""
    switches = {}
    for f in fields(Mechanisms):
        kind = type(f.default)
        switches[f.name] = draw(st.booleans() if kind is bool else st.sampled_from(list(kind)))
    start = draw(st.integers(10, 60))
    policy = Policy(
        heroin_cut=HeroinCut(draw(st.floats(0, 1)), start, draw(st.integers(1, 60)), draw(st.sampled_from(list(Reading)))),
        search_effort=SearchEffort(draw(st.floats(0, 20)), start, 40),
        remove_makers=RemoveMakers(draw(st.integers(0, 100)), start),
        remove_sellers=RemoveSellers(draw(st.floats(0, 1)), start),
    )
    params = draw(st.sampled_from(DRAWS)).params
    sources = replace(params.supply.sources, mail_reachable=2011.5, labs_reachable=2012.5)
    params = replace(params, supply=replace(params.supply, sources=sources))
    return Spec(people=draw(st.integers(50, 600)), start=2011, end=2013, params=params, mechanisms=Mechanisms(**switches), policy=policy,
                seed=draw(st.integers(0, 2**31)))


@settings(max_examples=12, deadline=None, derandomize=True)
@given(specs())
def test_books_close_in_any_world(spec):
    pulled = ("heroin_cut", "search_effort", "remove_makers", "remove_sellers")
    levers = {name: getattr(spec.policy, name) for name in pulled}
    late = {name: replace(lever, start=lever.start + week_of(2011)) for name, lever in levers.items()}
    shifted = replace(spec, policy=Policy(**late))
    table = World(shifted).run().table()
    assert all((column >= 0).all() for name, column in table.items() if name not in SIGNED)
    assert all((column < 1e15).all() for column in table.values()), "a measure is not a finite number"


def test_a_leaking_stock_stops_the_run(monkeypatch):
    keep = Stocks.sell
    monkeypatch.setattr(Stocks, "sell", lambda self, used: keep(self, used * 0.999))
    with pytest.raises(LeakError, match=r"week 0 .*heroin in the (east|west)"):
        World(Spec(people=200)).run(1)


def test_money_that_nobody_paid_stops_the_run(monkeypatch):
    keep = Traffickers.settle

    def generous(self, *args):
        proceeds = keep(self, *args)
        self.cash += 1.0
        return proceeds

    monkeypatch.setattr(Traffickers, "settle", generous)
    with pytest.raises(LeakError, match="cash of traffickers"):
        World(Spec(people=200)).run(1)


def test_labs_that_make_more_than_their_chemicals_allow_stop_the_run(monkeypatch):
    monkeypatch.setattr(World, "sources", lambda self, plan, supplied: _unlimited(self, plan, supplied))
    with pytest.raises(LeakError, match="chemicals that labs could buy"):
        World(Spec(people=200)).run(week_of(2015))


def _unlimited(world, plan, supplied):
    KEEP(world, plan, supplied)
    return plan.offer


KEEP = World.sources
