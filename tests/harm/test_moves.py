"""Moves between states and the number of newcomers, by hand."""

from dataclasses import replace

import numpy as np
import pytest

from sim.harm import moves
from sim.params.people import People

PEOPLE = People()
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
    assert np.array_equal(dear[:2], base[:2])


def test_people_quit_more_when_use_pays_less():
    assert moves.from_hf(PEOPLE, 0.1, 0.5, FREE)[1] == 2 * moves.from_hf(PEOPLE, 0.1, 1.0, FREE)[1]


def test_newcomers_by_hand():
    people = replace(PEOPLE, new_rx=0.52, new_hf=0.104, warning=1.0)
    share, there = np.array([0.7, 0.3]), np.array([1.0, 0.5])
    active, part, risk = np.array([1e6, 5e5]), np.array([1.0, 2.0]), np.array([0.4, 1.5])
    born = moves.newcomers(people, share, there, active, part, risk)
    assert born[:, 0] == pytest.approx([7000.0, 1500.0])
    assert born[:, 1] == pytest.approx([2000.0, 2000.0 * np.exp(-1.0)])
