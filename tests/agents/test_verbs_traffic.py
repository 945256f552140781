"""Traffickers' agents: what an agent does by its verb is what the loop over its kind does to its row, to the last bit."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pytest

from sim.agents.cells import Trafficker
from sim.agents.launderer import Launderer
from sim.agents.organisation import Organisation
from sim.agents.stocks import Wholesaler
from sim.clock import week_of
from sim.market import shipping
from sim.params.mechanisms import Mechanisms
from sim.spec import Spec
from sim.world import World

SPEC = Spec(people=60, start=2014)
WEEKS = 8                              # a multiple of a month, so that reviews are due


class Decision(NamedTuple):
    """A decision of a kind: where a world keeps the kind, the agents' verbs, and the loop over all that does the same."""

    agent: type
    table: str
    verbs: tuple[str, ...]
    loop: Callable[[World], None]

    @property
    def name(self) -> str:
        """As tests call it."""
        return f"{self.agent.__name__}.{'+'.join(self.verbs)}"


DECISIONS = [
    Decision(Trafficker, "traffickers", ("learn", "step"), lambda world: world.traffickers.plan()),
    Decision(Trafficker, "traffickers", ("notice", "repack"), lambda world: world.traffickers.notice()),
    Decision(Trafficker, "traffickers", ("grow",), lambda world: world.traffickers.grow()),
    Decision(Organisation, "organisations", ("act",), lambda world: shipping.organise_all(
        world.organisations.records, world.traffickers.sees.record, world.traffickers.numbers)),
    Decision(Launderer, "launderers", ("step",), lambda world: world.launderers.grow()),
    Decision(Wholesaler, "stocks", ("look",), lambda world: world.stocks.look()),
    Decision(Wholesaler, "stocks", ("meet",), lambda world: world.stocks.meet()),
    Decision(Wholesaler, "stocks", ("step",), lambda world: world.stocks.move_prices()),
]


@pytest.fixture(scope="module")
def saved():
    return World(SPEC).run(week_of(2014) + WEEKS).saved()


def worlds(saved, number: int = 2, **switches) -> list[World]:
    """Worlds alike in the middle of a week of review, with a barrier between ports and somebody short of cash."""
    alike = [World.resume(replace(SPEC, mechanisms=replace(Mechanisms(), **switches)), saved) for _ in range(number)]
    for world in alike:
        cells = world.traffickers
        cells.sees.put(review=True, barrier=0.5, reachable=1.0)
        cells.sees.noticed[:] = 2 * cells.sees.noticed
        cells.cash[::3] = -1e5
        world.stocks.stock[:] *= 0.8
        cells.survey()
    return alike


def by_loop_and_by_verb(saved, decision: Decision, how: str = "do", **switches) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The kind's records before, after the loop, and after its agents' verbs."""
    looped, verbal = worlds(saved, **switches)
    before = getattr(looped, decision.table).records.copy()
    decision.loop(looped)
    if decision.verbs == ("notice", "repack"):   # what the loop sees to before its cells act
        verbal.stocks.customary[:], verbal.traffickers.sees.weakest[:] = looped.stocks.customary, looped.traffickers.sees.weakest
    for verb in decision.verbs:
        getattr(verbal.agents_by_type[decision.agent], how)(verb)
    return before, getattr(looped, decision.table).records, getattr(verbal, decision.table).records


def changed(before: np.ndarray, after: np.ndarray) -> list[int]:
    """Rows of which some field changed; a copy does not take over what lies between fields."""
    return [row for row in range(len(before)) if any((before[name][row] != after[name][row]).any() for name in before.dtype.names)]


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.name)
def test_what_an_agent_does_is_what_the_loop_does(saved, decision):
    before, looped, verbal = by_loop_and_by_verb(saved, decision)
    assert verbal.tobytes() == looped.tobytes() and len(changed(before, looped)) > 0


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.name)
def test_their_order_has_no_meaning(saved, decision):
    _, looped, verbal = by_loop_and_by_verb(saved, decision, "shuffle_do")
    assert verbal.tobytes() == looped.tobytes()


@pytest.mark.parametrize("switch", ["product_choice", "learning", "alliance", "routes", "liquidity", "fixed_evasion", "entry"])
def test_so_it_is_where_a_mechanism_is_off(saved, switch):
    for decision in DECISIONS[:4]:
        _, looped, verbal = by_loop_and_by_verb(saved, decision, **{switch: False})
        assert verbal.tobytes() == looped.tobytes(), decision.name


def test_a_cell_banks_as_the_week_of_review_does(saved):
    """The loop settles accounts and then chooses; a cell's verb after accounts alone comes to the same channels."""
    free, bound = worlds(saved, 1)[0], worlds(saved, 1, money_channels=False)[0]
    for world in (free, bound):
        world.traffickers.settle(world.ledger, np.full((2, 2), 1e5))
    before = bound.traffickers.channels.copy()
    bound.agents_by_type[Trafficker].do("bank")
    assert bound.traffickers.records.tobytes() == free.traffickers.records.tobytes()
    assert (bound.traffickers.channels != before).any()


def test_markets_order_as_they_do_when_cells_send(saved):
    looped, verbal = worlds(saved)
    for world in (looped, verbal):
        world.stocks.look()
        world.traffickers.plan()
        world.traffickers.send()
    verbal.stocks.order_to_offer[:] = 0.0
    verbal.agents_by_type[Wholesaler].do("order")
    assert verbal.stocks.records.tobytes() == looped.stocks.records.tobytes()
    assert (looped.traffickers.sent <= looped.traffickers.offer).all() and (looped.traffickers.sent > 0).any()


def test_mesas_own_words_work_on_them(saved):
    world = worlds(saved, 1)[0]
    cells, launderers = world.agents_by_type[Trafficker], world.agents_by_type[Launderer]
    assert len(cells) == len(world.traffickers) and len(cells.select(lambda cell: cell.fitted == 1)) == world.traffickers.old.sum()
    assert cells.agg("capacity", sum) == pytest.approx(world.traffickers.capacity.sum())
    assert cells.get("organisation") == world.traffickers.organisation.tolist()
    assert sum(len(group) for _, group in cells.groupby("trade")) == len(cells)
    assert {channel for channel, _ in launderers.groupby("channel")} == {0, 1, 2}
    launderers.set("capacity", 5.0)
    assert (world.launderers.capacity == 5.0).all()


def test_one_cell_that_plans_changes_nobody_else(saved):
    world = worlds(saved, 1)[0]
    before = world.traffickers.records.copy()
    world.agents_by_type[Trafficker].select(lambda cell: cell.row == 3).do("step")
    assert changed(before, world.traffickers.records) == [3]


def test_by_hand_a_group_without_cash_plans_on_credit_alone_and_digs_where_it_moves_much(saved):
    world = worlds(saved, 1)[0]
    group, numbers = world.agents_by_type[Organisation][0], world.traffickers.numbers
    group.cash, group.outlay, group.grams = -1e9, 1e6, 1e9
    group.act()
    assert group.means == 0.0 and group.evasion == pytest.approx(numbers["evasion_cost"][0] * 0.5 / 1e9)
    group.cash, group.grams = 1e9, 1.0
    group.act()
    assert group.means == 1.0 and group.evasion == pytest.approx(0.5 * numbers["moving"][0, 0] / numbers["gross_g"][0, 0])
