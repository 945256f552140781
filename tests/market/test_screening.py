"""Screening: base rates, lift, bribes, staff, and where a budget finds most."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import ndtr, ndtri

from sim.market import desks, screening
from sim.policy.rules import Rules


def test_a_model_that_knows_nothing_picks_by_chance():
    assert screening.recall(0.1, 0.5, 0.0) == pytest.approx(0.1)
    assert screening.lift(0.02, 0.5, 0.3) == 1.0


def test_recall_is_the_textbook_curve():
    """Binormal scores with AUC 0.76: d = 1, so a tenth of traffic holds Phi(1 - 1.2816) of the illicit loads."""
    assert screening.recall(0.1, 0.7602499, 0.0) == pytest.approx(0.3891, abs=1e-3)


def test_the_normal_law_is_that_of_a_library():
    for share in (1e-9, 0.0005, 0.02, 0.3, 0.5, 0.8, 1 - 1e-9):
        assert screening.quantile(share) == pytest.approx(ndtri(share), rel=1e-12, abs=1e-14)
        assert screening.normal(ndtri(share)) == pytest.approx(ndtr(ndtri(share)), rel=1e-12)


def test_what_is_looked_at_in_full_or_not_at_all():
    assert screening.recall(1.0, 0.9, 0.0) == 1.0 and screening.recall(0.0, 0.9, 0.3) == 0.0


def test_the_area_under_recall_is_the_area_asked_for():
    share = np.linspace(0, 1, 20_001)[1:-1]
    assert np.trapezoid([screening.recall(s, 0.85, 0.0) for s in share], share) == pytest.approx(0.85, abs=1e-3)


def test_false_papers_bring_a_model_back_to_chance():
    assert screening.recall(0.05, 0.95, 1.0) == pytest.approx(0.05)
    falling = [screening.lift(0.05, 0.9, blind) for blind in (0.0, 0.3, 0.6, 0.9)]
    assert all(a > b for a, b in zip(falling, falling[1:]))


def test_checks_find_their_share():
    checked = replace(Rules(), parcels_checked=0.8)
    effort = screening.search_of_checks(checked, 0.5, 0.0, 0.2)
    assert 1 - 0.8**effort == pytest.approx(0.8)
    assert screening.search_of_checks(replace(checked, check_sensitivity=0.5), 0.5, 0.0, 0.2) < effort
    assert screening.search_of_checks(Rules(), 0.9, 0.0, 0.2) == 0.0


def test_bribes_eat_part_of_more_search_and_nothing_of_the_usual():
    effort, corrupt = np.array([1.0, 4.0, 16.0]), np.full(3, 0.1)
    left = screening.waved_through(effort, corrupt, 0.5)
    assert left[0] == 1.0 and (left[1:] < effort[1:]).all() and (np.diff(left) > 0).all()
    assert (screening.waved_through(effort, np.zeros(3), 0.5) == effort).all()


def test_staff_who_process_crossers_cannot_search():
    assert screening.free_staff(1.0, 0.12) == screening.free_staff(4.0, 0.0) == screening.free_staff(0.25, 0.0) == 1.0
    assert screening.free_staff(4.0, 0.12) < 1 < screening.free_staff(0.25, 0.12)
    assert screening.free_staff(100.0, 0.12) > 0


def test_the_best_spread_beats_every_other_and_spends_no_more():
    budget, sent, hazard = np.array([0.45, 0.45, 0.1]), np.array([5.0, 40.0, 1.0]), np.array([0.2, 0.1, 0.3])
    found = lambda e: (sent * -np.expm1(-hazard * e)).sum()   # noqa: E731
    best = screening.best_spread(0.5, budget, sent, hazard)
    assert (budget * best).sum() == pytest.approx(1.0) and (best >= 0.5 - 1e-9).all()
    rivals = [0.5 + 0.5 * np.array([a, b, 1 - a - b]) / budget for a in np.linspace(0, 1, 41) for b in np.linspace(0, 1 - a, 41)]
    assert found(best) >= max(found(e) for e in rivals) - 1e-9


def test_a_budget_follows_finds_and_no_more_than_its_free_part():
    even = desks.by_yields(0.3, np.array([0.5, 0.5]), np.array([0.5, 0.5]))
    assert even == pytest.approx(1.0)
    moved = desks.by_yields(0.3, np.array([0.0, 1.0]), np.array([0.5, 0.5]))
    assert moved == pytest.approx([0.7, 1.3])
