"""Sidelines are choices: each is taken up where it pays and left where it does not."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from sim.market import retail, sidelines
from sim.params.street import Additive, Clinics, Custom, Lacing

L, A, C = Lacing(), Additive(), Clinics()
CUSTOM, W = 1_800.0, 0.4


def gain(deadly: float = L.deadly, **changes) -> float:
    return sidelines.gain_of_lacing(CUSTOM, deadly, W, replace(L, **changes))


def test_lacing_cannot_pay_without_converts_or_with_none_who_stay():
    assert gain(conversion=1e-9) < 0 and gain(growth=0.0) < 0
    assert gain(kept=1.0) > gain(kept=0.1)


def test_dead_customers_restrain_lacing_only_as_far_as_they_count():
    """The rival readings of one claim lie in one weight: custom lost by death, against custom won."""
    assert gain(deadly=1e-2) < gain(deadly=1e-5)
    careless, caring = gain(clients=0.0, conversion=3e-3), gain(clients=3.0, conversion=3e-3)
    assert careless > 0 > caring


def test_an_indifferent_dealer_is_one_of_two_minds():
    assert sidelines.willing_to_lace(0.0, 0.0, L) == pytest.approx(0.5)
    willing = [sidelines.willing_to_lace(gain, 0.0, L) for gain in (-50.0, 50.0)]
    assert willing[0] < 1e-6 and willing[1] > 1 - 1e-6


def test_who_has_no_fentanyl_cannot_lace_and_accidents_need_no_will():
    share = [sidelines.laced_share(willing, fentanyl, L) for willing, fentanyl in ((1.0, 0.0), (0.0, 1.0), (1.0, 1.0))]
    assert share == [0.0, L.accident, L.accident + L.most]


def test_an_additive_is_wanted_for_what_it_saves():
    content = 1.5
    dear, cheap, worthless = (sidelines.wish_for_additive(content, w, A) for w in (2.0, 0.1, 0.0))
    assert dear > cheap > worthless
    even = A.cost / (A.saves * content)
    assert sidelines.wish_for_additive(content, even, A) == pytest.approx(A.most / 2)


def test_an_additive_is_learned_from_others_and_only_by_who_handles_fentanyl():
    after = [sidelines.learn_additive(0.0, used, handled, 4, A) for used, handled in ((0.0, 1.0), (0.5, 1.0), (0.5, 0.0))]
    assert after[1] > after[0] > after[2] == 0.0


def test_dealers_stand_near_clinics_as_in_2010_where_as_many_are_in_care():
    usual = C.in_care
    assert sidelines.near_clinics(usual, 0.0, True, C) == pytest.approx(C.near)
    assert sidelines.near_clinics(2 * usual, 0.0, True, C) > C.near


def test_a_guarded_clinic_is_left_sooner_by_those_who_weigh_the_chance():
    usual = C.in_care
    weighed, driven = (sidelines.near_clinics(usual, 0.5, minds, C) for minds in (True, False))
    assert driven == pytest.approx(C.near / 2) and weighed < driven
    assert sidelines.near_clinics(usual, 1.0, False, C) < 1e-5


def test_thought_for_customers_can_make_bags_weaker_or_stronger():
    def cost(restraint, growth):
        thought = Custom(restraint=restraint, growth=growth, habit=1e-4, horizon=1.0)
        return retail.cost_of_a_dose(0.4, 2e-5, SimpleNamespace(worth=CUSTOM, custom=thought))

    assert cost(1, 0) > cost(0, 0) == 0.4 > cost(0, 1) > 0
