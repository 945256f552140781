"""Suppliers weigh gain against penalty: textbook limits on the pool alone, without a market around it."""

from dataclasses import replace

import mesa
import numpy as np
import pytest

from sim.agents import designation
from sim.agents.industry import Industry, numbers_of
from sim.agents.maker import VENDOR
from sim.agents.province import ABROAD, PROVINCES
from sim.agents.supplier import FRONT, MAJOR
from sim.chance import Luck
from sim.market import SEA
from sim.market.chemicals import ROUTE_NAMES
from sim.params.market import Cells
from sim.params.mechanisms import Mechanisms
from sim.params.state_actors import Crossings
from sim.params.supply import Supply
from sim.policy.rules import Rules

STILL = np.ones(7)
USUAL = Mechanisms()


def supply(pool: int = 2000, **numbers) -> Supply:
    """The usual numbers, with those of its firms changed."""
    p = Supply()
    return replace(p, chemicals=replace(p.chemicals, industry=replace(p.chemicals.industry, pool=pool, **numbers)))


def industry(pool: int = 2000, seed: int = 4, **numbers) -> Industry:
    """An industry alone."""
    there = Industry(mesa.Model(), supply(pool, **numbers), Crossings(), Luck(seed, 0))
    there.p = supply(pool, **numbers)
    return there


def switch(there: Industry, m: Mechanisms) -> None:
    """The same industry under other switches."""
    there.numbers[:] = numbers_of(there.p, Crossings(), Cells(), m)


def live(there: Industry, rules: Rules, weeks: int, start: int = 0, m: Mechanisms = USUAL) -> np.ndarray:
    """What willing sellers can sell [weeks], the least of the tiers being left out: relative to the start, mean over tiers."""
    seen = []
    switch(there, m)
    for week in range(start, start + weeks):
        there.hit(week, rules)
        there.supply(week, rules, rules, STILL, 1.0, 1.0)
        seen.append(there.suppliers.willing().mean())
    return np.array(seen)


def expected(there: Industry) -> float:
    """The mean penalty that sellers expect, relative to their gain."""
    return float(there.suppliers.pool.expected)


def settled(**numbers) -> Industry:
    there = industry(**numbers)
    live(there, Rules(), 100)
    return there


@pytest.mark.parametrize("pool", [300, 2000, 8000])
def test_as_many_sell_at_the_start_whatever_the_pool(pool):
    sold = industry(pool).suppliers
    assert 0.85 * 102 < sold.sells.sum() <= 102
    assert sold.willing() == pytest.approx(np.ones(3))


def test_a_pool_left_alone_stays_where_finding_and_coming_back_balance():
    there = industry()
    supply = live(there, Rules(), 200)[60:]
    assert supply.mean() == pytest.approx(there.numbers["usual_cover"][0], abs=0.12)
    assert there.haulage.ratio[0] == pytest.approx(1.0, abs=0.15)


def test_a_removed_seller_is_replaced_and_sooner_from_a_large_pool():
    """C17: all who sell are designated for good; who else there is decides what comes back."""
    gone = replace(USUAL, suppliers_move=False)
    left = {}
    for pool in (105, 600, 6000):
        there = settled(pool=pool)
        there.suppliers.barred[there.suppliers.sells] = 10**6
        there.suppliers.sells[:] = False
        left[pool] = live(there, Rules(), 40, 100, gone)[-1]
    assert left[105] < 0.2 < left[600] < left[6000]


def test_with_entry_off_nobody_takes_the_place():
    there, m = settled(), replace(USUAL, entry=False)
    there.suppliers.sells[:] = False
    assert live(there, Rules(), 60, 100, m)[-1] == 0


def test_rules_without_cost_change_little_and_costly_penalties_much():
    """C46 as a limit: control at the practice of the time against control whose penalty outweighs the gain; deterrence off: neither."""
    law = dict(regulated=1.0, regulated_tiers=2)
    fearless = replace(USUAL, deterrence=False)
    mild, harsh = Rules(**law), Rules(**law, supplier_penalty=100.0)
    sells = {name: live(settled(elsewhere_cost=20.0), rules, 80, 100, m)[-20:].mean() for name, rules, m in
             (("none", Rules(), USUAL), ("mild", mild, USUAL), ("harsh", harsh, USUAL), ("fearless", harsh, fearless))}
    assert sells["mild"] > 0.6 * sells["none"]
    assert sells["harsh"] < 0.6 * sells["none"]
    assert sells["fearless"] == pytest.approx(live(settled(elsewhere_cost=20.0), mild, 80, 100, fearless)[-20:].mean())


def test_other_countries_take_over_only_if_they_may():
    crackdown = Rules(supplier_penalty=400.0)
    share = {}
    for may in (True, False):
        there = settled(elsewhere_cost=1.5)
        live(there, crackdown, 120, 100, replace(USUAL, replacement=may))
        firms = there.suppliers
        share[may] = int((firms.sells & (firms.province == ABROAD)).sum())
    assert share[True] > 2 * max(share[False], 1)


def test_a_sanction_hits_whom_it_aims_at_and_they_come_back_under_other_names():
    there = settled()
    firms = there.suppliers
    before = firms.sells.copy()
    aimed = Rules(sanctioned=20, sanction_majors=1.0)
    rows = designation.chosen(firms, aimed, 100, there.luck)
    assert len(rows) == 20 and (firms.sort[rows] == MAJOR).all()
    live(there, replace(aimed, sanctioned=180, sanction_majors=0.0, sanction_small=1.0), 1, 101)
    hit = before & ~firms.sells
    assert 35 < hit.sum() <= 80
    live(there, Rules(), 100, 102)
    assert firms.sells[hit].mean() > 0.5
    final = settled()
    live(final, replace(aimed, sanctioned=180, sanction_majors=0.0, sanction_small=1.0), 1, 101, replace(USUAL, suppliers_move=False))
    hit = final.suppliers.barred > 10**5
    live(final, Rules(), 100, 102, replace(USUAL, suppliers_move=False))
    assert not final.suppliers.sells[hit].any()


def test_designated_majors_frighten_majors_and_stir_officials():
    there = settled()
    live(there, Rules(sanctioned=60, sanction_majors=1.0), 1, 100)
    live(there, Rules(), 30, 101)
    assert there.provinces.zeal[:PROVINCES].max() > 1.3 * there.p.chemicals.officials.zeal
    deaf = settled()
    live(deaf, Rules(sanctioned=60, sanction_majors=1.0), 1, 100, replace(USUAL, attention=False))
    live(deaf, Rules(), 30, 101, replace(USUAL, attention=False))
    assert deaf.provinces.zeal[:PROVINCES].max() == pytest.approx(deaf.p.chemicals.officials.zeal)


def test_listed_provinces_comply_and_sellers_leave_them():
    listing = Rules(listed_provinces=2, listing_loss=0.4, supplier_penalty=10.0)
    there = settled()
    live(there, listing, 100, 100)
    listed = np.flatnonzero(there.provinces.listed)
    assert len(listed) == 2 and there.provinces.zeal[listed].min() > 3 * there.p.chemicals.officials.zeal
    stay = settled()
    live(stay, listing, 100, 100, replace(USUAL, suppliers_move=False))
    assert there.suppliers.illicit()[listed].sum() < 0.5 * stay.suppliers.illicit()[listed].sum()
    assert there.provinces.lost[listed].max() > 0


def test_storefronts_matter_less_the_more_there_are_and_the_longer_it_lasts():
    down = Rules(takedown=0.6)
    first = {}
    for sites in (0.0, 3.0):
        there = settled(sites=sites)
        seen = live(there, down, 150, 100)
        first[sites] = seen[0]
        assert seen[-20:].mean() > seen[0]
    assert first[0.0] < 0.85 * first[3.0]


def test_vetting_unmasks_fronts_and_only_fronts():
    there = settled(entry_front=0.1)
    fronts = there.suppliers.sort == FRONT
    others = (there.suppliers.sells & ~fronts).sum()
    live(there, Rules(consignees_vetted=1.0), 1, 108, replace(USUAL, labels=False))
    assert (there.suppliers.sells & ~fronts).sum() >= 0.8 * others
    assert (there.suppliers.barred[fronts] > 108).sum() > 0


def test_an_audit_bites_until_diversion_is_spread():
    audited = Rules(orders_audited=1.0)
    there = settled(entry_diverter=0.2, share_diverter=0.3)
    plain = there.suppliers.willing().mean()
    there.obey(audited)
    assert there.suppliers.willing().mean() < 0.95 * plain
    there.suppliers.pool.put(spread=there.numbers["spreading"][0])
    assert there.suppliers.willing().mean() > plain * 0.8


def test_one_more_firm_changes_nobody_elses_luck():
    one, more = industry(2000).suppliers, industry(2001).suppliers
    for trait in ("threshold", "province", "sites", "honest", "sort"):
        by_name = [dict(zip(pool.identity.tolist(), getattr(pool, trait).tolist(), strict=True)) for pool in (one, more)]
        assert by_name[0].items() <= by_name[1].items(), trait


def test_chemicals_go_by_the_route_that_loses_less_unless_routes_are_fixed():
    patrol = np.ones(7)
    patrol[SEA] = 30.0
    free, fixed = industry(), industry()
    switch(fixed, replace(USUAL, routes=False))
    for week in range(80):
        free.supply(week, Rules(), Rules(), patrol, 1.0, 1.0)
        fixed.supply(week, Rules(), Rules(), patrol, 1.0, 1.0)
    sea = ROUTE_NAMES.index("sea")
    assert free.haulage.routes[0, sea] < 0.2 < 0.5 < fixed.haulage.routes[0, sea]
    assert fixed.haulage.passed < 0.9 * free.haulage.passed
    assert fixed.haulage.ratio > free.haulage.ratio


def test_a_penalty_announced_for_later_is_feared_as_far_as_it_is_believed():
    coming = Rules(supplier_penalty=300.0)
    feared = {}
    for believed in (0.0, 0.5, 1.0):
        there = settled()
        there.supply(100, Rules(announced=believed), coming, STILL, 1.0, 1.0)
        feared[believed] = expected(there)
    assert feared[0.0] < feared[0.5] < feared[1.0]


def test_a_sweep_is_noticed_by_those_it_does_not_catch():
    """C40's reason: sellers expect more after others were closed, and forget; without deterrence nobody minds."""
    swept, calm, fearless = settled(), settled(), settled()
    bold = replace(USUAL, deterrence=False)
    for there, rules, m in ((swept, Rules(source_closed=0.5), USUAL), (calm, Rules(), USUAL), (fearless, Rules(source_closed=0.5), bold)):
        there.makers.open[there.makers.vendors] = True
        live(there, rules, 1, 100, m)
    assert expected(swept) > 1.1 * expected(calm) and expected(fearless) == 0
    assert swept.provinces.found[:PROVINCES].mean() > 1.1 * calm.provinces.found[:PROVINCES].mean() and not swept.provinces.swept.any()
    usual = swept.numbers["penalty"][0]
    assert swept.makers.trades.penalty_new[VENDOR] > 1.05 * usual and calm.makers.trades.penalty_new[VENDOR] == usual
    live(swept, Rules(), 250, 101)
    assert swept.makers.trades.penalty_new[VENDOR] < 1.01 * usual


@pytest.mark.parametrize("aim", [0.1, 0.9])
def test_one_aim_for_all_kinds_since_a_treasury_does_not_know_who_sells(aim):
    for kind in ("sanction_majors", "sanction_small"):
        there = settled(designation_aim=aim, share_major=0.05, entry_major=0.1)
        firms, hits, cases = there.suppliers, 0, 4
        for week in range(100, 200):
            rows = designation.chosen(firms, Rules(sanctioned=cases, **{kind: 1.0}), week, there.luck)
            assert ((firms.sort[rows] == MAJOR) == (kind == "sanction_majors")).all() and len(rows) == cases
            hits += firms.sells[rows].sum()
        by_luck = firms.sells[(firms.sort == MAJOR) == (kind == "sanction_majors")].mean()
        assert hits / (100 * cases) == pytest.approx(aim + (1 - aim) * by_luck, abs=0.07)


def test_what_designations_threaten_is_reckoned_alike_for_every_kind():
    """As many cases on as many sellers frighten alike, whoever they are: only the loss differs by kind."""
    there = settled()
    firms = there.suppliers
    majors, others = np.flatnonzero(firms.sort == MAJOR), np.flatnonzero(firms.sort != MAJOR)
    firms.sells[:] = False
    firms.sells[majors[:5]] = firms.sells[others[:5]] = True
    firms.pool.put(fear_other=0.0, fear_major=0.0)
    designation.designate(firms, there.provinces, Rules(sanctioned=2, sanction_majors=0.5, sanction_small=0.5), 100, there.luck)
    forgotten, aim = there.numbers["designation_memory"][0] * 52, there.numbers["designation_aim"][0]
    other, major = firms.pool.fear_other / forgotten, firms.pool.fear_major / forgotten
    assert other == pytest.approx(aim / 6 + (1 - aim) / len(others)) and major == pytest.approx(aim / 6 + (1 - aim) / len(majors))
