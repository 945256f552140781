"""What people buy: belief, budget and elasticity at their corners."""

import numpy as np
import pytest

from sim.harm import belief, dose

FREE = 1e9


def units(ln_strength=0.0, ln_tolerance=0.0, habit=0.0, ln_price=0.0, ln_budget=FREE, caution=0.6, elasticity=0.3) -> float:
    wants = dose.Wants(caution, elasticity, -elasticity * ln_price, ln_budget - ln_price)
    return float(dose.units_wanted(ln_tolerance, habit, ln_strength, wants))


def test_the_usual_bag_at_the_usual_price_is_taken_whole():
    assert units() == 0.0


def test_twice_the_strength_means_half_the_bags_but_for_the_elasticity():
    assert units(ln_strength=np.log(2), elasticity=0.0) == pytest.approx(-np.log(2))
    assert units(ln_strength=np.log(2), elasticity=1.0) == pytest.approx(0.0)
    assert units(ln_strength=np.log(2)) == pytest.approx(-0.7 * np.log(2))


def test_the_wanted_dose_follows_price_with_the_elasticity():
    assert units(ln_price=0.5) == pytest.approx(-0.3 * 0.5)


def test_the_budget_caps_spending_when_strength_collapses():
    assert units(ln_strength=-10.0, ln_budget=np.log(3)) == pytest.approx(np.log(3))
    assert units(ln_strength=-10.0, ln_budget=np.log(3), ln_price=0.4, habit=0.2) == pytest.approx(0.2 + np.log(3) - 0.4)


def test_caution_weighs_tolerance_against_habit():
    assert units(ln_tolerance=1.0, caution=1.0) == 1.0
    assert units(habit=1.0, caution=0.0) == 1.0


def test_belief_moves_what_is_expected_and_truth_replaces_it_when_informed():
    assert dose.believed_strength(0.0, 0.1, 2.0) == 0.1
    assert dose.believed_strength(1.0, 0.1, 2.0) == 2.1
    assert dose.expected_product(0.2, 1.0, False) == 0.2
    assert dose.expected_product(0.2, 1.0, True) == 1.0


def test_learning_at_its_corners():
    assert belief.learned(0.3, 1.0, 0.0) == 0.3
    assert belief.learned(0.3, 1.0, 1.0) == 1.0
    assert belief.learned(0.3, 0.0, 0.1) == pytest.approx(0.27)
