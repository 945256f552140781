"""Pills, lacing, additives, stands and penalties in a small world: each follows its lever, and each can be switched off."""

from dataclasses import replace

import numpy as np
import pytest

from sim.clock import week_of, year_of
from sim.errors import LeakError
from sim.ledger import Ledger
from sim.params.mechanisms import Mechanisms
from sim.phases import deal
from sim.policy.levers import Policy
from sim.world import World
from tests.laws.conftest import SMALL

TOWN = replace(SMALL, end=2018)
BRANCH = week_of(2016)


@pytest.fixture(scope="module")
def late(at_2014) -> dict[str, np.ndarray]:
    """The small world at the start of 2016, with fentanyl in many bags of the East."""
    return World.resume(TOWN, at_2014).run(BRANCH).saved()


@pytest.fixture()
def arm(late):
    """A function: the world's next weeks under a lever's values, or other switches."""

    def go(weeks: int = 26, lever: str | None = None, values: dict | None = None, **switches) -> World:
        spec = replace(TOWN, mechanisms=replace(Mechanisms(), **switches))
        if lever:
            pulled = replace(getattr(Policy(), lever), start=year_of(BRANCH), weeks=200, **(values or {}))
            spec = replace(spec, policy=replace(spec.policy, **{lever: pulled}))
        return World.resume(spec, late).run(BRANCH + weeks)

    return go


def last(world: World, name: str) -> float:
    return float(world.table()[name][-1])


HARSH = ("dealer_penalties", {"severity": 5.0, "certainty": 5.0})


def test_harsher_and_surer_penalties_drive_dealers_out_and_make_bags_thinner(arm):
    calm, harsh = arm(), arm(26, *HARSH)
    assert last(harsh, "dealers_open") < last(calm, "dealers_open")
    assert last(harsh, "content_mean") < last(calm, "content_mean")
    assert last(harsh, "bag_price") > last(calm, "bag_price")
    assert last(harsh, "retail_penalty") > 3 * last(calm, "retail_penalty")
    assert harsh.table()["dealers_left"].sum() > calm.table()["dealers_left"].sum()


def test_without_fear_only_arrests_remain(arm):
    fearless = arm(26, *HARSH, deterrence=False)
    assert last(fearless, "retail_penalty") == pytest.approx(1.0, abs=0.02)   # what they expected before is forgotten
    assert fearless.table()["dealers_left"].sum() > 0


def test_without_enforcement_nobody_is_punished(arm):
    calm, harsh = arm(8, enforcement=False).dealers, arm(8, *HARSH, enforcement=False).dealers
    for column in ("penalty", "selling_cost", "unpaid", "open"):
        assert np.array_equal(getattr(calm, column), getattr(harsh, column))


def test_guarded_clinics_are_left(arm):
    calm, guarded = arm(), arm(26, "clinic_buffers", {"share": 0.8})
    assert last(guarded, "near_clinics") < 0.5 * last(calm, "near_clinics")
    harsh_eye = arm(26, "clinic_buffers", {"share": 0.8}, deterrence=False)
    assert last(guarded, "near_clinics") < last(harsh_eye, "near_clinics") < last(calm, "near_clinics")


def test_presses_found_are_pills_not_sold(arm):
    calm, searched = arm(), arm(26, "press_control", {"share": 0.9})
    assert 0 < last(searched, "counterfeit_share") < 0.8 * last(calm, "counterfeit_share")


def test_without_entry_nobody_presses_more_than_was_once_pressed(arm):
    table = arm(52, entry=False).pressers, arm(52).pressers
    assert np.array_equal(table[0].pressed, table[0].peak) and (table[1].pressed > 1.2 * table[0].pressed).all()


def test_each_sideline_has_its_switch(arm):
    assert last(arm(1, pills=False), "counterfeit_share") == 0.0 < last(arm(1), "counterfeit_share")
    assert last(arm(1, lacing=False), "laced_share") == 0.0 < last(arm(1), "laced_share")


def test_pills_whose_fentanyl_nobody_pays_for_stop_the_run(late, monkeypatch):
    def pay(self, giver: str, taker: str, usd: float, paid=Ledger.pay) -> None:
        if (giver, taker) != ("pressers", "traffickers"):
            paid(self, giver, taker, usd)

    monkeypatch.setattr(Ledger, "pay", pay)
    with pytest.raises(LeakError, match="cash of traffickers"):
        World.resume(TOWN, late).run(BRANCH + 1)


def test_nothing_of_it_exists_before_fentanyl_does():
    early = World(replace(TOWN, people=200)).run(week_of(2007)).table()
    assert not any(early[name].any() for name in ("counterfeit_share", "laced_share", "adulterant_share"))


def test_dealers_who_think_of_their_customers_fill_bags_otherwise(late):
    """Restraint and growth of custom are two weights: one set of numbers gives either sign."""
    content = {}
    for name, weights in {"none": {}, "restraint": {"restraint": 5.0}, "growth": {"growth": 5.0}}.items():
        custom = replace(TOWN.params.market.custom, **weights)
        params = replace(TOWN.params, market=replace(TOWN.params.market, custom=custom))
        content[name] = last(World.resume(replace(TOWN, params=params), late).run(BRANCH + 40), "content_fentanyl")
    assert content["restraint"] < content["none"] < content["growth"]


def test_an_additive_stretches_the_drug_and_customers_feel_no_less(late):
    world = World.resume(TOWN, late)
    d = world.dealers
    d.adulterant[:], d.thrift[:, 1] = 1.0, 0.8
    deal.street(world, deal.stock_met(world))
    assert np.allclose(d.held[:, 1], 0.8 * d.content[:, 1] * world.stocks.fill[d.region, 1])
    d.believed[:] = d.held / d.thrift
    before, well_known = d.believed.copy(), d.offered[:, 1] > d.p.new_here
    d.spread_word()
    assert well_known.any() and np.allclose(d.believed[well_known], before[well_known])
