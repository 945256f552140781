"""Dealers and pill rings: what an agent does by its verb is what the loop over its kind does to its row, to the last bit."""

from collections.abc import Callable
from dataclasses import replace
from inspect import isfunction

import numpy as np
import pytest

from sim.agents.dealer import Dealer
from sim.agents.presser import Presser
from sim.clock import week_of
from sim.params.mechanisms import Mechanisms, Mix
from sim.policy.levers import Policy
from sim.spec import Spec
from sim.users.week import Fates, Sales
from sim.world import World

BRANCH = week_of(2019)
HARSH = replace(Policy().dealer_penalties, severity=4.0, certainty=9.0, start=2019)
SPEC = Spec(people=60, policy=replace(Policy(), dealer_penalties=HARSH))


@pytest.fixture(scope="module")
def late() -> dict[str, np.ndarray]:
    """Early 2019, with fentanyl in bags, in pills and in other drugs, an additive, and harsh penalties on their way."""
    return World(replace(SPEC, policy=Policy())).run(BRANCH).saved()


@pytest.fixture()
def twins(late):
    """A function: two worlds alike in everything, a week after the start of harsh penalties, under some switches."""

    def make(**switches) -> tuple[World, World]:
        spec = replace(SPEC, mechanisms=replace(Mechanisms(), **switches))
        return World.resume(spec, late).run(BRANCH + 1), World.resume(spec, late).run(BRANCH + 1)

    return make


def rows(world: World) -> bytes:
    """All that dealers and rings are, and what dealers show."""
    return b"".join(records.tobytes() for records in (world.dealers.records, world.pressers.records, world.dealers.street.records))


VERBS: dict[str, Callable[[World], object]] = {
    "step": lambda world: world.dealers.rethink(),
    "fill": lambda world: world.dealers.fill(),
    "spread_word": lambda world: world.dealers.spread_word(),
    "expect": lambda world: world.dealers.expect(),
    "look": lambda world: world.dealers.look(),
}


PARTS_OF_OTHERS = {"rethink", "lace", "add", "stand"}    # verbs that the loop of another carries out too
ASKED_APART = {"sell", "leave"}                          # of which a test below asks


def test_every_verb_of_a_dealer_is_asked():
    verbs = {name for name, made in vars(Dealer).items() if isfunction(made) and not name.startswith("_")}
    assert verbs == {*VERBS, *PARTS_OF_OTHERS, *ASKED_APART}


@pytest.mark.parametrize("verb", VERBS)
def test_a_dealers_verb_is_the_loops(twins, verb):
    one, other = twins()
    before = rows(one)
    VERBS[verb](one)
    other.agents_by_type[Dealer].do(verb)
    assert rows(one) == rows(other) != before


@pytest.mark.parametrize("verb, switch", [
    ("step", {"product_choice": False}), ("fill", {"mixing": Mix.even}), ("expect", {"enforcement": False}),
    ("expect", {"deterrence": False}), ("look", {"lacing": False}), ("look", {"deterrence": False}),
], ids=str)  # fmt: skip
def test_with_a_switch_off_as_well(twins, verb, switch):
    one, other = twins(**switch)
    VERBS[verb](one)
    other.agents_by_type[Dealer].do(verb)
    assert rows(one) == rows(other)


def test_their_order_has_no_meaning(twins):
    one, other = twins()
    one.dealers.rethink()
    other.agents_by_type[Dealer].shuffle_do("step")
    assert rows(one) == rows(other)


def test_to_look_is_to_lace_to_add_and_to_stand(twins):
    one, other = twins()
    for world in (one, other):
        world.dealers.sees.laced_deadly[:] = 0.0
        world.dealers.sees.deadly[:] = world.dealers.deadly[[np.flatnonzero(world.dealers.region == home)[0] for home in (0, 1)]]
        world.dealers.deadly[:] = world.dealers.sees.deadly[world.dealers.region]   # nothing new of deaths
    one.dealers.look()
    for verb in ("lace", "add", "stand"):
        other.agents_by_type[Dealer].do(verb)
    assert rows(one) == rows(other)


def test_dealers_and_rings_sell_as_their_loops_do(twins):
    one, other = twins()
    sales = Sales.of(len(one.dealers), bags=np.linspace(1e4, 9e4, 2 * len(one.dealers)).reshape(-1, 2))
    fates = Fates.of(9, pills_de=np.linspace(1e4, 5e4, 9), laced_de=1e3)
    used, _ = one.dealers.sell(one.ledger, sales.records, one.stocks.stock)
    one.pressers.sell(one.ledger, fates.records, one.stocks.stock, used)
    other.dealers.asked[:], other.dealers.sees.served[:] = one.dealers.asked, one.dealers.sees.served
    for field in ("sold", "laced", "wanted"):
        getattr(other.pressers, field)[:] = getattr(one.pressers, field)
    other.agents_by_type[Dealer].do("sell")
    other.agents_by_type[Presser].do("sell")
    assert rows(one) == rows(other) and one.dealers.sold.sum() > 0


def test_a_rings_look_is_the_loops(twins):
    one, other = twins()
    before = rows(one)
    one.pressers.look()
    other.agents_by_type[Presser].do("step")
    assert rows(one) == rows(other) != before


def test_who_leaves_is_who_the_loop_says(twins):
    one, other = twins()
    for world in (one, other):
        world.dealers.certainty[:20] = 60.0
    left = one.dealers.leave(one.week, one.luck)
    assert 0 < left == sum(other.agents_by_type[Dealer].map("leave")) < len(one.dealers)
    assert rows(one) == rows(other)


def test_mesas_own_words_work_on_them(twins):
    world, _ = twins()
    dealers = world.agents_by_type[Dealer]
    west = dealers.select(lambda dealer: dealer.region == 1)
    assert len(dealers) == 2 * len(west) == len(world.dealers)
    assert dealers.agg("price", np.mean) == pytest.approx(world.dealers.price.mean())
    assert dealers.get("division") == world.dealers.division.tolist()
    assert {open_: len(group) for open_, group in dealers.groupby("open")} == {True: int(world.dealers.open.sum())} | (
        {} if world.dealers.open.all() else {False: int((~world.dealers.open).sum())})
    west.set("price", 12.0)
    assert (world.dealers.price[world.dealers.region == 1] == 12.0).all() and (world.dealers.price[world.dealers.region == 0] != 12.0).all()
