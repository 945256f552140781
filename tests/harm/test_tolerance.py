"""Tolerance: where it heads, how fast it gets there, and that it cannot run away."""

import numpy as np
import pytest

from sim.harm import tolerance

LN_FLOOR, LN_MEDICATED, POWER = np.log(0.05), np.log(0.24), 0.8


def heading(ln_dose: float, using: bool, medicated: bool) -> float:
    return tolerance.target(ln_dose, using, medicated, POWER, LN_FLOOR, LN_MEDICATED)


def test_it_heads_for_use_the_floor_or_the_medication():
    assert heading(1.0, True, False) == POWER
    assert heading(-9.0, True, False) == LN_FLOOR
    assert heading(1.0, False, False) == LN_FLOOR
    assert heading(1.0, True, True) == heading(1.0, False, True) == LN_MEDICATED


def test_medication_covers_a_dose_as_far_as_habit_would_and_never_takes_tolerance_away():
    assert tolerance.felt(-2.0, 1.0, True, POWER) == POWER          # as tolerant as who takes such doses every day
    assert tolerance.felt(1.5, 1.0, True, POWER) == 1.5
    assert tolerance.felt(-2.0, 1.0, False, POWER) == -2.0          # nobody else is covered


def test_it_stays_where_it_is_heading():
    assert tolerance.moved(0.7, 0.7, 0.5, 0.3) == 0.7


def test_two_half_weeks_are_a_week():
    half, whole = tolerance.share_covered(0.5, 3.3), tolerance.share_covered(1.0, 3.3)
    twice = tolerance.moved(tolerance.moved(0.0, 1.0, half, half), 1.0, half, half)
    assert twice == pytest.approx(tolerance.moved(0.0, 1.0, whole, whole), rel=1e-12)


def test_gain_and_loss_have_their_own_speed():
    gain, loss = tolerance.share_covered(1.0, 3.0), tolerance.share_covered(1.0, 2.0)
    assert tolerance.moved(0.0, 1.0, gain, loss) == pytest.approx(1 - np.exp(-1 / 3.0))
    assert tolerance.moved(0.0, -1.0, gain, loss) == pytest.approx(-(1 - np.exp(-1 / 2.0)))


def test_no_share_no_change():
    assert tolerance.moved(0.3, 5.0, 0.0, 0.0) == 0.3


@pytest.mark.parametrize("caution", [0.5, 0.7, 0.97])
def test_dose_and_tolerance_never_chase_each_other_upwards(caution):
    power = tolerance.stable_power(0.95, caution)
    assert caution * power <= 0.8 + 1e-12
    ln_tolerance = 0.0
    for _ in range(500):
        ln_dose = caution * ln_tolerance + 1.0
        ln_tolerance = tolerance.moved(ln_tolerance, tolerance.target(ln_dose, True, False, power, LN_FLOOR, LN_MEDICATED), 0.5, 0.5)
    assert ln_tolerance == pytest.approx(power / (1 - caution * power), rel=1e-6)
