"""What policy does to traffickers in a small world, what they answer, and what happens when they may not."""

from dataclasses import replace

import numpy as np
import pytest

from sim.clock import week_of
from sim.market import counting
from sim.observe import LOOKS
from sim.params.mechanisms import Mechanisms
from sim.policy.book import RuleBook
from sim.policy.rules import Rules
from sim.spec import Spec
from sim.world import World

SMALL = Spec(people=400, end=2018)
SEEN_OF_CELLS = next(look.dtype for look in LOOKS if "hhi_groups" in look.names)
FROM, WEEKS = week_of(2016), 26


@pytest.fixture(scope="module")
def state():
    return World(SMALL).run(FROM).saved()


@pytest.fixture()
def lived(state, monkeypatch):
    """A function: half a year under rules put on top of the law, and switches; once: in the first week only."""

    def go(once: bool = False, switches: dict | None = None, **rules) -> World:
        world = World.resume(replace(SMALL, mechanisms=replace(Mechanisms(), **(switches or {}))), state)
        law = world.book.at
        monkeypatch.setattr(world.book, "at", lambda week: replace(law(week), **rules) if week == FROM or not once else law(week))
        return world.run(FROM + WEEKS)

    return go


@pytest.fixture(scope="module")
def usual(state):
    return World.resume(SMALL, state).run(FROM + WEEKS).table()


LEVERS = {   # rules of this room, the measure each moves first, and which way
    "barrier": ({"crossing_cost_between": 4.0}, "between_share_sent", -1),
    "search between ports": ({"search_between": 5.0}, "heroin_between_sent_kg", -1),
    "search at ports": ({"search_ports": 4.0}, "between_share_sent", +1),
    "search of mail": ({"search_mail": 4.0}, "mail_share_sent", -1),
    "the Canadian crossing": ({"search_canada": 5.0}, "canada_share_sent", -1),
    "domestic parcels": ({"search_domestic": 5.0}, "domestic_share_sent", -1),
    "fines on parcels": ({"parcel_penalty": 50.0}, "canada_share_sent", +1),
    "sprayed crops": ({"crops_sprayed": 0.5}, "heroin_landed_kg", -1),
    "closed sellers": ({"close_online": 0.2}, "importer_capacity", -1),
    "leaders": ({"leaders_taken": 0.5}, "hhi_groups", -1),
    "military means": ({"military": 1.0}, "cartel_capacity", -1),
    "banks": ({"bank_cut": 0.9}, "money_share_mirror", -1),
    "seizure of assets": ({"assets_seized": 0.2}, "laundering_cost", +1),
    "audited trade": ({"trade_audited": 1.0}, "money_share_goods", -1),
    "cap on transfers": ({"transfer_cap": 3.0}, "money_share_mirror", +1),
}


@pytest.mark.parametrize("name", LEVERS)
def test_a_rule_moves_what_it_should_move_first(lived, usual, name):
    rules, measure, sign = LEVERS[name]
    moved = lived(**rules).table()[measure][-1] / usual[measure][-1] - 1
    assert sign * moved > 0.002


ANSWERS = {   # a rule, the switch of traffickers' answer to it, the measure that shows the answer
    "crossings": ({"search_ports": 4.0}, "routes", "between_share_sent"),
    "load sizes": ({"search": 4.0}, "splitting", "heroin_consignments"),
    "purity": ({"search": 4.0}, "load_purity", "heroin_load_purity"),
    "channels of money": ({"bank_cut": 0.9}, "money_channels", "money_share_mirror"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_who_may_not_answer_does_not(lived, usual, name):
    rules, switch, measure = ANSWERS[name]
    free, bound = lived(**rules).table()[measure][-1], lived(switches={switch: False}, **rules).table()[measure][-1]
    assert abs(bound / usual[measure][-1] - 1) < 0.5 * abs(free / usual[measure][-1] - 1)


def test_a_leader_is_followed_or_the_group_splinters_and_nobody_vanishes(lived, usual):
    world = lived(leaders_taken=1.0)
    lost, table = world.organisations.leaders_lost.sum(), world.table()
    assert lost == WEEKS and 0 < table["splits"][-1] < lost
    assert table["groups"][-1] > usual["groups"][-1] and len(world.traffickers) == len(world.traffickers.members)
    alone = lived(switches={"succession": False}, leaders_taken=1.0).table()
    assert alone["splits"][-1] == 0 and alone["cartel_capacity"][-1] < table["cartel_capacity"][-1]


def test_a_group_that_nobody_leads_on_is_gone_whatever_it_was_at_the_start(lived):
    world = lived(switches={"succession": False})
    cells, groups = world.traffickers, world.organisations
    target = int(groups.sum(np.where(cells.layout.old, cells.capacity, 0.0)).argmax())
    before = groups.sum(cells.capacity)[target]
    groups.lose_leader(world.week, world.luck, replace(Mechanisms(), succession=False))
    assert groups.sum(cells.capacity)[target] < 0.01 * before


def test_capacity_that_stands_idle_moves_no_market(lived):
    world = lived()
    cells = world.traffickers
    before = _concentration(world)
    cells.capacity[~cells.layout.old] *= 0.5
    cells.capacity[0] *= 20
    assert _concentration(world) == pytest.approx(before, rel=0.02)
    cells.flow[0] *= 60
    assert _concentration(world) > 1.1 * before


def _concentration(world: World) -> float:
    """Herfindahl index of the goods that organisations bring in, as things stand."""
    cells, seen = world.traffickers, np.zeros(1, SEEN_OF_CELLS)
    counting.count(cells.records, world.organisations.records, world.stocks.records, seen, cells.numbers)
    return float(seen["hhi_groups"][0])


def test_groups_that_do_not_work_together_lose_their_contacts(lived):
    together, apart = lived(), lived(switches={"alliance": False})
    assert apart.traffickers.access[:, 1:].mean() < together.traffickers.access[:, 1:].mean()
    assert (apart.traffickers.access[apart.traffickers.layout.old, 0] == 1).all()


def test_capital_bounds_plans_only_where_it_is_scarce(state):
    """Receipts are several times outlays, so working capital does not bind by itself; where it is taken away, plans shrink to credit."""
    def sent(broke: bool, liquidity: bool) -> float:
        world = World.resume(replace(SMALL, mechanisms=replace(Mechanisms(), liquidity=liquidity)), state)
        world.organisations.act()
        assert world.organisations.means[world.traffickers.organisation[world.traffickers.old]].min() == 1
        if broke:
            world.ledger.pay("traffickers", "state", float(world.traffickers.cash.sum()))
            world.traffickers.cash[:] = 0.0
        return world.run(FROM + 1).observed().sent.values[-1].sum()

    assert sent(True, True) < 0.5 * sent(False, True)
    assert sent(True, False) == sent(False, False) == sent(False, True)


def test_what_is_announced_is_feared_before_it_acts(lived, monkeypatch):
    told = Rules(search_ports=8.0)
    monkeypatch.setattr(RuleBook, "announced", lambda self, week: told)
    feared, calm = lived(announced=1.0).table(), lived().table()
    assert feared["heroin_ports_believed_loss"][-1] > calm["heroin_ports_believed_loss"][-1] * 1.1
    assert feared["heroin_ports_true_loss"][0] == pytest.approx(calm["heroin_ports_true_loss"][0])


def test_more_groups_of_sellers_online_change_nobody_elses_luck():
    """Adding a firm draws from addresses of its own: what the fitted cells are does not move."""
    few = World(SMALL)
    p = SMALL.params
    more = replace(p, market=replace(p.market, organisations=replace(p.market.organisations, importers=11)))
    many = World(replace(SMALL, params=more))
    for column in ("own_cost", "learning", "capacity"):
        one, other = getattr(few.traffickers, column), getattr(many.traffickers, column)
        assert np.array_equal(one[few.traffickers.layout.old], other[many.traffickers.layout.old])
