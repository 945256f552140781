"""The lognormal probit at its corners, against an integral, and what spreading doses out does."""

import numpy as np
import pytest
from scipy import integrate, stats

from sim.harm import overdose

SPREAD, LN_THRESHOLD = 1.05, 4.4


def chance(ln_dose, ln_tolerance=0.0, variance=0.3, spread=SPREAD, shield=0.0, frailty=0.0) -> float:
    """P(overdose) of a dose, all the parts of the formula put together."""
    over = overdose.excess(ln_dose, overdose.level(variance, LN_THRESHOLD), shield, ln_tolerance, frailty)
    return float(overdose.per_dose(over, overdose.sharpness(variance, spread), overdose.PROBIT))


def test_half_overdose_at_the_threshold():
    assert chance(LN_THRESHOLD, variance=0.0) == pytest.approx(0.5, rel=1e-7)


def test_a_huge_dose_is_certain_and_a_tiny_one_harmless():
    assert chance(60.0) == 1.0
    assert chance(-60.0) < 1e-100


def test_without_spread_the_threshold_is_a_step():
    assert chance(LN_THRESHOLD + 0.01, variance=0.0, spread=1e-4) == pytest.approx(1.0)
    assert chance(LN_THRESHOLD - 0.01, variance=0.0, spread=1e-4) == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("ln_dose", [-1.0, 1.0, 3.0, 5.0])
@pytest.mark.parametrize("variance", [0.1, 0.8])
def test_it_is_the_average_over_lognormal_doses_of_the_same_mean(ln_dose, variance):
    sd = variance**0.5

    def at(z: float) -> float:
        over = ln_dose - variance / 2 + sd * z - LN_THRESHOLD
        return stats.norm.pdf(z) * stats.norm.cdf(over / SPREAD)

    assert chance(ln_dose, variance=variance) == pytest.approx(integrate.quad(at, -12, 12)[0], rel=1e-6)


def test_uneven_doses_of_the_same_mean_kill_more_where_overdose_is_rare_and_fewer_where_it_is_common():
    assert chance(0.5, variance=0.8) > 3 * chance(0.5, variance=0.1)
    assert chance(LN_THRESHOLD + 2.0, variance=0.8) < chance(LN_THRESHOLD + 2.0, variance=0.1)


def test_only_dose_over_tolerance_matters():
    assert chance(2.0, ln_tolerance=1.0) == chance(1.0, ln_tolerance=0.0)


def test_a_shield_works_like_a_smaller_dose_and_frailty_like_a_larger():
    assert chance(2.0, shield=0.5) == chance(1.5)
    assert chance(2.0, frailty=0.5) == chance(2.5)


def test_a_week_of_doses():
    assert overdose.per_week(0.0, 0.9) == 0.0
    assert overdose.per_week(18.0, 0.002) == pytest.approx(1 - np.exp(-0.036), rel=1e-12)
    assert overdose.per_week(1e9, 1.0) == 1.0


def curve(z, form) -> np.ndarray:
    """P(overdose) at distances z from the threshold, in spreads."""
    return np.array([overdose.per_dose(float(x), 1.0, form) for x in z])


def test_the_logistic_curve_lies_beside_the_probit_and_has_a_longer_tail():
    """Nowhere further than a hundredth, the textbook constant; far below the threshold it falls exponentially, where Phi falls faster."""
    z = np.linspace(-4, 4, 801)
    assert np.abs(curve(z, overdose.LOGISTIC) - curve(z, overdose.PROBIT)).max() < 0.0096
    low = curve(np.array([-6.0, -7.0]), overdose.LOGISTIC)
    assert low[1] / low[0] == pytest.approx(np.exp(-1.702), rel=1e-3)
    assert low[1] > 1000 * curve(np.array([-7.0]), overdose.PROBIT)[0]


def test_the_capped_curve_never_rises_faster_than_its_cap_and_is_the_probit_above():
    z = np.linspace(-8, 3, 2201)
    capped, probit = curve(z, overdose.CAPPED), curve(z, overdose.PROBIT)
    slope = np.gradient(np.log(capped), z)
    assert slope.max() < 2.0 + 1e-3 and np.gradient(np.log(probit), z).max() > 7.0
    above = z > overdose.CAP_AT
    assert np.array_equal(capped[above], probit[above])
    assert capped[~above][-1] == pytest.approx(probit[~above][-1], rel=1e-4)
