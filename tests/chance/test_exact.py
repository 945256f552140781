"""Own exponential, logarithm and normal law: close to SciPy's, and the same bits as floats, arrays and compiled code."""

import numpy as np
import pytest
from numba import njit
from scipy.special import ndtr, ndtri

from sim import exact
from sim.fast import exp, ln, normal_cdf, normal_quantile

COMPILED_EXP, COMPILED_CDF = njit(exact.exp), njit(exact.normal_cdf)
REALS = np.concatenate([np.linspace(-40.0, 40.0, 4001), np.array([0.0, -0.0, 1e-300, -1e-12, 699.9, -699.9])])


def test_exp_is_accurate():
    x = np.linspace(-690.0, 690.0, 20001)
    assert np.max(np.abs(exp(x) / np.exp(x) - 1.0)) < 2e-13


def test_exp_of_nought_is_one_and_its_range_is_closed():
    assert exp(0.0) == 1.0
    assert exp(1e9) == exp(700.0)
    assert exp(-1e9) == exp(-700.0) > 0.0


def test_normal_cdf_is_accurate_in_the_lower_tail_and_overall():
    z = np.linspace(-30.0, 10.0, 20001)
    assert np.max(np.abs(normal_cdf(z) / ndtr(z) - 1.0)) < 1e-7


def test_normal_cdf_never_leaves_zero_to_one_and_rises():
    z = np.concatenate([[-1e9], np.linspace(-35.0, 35.0, 20001), [1e9]])
    p = normal_cdf(z)
    assert p[0] < 1e-190 and p[-1] == 1.0
    assert np.all(np.diff(p) >= -1e-8)


def test_normal_quantile_is_accurate_to_the_last_word():
    u = np.concatenate([[2.0**-33, 1.0 - 2.0**-33], np.linspace(1e-9, 1.0 - 1e-9, 20000)])
    assert np.max(np.abs(normal_quantile(u) / ndtri(u) - 1.0)) < 1e-7
    assert normal_quantile(0.5) == 0.0


def test_logarithm_is_accurate():
    x = np.concatenate([np.exp(np.linspace(-60.0, 60.0, 20002)), [0.9999999, 1.0000001]])
    assert np.max(np.abs(ln(x) - np.log(x)) / np.maximum(np.abs(np.log(x)), 1e-9)) < 1e-14
    assert ln(1.0) == 0.0


@pytest.mark.parametrize("formula, arrays, compiled", [(exact.exp, exp, COMPILED_EXP), (exact.normal_cdf, normal_cdf, COMPILED_CDF)],
                         ids=["exp", "normal_cdf"])
def test_floats_arrays_and_compiled_code_agree_to_the_last_bit(formula, arrays, compiled):
    as_array = arrays(REALS)
    assert np.array_equal(as_array, np.array([formula(float(x)) for x in REALS]))
    assert np.array_equal(as_array, np.array([compiled(float(x)) for x in REALS]))


@pytest.mark.parametrize("formula, arrays", [(exact.ln, ln), (exact.normal_quantile, normal_quantile)], ids=["ln", "normal_quantile"])
def test_logarithm_and_quantile_of_floats_and_arrays_agree_to_the_last_bit(formula, arrays):
    inside = np.concatenate([[2.0**-33, 0.5, 1.0 - 2.0**-33], np.linspace(0.001, 0.999, 999)])
    assert np.array_equal(arrays(inside), np.array([formula(float(x)) for x in inside]))
