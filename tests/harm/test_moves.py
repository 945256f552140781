"""Moves between states and the number of newcomers, by hand."""

from dataclasses import replace

import numpy as np
import pytest

from sim.harm import moves
from sim.params.care import Care
from sim.params.people import People

PEOPLE = People()
CARE = Care()
FREE = moves.Arrest(0.0, 0.0)


def test_decay_starts_whole_and_fades():
    left = moves.decay(20.0)
    assert left[0] == 1.0
    assert left[20] == pytest.approx(np.exp(-1.0))
    assert np.all(np.diff(left) < 0)


def test_participation_is_one_at_the_usual_value_and_held_at_both_ends():
    assert moves.participation(PEOPLE, 0.0) == 1.0
    assert moves.participation(PEOPLE, 0.5) == pytest.approx(np.exp(0.5 * PEOPLE.participation))
    assert moves.participation(PEOPLE, -np.inf) == moves.participation(PEOPLE, -2.0)
    assert moves.participation(PEOPLE, 9.0) == moves.participation(PEOPLE, 1.5)


def test_dearer_prescriptions_push_people_to_heroin():
    base, dear = moves.from_rx(PEOPLE, 0.1, 0.0, 1.0, FREE), moves.from_rx(PEOPLE, 0.1, 0.5, 1.0, FREE)
    assert base[2] == pytest.approx(PEOPLE.rx_hf / 52)
    assert dear[2] / base[2] == pytest.approx(np.exp(0.5 * PEOPLE.rx_hf_price))
    assert dear[:2] == base[:2]


def test_people_quit_more_when_use_pays_less():
    assert moves.from_hf(PEOPLE, 0.1, 0.5, FREE)[1] == 2 * moves.from_hf(PEOPLE, 0.1, 1.0, FREE)[1]


def test_newcomers_by_hand():
    people = replace(PEOPLE, new_rx=0.52, new_hf=0.104, warning=1.0)
    assert moves.newcomers(people, 0.7, 1.0, 1e6, 1.0, 0.4) == pytest.approx((7000.0, 2000.0))
    assert moves.newcomers(people, 0.3, 0.5, 5e5, 2.0, 1.5) == pytest.approx((1500.0, 2000.0 * np.exp(-1.0)))


def test_free_places_go_first_to_those_whom_other_treatment_failed():
    care = replace(CARE, supervised_pace=1.0)
    offered = [moves.offered_places(care, *waiting) for waiting in ((10.0, 20.0, 100.0), (10.0, 4.0, 100.0), (0.0, 5.0, 5.0))]
    assert np.array(offered) == pytest.approx(np.array([[0.0, 0.5], [0.06, 1.0], [0.0, 0.0]]))


def test_nobody_takes_a_place_faster_than_the_pace():
    assert moves.offered_places(CARE, 1e6, 10.0, 10.0) == pytest.approx((CARE.supervised_pace, CARE.supervised_pace))


def test_diversion_turns_prison_into_treatment():
    prison, diverted = (moves.from_hf(PEOPLE, 0.1, 1.0, moves.Arrest(0.2, share)) for share in (0.0, 1.0))
    assert prison[2] * 52 == pytest.approx(0.2) and diverted[2] == 0.0
    assert (diverted[0] - prison[0]) * 52 == pytest.approx(0.2)


def test_the_street_pulls_less_where_dealers_are_closed_and_clinics_are_left_alone():
    near, far = (moves.pull_near_clinics(CARE, selling) for selling in (1.0, 0.0))
    assert moves.pull_of_street(1.0, 1.0, near) == near == 1.0 and moves.pull_of_street(1.0, 0.5, near) == 0.5
    assert moves.pull_of_street(1.0, 1.0, far) < 1.0
    assert moves.pull_near_clinics(replace(CARE, clinic_pull=0.0), 0.0) == 1.0
