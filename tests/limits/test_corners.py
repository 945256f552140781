"""Corners with a textbook answer."""

from dataclasses import replace

import numpy as np
import pytest

from sim.clock import week_of
from sim.params.mechanisms import Mechanisms
from sim.policy.levers import Policy
from sim.policy.levers.heroin_cut import HeroinCut, Reading
from sim.policy.levers.remove_makers import RemoveMakers
from sim.policy.levers.remove_sellers import RemoveSellers
from sim.policy.levers.search_effort import SearchEffort
from sim.spec import Spec
from sim.world import World

SMALL = Spec(people=1_500, end=2016)


@pytest.fixture(scope="module")
def state():
    return World(SMALL).run(week_of(2014)).saved()


def life(state, weeks=30, beside=None, **changes) -> World:
    return World.resume(replace(SMALL, **changes), state, beside).run(week_of(2014) + weeks)


def after(*asked, **changes) -> dict[str, np.ndarray]:
    return life(*asked, **changes).table()


def test_no_search_no_seizures(state):
    t = after(state, policy=Policy(search_effort=SearchEffort(0.0, 2014)))
    assert t["seized_gross_kg"].max() < 1e-3 * t["shipped_gross_kg"].min()


def test_more_search_more_seized(state):
    base, four = after(state), after(state, policy=Policy(search_effort=SearchEffort(4.0, 2014)))
    assert four["seizure_share"][-1] > 1.5 * base["seizure_share"][-1]


def test_without_fentanyl_nobody_dies_of_it():
    t = World(replace(SMALL, mechanisms=replace(Mechanisms(), fentanyl=False))).run(week_of(2014)).table()
    assert t["fentanyl_mail_sent_kg"].sum() == t["fentanyl_land_sent_kg"].sum() == t["fentanyl_landed_kg"].sum() == 0
    assert t["deaths_fentanyl"].sum() == 0 and t["fentanyl_share_bags"].max() == 0


def test_a_full_quota_lands_nothing_and_a_half_quota_half(state):
    uncut = life(state)
    base, beside = uncut.table(), uncut.uncut()
    for share in (0.5, 1.0):
        cut = after(state, policy=Policy(heroin_cut=HeroinCut(share, 2014)), beside=beside)
        assert (cut["heroin_landed_kg"] <= (1 - share) * base["heroin_landed_kg"] * (1 + 1e-9) + 1e-9).all()


def test_in_a_shortage_purity_moves_first_and_most(state):
    base = after(state, weeks=13)
    cut = after(state, weeks=13, policy=Policy(heroin_cut=HeroinCut(0.5, 2014)))
    price, content = (cut[k][-1] / base[k][-1] - 1 for k in ("bag_price", "content_heroin"))
    assert content < -0.2 and abs(price) < 0.05


def test_closing_every_maker_stops_new_fentanyl_until_others_spring_up(state):
    closed = Policy(remove_makers=RemoveMakers(100, 2014))
    alone = after(state, policy=closed, mechanisms=replace(Mechanisms(), entry=False))
    refilled = after(state, policy=closed, mechanisms=Mechanisms())
    assert alone["fentanyl_landed_kg"][-1] == 0 and alone["labs"][-1] == 0
    assert refilled["labs"][-1] > 0 and refilled["fentanyl_landed_kg"][-1] > 0


def test_closing_every_seller_ends_buying_where_nobody_follows(state):
    closed = Policy(remove_sellers=RemoveSellers(1.0, 2014))
    t = after(state, policy=closed, mechanisms=replace(Mechanisms(), entry=False))
    assert t["bags"].max() == 0 and t["dealers_open"].max() == 0


def test_pitches_fill_again_where_others_may_follow(state):
    closed = Policy(remove_sellers=RemoveSellers(1.0, 2014))
    assert after(state, weeks=60, policy=closed)["dealers_open"][-1] > 30


def test_fentanyl_switched_off_stops_coming(state):
    t = after(state, mechanisms=replace(Mechanisms(), fentanyl=False))
    assert t["fentanyl_mail_sent_kg"].max() == t["fentanyl_land_sent_kg"].max() == 0


def test_a_cut_by_search_comes_near_what_it_is_asked_for(state):
    uncut = life(state, weeks=104)
    base, beside = uncut.table(), uncut.uncut()
    cut = after(state, weeks=104, policy=Policy(heroin_cut=HeroinCut(0.3, 2014, 104, Reading.effort)), beside=beside)
    assert 0.6 < cut["heroin_landed_kg"][40:].sum() / base["heroin_landed_kg"][40:].sum() < 0.8
    assert cut["heroin_kept_out_kg"].max() == 0 and cut["heroin_seized_kg"].sum() > 1.5 * base["heroin_seized_kg"].sum()


def test_without_choice_of_product_nothing_moves_between_products(state):
    cut = Policy(heroin_cut=HeroinCut(0.5, 2014))
    free, frozen = (after(state, weeks=60, policy=cut, mechanisms=replace(Mechanisms(), product_choice=may)) for may in (True, False))
    assert frozen["fentanyl_share_bags"][-1] < 0.5 * free["fentanyl_share_bags"][-1]
