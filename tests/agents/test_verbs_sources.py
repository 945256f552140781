"""What one agent at the sources does by its verb is what the loop over its kind does, bit for bit; and Mesa's words work on every kind."""

from collections.abc import Callable

import numpy as np
import pytest

from sim.agents.haulage import Haulier
from sim.agents.maker import LAB, VENDOR, Maker
from sim.agents.province import Province
from sim.agents.supplier import FOREVER, Supplier
from sim.clock import week_of
from sim.market import CHANNELS, chemicals, officials, sources, suppliers
from sim.market.sources import Sources
from sim.policy.rules import Rules
from sim.spec import Spec
from sim.world import World
from tests.alone import ALONE

SMALL = Spec(people=300, end=2019, mechanisms=ALONE)
FROM = week_of(2018)
HARD = Rules(regulated=0.3, regulated_tiers=2, supplier_penalty=30.0, listed_provinces=3, listing_loss=0.4, class_scheduled=30.0)


@pytest.fixture(scope="module")
def state() -> dict[str, np.ndarray]:
    return World(SMALL).run(FROM).saved()


@pytest.fixture
def two(state) -> tuple[World, World]:
    """The same world twice, brought to a moment at which all kinds have something to decide, under a law that has just become harder."""
    return brought(state), brought(state)


def brought(state) -> World:
    world = World.resume(SMALL, state)
    here, there = world.industry.here, world.industry
    there.obey(HARD)
    sources.begin(here, FROM, there.costs)
    here.pool["reach"], here.trades["know"], here.trades["since"] = 1.0, 0.6, FROM
    sources.deliver(here, np.full(7, 2.0))
    suppliers.officials_act(here)
    sources.learn(here, there.successor)
    here.trades["raids"], here.trades["growth"] = 0.3, (1.02, 0.99)
    here.trades["able"], here.makers["successor"] = (0.4, 0.9), False
    return world


def same(one: Sources, other: Sources) -> bool:
    """Whether everything at the sources is the same, to the last bit."""
    return all(mine.tobytes() == theirs.tobytes() for mine, theirs in zip(one, other, strict=True))


def every(kind: type, rule: Callable) -> Callable[[World], None]:
    """Each row in its turn, for kinds whose loop the week does together with more."""
    def loop(world: World) -> None:
        here = world.industry.here
        for row in {Province: here.places, Haulier: here.haulier}[kind]:
            rule(row, here)
    return loop


def by_trade(loop: Callable) -> Callable[[World], None]:
    """A loop over the makers of each trade in its turn."""
    def both(world: World) -> None:
        here = world.industry.here
        for kind in (LAB, VENDOR):
            loop(here.makers, here.trades[kind], here.numbers[0])
    return both


def a_week_of_makers(world: World) -> None:
    sources.bear_risks(world.industry.here)
    by_trade(sources.grow)(world)


LOOPS = {   # kind, verb: the loop that the week calls
    (Supplier, "step"): lambda world: suppliers.firms_reconsider(world.industry.here),
    (Maker, "bear_risk"): lambda world: sources.bear_risks(world.industry.here),
    (Maker, "grow"): by_trade(sources.grow),
    (Maker, "step"): a_week_of_makers,
    (Maker, "take_up"): by_trade(sources.take_up),
    (Province, "step"): every(Province, lambda row, here: officials.attend(row, here.laws[0], here.pool[0], here.numbers[0])),
    (Haulier, "step"): every(Haulier, lambda row, here: chemicals.travel(row, here.numbers[0])),
}


@pytest.mark.parametrize("kind, verb", LOOPS)
def test_agents_that_act_one_by_one_do_what_the_loop_does(two, state, kind, verb):
    looped, acted = two
    LOOPS[kind, verb](looped)
    for agent in acted.agents_by_type[kind]:
        getattr(agent, verb)()
    assert same(looped.industry.here, acted.industry.here)
    assert not same(looped.industry.here, brought(state).industry.here), "nobody had anything to decide"


@pytest.mark.parametrize("kind, verb", LOOPS)
def test_do_gives_what_the_loop_gives(two, kind, verb):
    looped, acted = two
    LOOPS[kind, verb](looped)
    acted.agents_by_type[kind].do(verb)
    assert same(looped.industry.here, acted.industry.here)


@pytest.mark.parametrize("kind, verb", LOOPS)
def test_the_order_in_which_they_act_has_no_meaning(two, kind, verb):
    looped, acted = two
    LOOPS[kind, verb](looped)
    acted.agents_by_type[kind].shuffle().do(verb)
    one, other = looped.industry.here, acted.industry.here
    assert one.pool["expected"] == pytest.approx(other.pool["expected"], rel=1e-12)   # a mean that firms add to in their turn
    for name in ("feared", "expected"):
        other.pool[name] = one.pool[name]
    assert same(one, other)


def test_what_makers_fill_is_what_sources_fill(two):
    looped, acted = two
    here, share = looped.industry.here, np.ones(CHANNELS)
    sources.fill(here, np.full(CHANNELS, 1e12), np.ones(CHANNELS), share)
    acted.industry.here.trades["able"] = here.trades["able"]
    sent = np.array(acted.agents_by_type[Maker].map("fill"))
    assert np.array_equal(sent, here.makers["sends"])
    labs = acted.makers.trade == LAB
    assert share[1:] * 1e12 == pytest.approx([sent[~labs].sum(), sent[labs].sum()])


def test_a_supplier_that_is_barred_does_not_come_back_and_another_may(two):
    """By hand: of two firms alike, outside and willing, the barred one stays outside."""
    world, here = two[0], two[0].industry.here
    firms = world.suppliers
    here.pool["gain"], here.pool["short"], here.numbers["supplier_review"] = 50.0, 1.0, 50.0
    world.industry.obey(Rules())
    able, barred = np.flatnonzero(~firms.sells & (firms.threshold > 1.0) & (firms.province == 0) & (firms.sort == 0))[:2]
    firms.barred[barred] = FOREVER
    for row in (able, barred):
        firms.member(row).step()
    assert firms.member(able).sells and not firms.member(barred).sells
    assert firms.member(able).fears() < firms.member(able).threshold * 50


@pytest.mark.parametrize("kind, field", [(Supplier, "threshold"), (Maker, "capacity"), (Province, "zeal"), (Haulier, "store")])
def test_mesas_words_work_on_every_kind(two, kind, field):
    agents = two[0].agents_by_type[kind]
    values = agents.get(field)
    assert agents.agg(field, sum) == pytest.approx(sum(values)) and len(values) == len(agents)
    middle = float(np.median(values))
    above = agents.select(lambda agent: getattr(agent, field) > middle)
    assert len(above) == sum(value > middle for value in values)
    assert sum(len(group) for _, group in agents.groupby(lambda agent: getattr(agent, field) > middle)) == len(agents)
    agents.set(field, 1.5)
    assert set(agents.get(field)) == {1.5}
