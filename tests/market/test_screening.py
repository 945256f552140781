"""Screening: base rates, lift, bribes, staff, and where a budget finds most."""

import numpy as np
import pytest

from sim.market import screening


def test_a_model_that_knows_nothing_picks_by_chance():
    assert screening.recall(0.1, 0.5, 0.0) == pytest.approx(0.1)
    assert screening.lift(0.02, 0.5, 0.3) == 1.0


def test_recall_is_the_textbook_curve():
    """Binormal scores with AUC 0.76: d = 1, so a tenth of traffic holds Phi(1 - 1.2816) of the illicit loads."""
    assert screening.recall(0.1, 0.7602499, 0.0) == pytest.approx(0.3891, abs=1e-3)


def test_the_area_under_recall_is_the_area_asked_for():
    share = np.linspace(0, 1, 20_001)[1:-1]
    assert np.trapezoid(screening.recall(share, 0.85, 0.0), share) == pytest.approx(0.85, abs=1e-3)


def test_false_papers_bring_a_model_back_to_chance():
    assert screening.recall(0.05, 0.95, 1.0) == pytest.approx(0.05)
    falling = [screening.lift(0.05, 0.9, blind) for blind in (0.0, 0.3, 0.6, 0.9)]
    assert all(a > b for a, b in zip(falling, falling[1:]))


def test_checks_find_their_share():
    effort = screening.search_of_checks(0.8, 1.0, 0.5, 0.0, 0.2)
    assert 1 - 0.8**effort == pytest.approx(0.8)
    assert screening.search_of_checks(0.0, 1.0, 0.9, 0.0, 0.2) == 0.0


def test_bribes_eat_part_of_more_search_and_nothing_of_the_usual():
    effort, corrupt = np.array([1.0, 4.0, 16.0]), np.full(3, 0.1)
    left = screening.waved_through(effort, corrupt, 0.5)
    assert left[0] == 1.0 and (left[1:] < effort[1:]).all() and (np.diff(left) > 0).all()
    assert (screening.waved_through(effort, np.zeros(3), 0.5) == effort).all()


def test_staff_who_process_crossers_cannot_search():
    processing = np.array([0.12, 0.0])
    assert (screening.free_staff(1.0, processing) == 1.0).all()
    busy, relieved = screening.free_staff(4.0, processing), screening.free_staff(0.25, processing)
    assert busy[0] < 1 < relieved[0] and busy[1] == relieved[1] == 1.0
    assert screening.free_staff(100.0, processing)[0] > 0


def test_the_best_spread_beats_every_other_and_spends_no_more():
    budget, sent, hazard = np.array([0.45, 0.45, 0.1]), np.array([5.0, 40.0, 1.0]), np.array([0.2, 0.1, 0.3])
    found = lambda e: (sent * -np.expm1(-hazard * e)).sum()   # noqa: E731
    best = screening.best_spread(0.5, budget, sent, hazard)
    assert (budget * best).sum() == pytest.approx(1.0) and (best >= 0.5 - 1e-9).all()
    rivals = [0.5 + 0.5 * np.array([a, b, 1 - a - b]) / budget for a in np.linspace(0, 1, 41) for b in np.linspace(0, 1 - a, 41)]
    assert found(best) >= max(found(e) for e in rivals) - 1e-9


def test_a_budget_follows_finds_and_no_more_than_its_free_part():
    even = screening.by_yields(0.3, np.array([0.5, 0.5]), np.array([0.5, 0.5]))
    assert even == pytest.approx(1.0)
    moved = screening.by_yields(0.3, np.array([0.0, 1.0]), np.array([0.5, 0.5]))
    assert moved == pytest.approx([0.7, 1.3])
