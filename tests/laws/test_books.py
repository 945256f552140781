"""The books close in every run, or the run stops and names the leak."""

from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.agents.stocks import Stocks
from sim.agents.trafficker import Traffickers
from sim.clock import week_of, year_of
from sim.errors import LeakError
from sim.experiment.draws import prior_draws
from sim.ledger import Ledger
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
    """Any world of the prior, any setting of the switches, any mix of levers from 2011 on."""
    switches = {}
    for f in fields(Mechanisms):
        kind = type(f.default)
        switches[f.name] = draw(st.booleans() if kind is bool else st.sampled_from(list(kind)))
    start = year_of(week_of(2011) + draw(st.integers(10, 60)))
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
    table = World(spec).run().table()
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
        keep(self, *args)
        self.cash += 1.0

    monkeypatch.setattr(Traffickers, "settle", generous)
    with pytest.raises(LeakError, match="cash of traffickers"):
        World(Spec(people=200)).run(1)


def test_labs_that_make_more_than_their_chemicals_allow_stop_the_run():
    def unlimited(world, law, planned):
        return sources.does(world, law, planned)._replace(met=np.ones_like(planned.offered))

    world = World(Spec(people=200))
    sources = next(phase for phase in world.phases if phase.name == "sources")
    world.phases = tuple(replace(sources, does=unlimited) if phase is sources else phase for phase in world.phases)
    with pytest.raises(LeakError, match="chemicals that labs could buy"):
        world.run(week_of(2015))


# by hand: one account after the other does not close


OPENING = np.array([[60.0, 40.0], [30.0, 20.0]])


def close(change: Callable[[dict], None] = lambda there: None) -> None:
    """Close the books of a small week in which everything is right but for what `change` does to what is really there."""
    ledger, sent, seized = Ledger(OPENING), np.array([[9.0, 3.0, 2.0], [4.0, 2.0, 1.0]]), np.array([[1.0, 0.5, 0.5], [1.0, 0.0, 0.0]])
    used, kept_out = np.array([[10.0, 2.0], [5.0, 1.0]]), np.array([2.0, 0.0])
    assert ledger.enter(sent, seized, kept_out, used) == 3.0
    on_way = sent - seized - np.array([[2.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    ledger.chemicals[:], ledger.chemicals_sent[:], ledger.chemicals_lost[:] = [3.0, 1.0, 1.0], [4.0, 1.0, 1.0], [0.5, 0.25, 0.25]
    ledger.pay("users", "dealers", 50.0)
    ledger.pay("dealers", "traffickers", 30.0)
    there = dict(ledger=ledger, held=OPENING - used, on_way=on_way, successor=np.zeros(2), store=2.0, cash=np.array([20.0, 30.0, 0.0, 0.0]))
    change(there)
    there.pop("ledger").close(52, **there)


def test_books_of_a_week_in_which_nothing_is_lost_close():
    close()


def leak(name: str, place: tuple | None = None, by: float = 1e-3) -> Callable[[dict], None]:
    """Something that is there is more than it was."""
    def change(there: dict) -> None:
        if place is None:
            there[name] += by
        else:
            there[name][place] += by

    return change


LEAKS = [
    (leak("held", (1, 0)), "heroin in the west: -0.001 DE, with 25.001 DE in stock"),
    (leak("on_way", (0, 2)), "fentanyl in the east: -0.001 DE, with 38 DE in stock"),
    (leak("held", (0, 1), np.nan), "fentanyl in the east: [+]nan DE"),
    (leak("successor", 1), "successors in the west: -0.001 DE"),
    (leak("store"), "chemicals that labs could buy: -0.001 DE, with 2.001 DE in store"),
    (lambda there: there["ledger"].chemicals_lost.__setitem__(0, 0.4), "chemicals on their way: [+]0.1 DE"),
    (leak("cash", 1), "cash of traffickers: -0.001 USD"),
    (leak("cash", 3), "cash of launderers: -0.001 USD"),
    (lambda there: there["ledger"].pay("pressers", "carriers", 2.0), "cash of pressers: -2 USD"),
]


@pytest.mark.parametrize("change, said", LEAKS)
def test_a_leak_is_named_by_its_account(change, said):
    with pytest.raises(LeakError, match=rf"^the books do not close in week 52 \(2007.00\): {said}.* unaccounted for$"):
        close(change)


def test_books_are_saved_and_put_back():
    ledger, other = Ledger(OPENING), Ledger(0 * OPENING)
    ledger.pay("users", "dealers", 50.0)
    other.restore(ledger.saved())
    assert other.accounts.tobytes() == ledger.accounts.tobytes()
    assert other.balance["dealers"] == 50.0 == -other.balance["users"] and other.balance["state"] == 0.0


def test_nobody_can_pay_whom_the_books_do_not_know():
    with pytest.raises(KeyError):
        Ledger(OPENING).pay("users", "strangers", 1.0)
