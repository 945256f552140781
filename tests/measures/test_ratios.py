"""Ratios of what is there to what is next to nothing are nothing, not astronomical."""

from types import SimpleNamespace

import numpy as np

from sim.measures import MEASURES
from sim.measures.care_rescue import lethality_per_dose
from sim.series import Series


def test_a_market_of_less_than_a_dose_has_no_deaths_a_dose():
    deaths = Series(np.array([[70.0, 30.0], [0.1, 0.0], [0.1, 0.0]]), {"kind": ("heroin", "fentanyl")})
    used = Series(np.array([[1e6, 1e6], [2e-30, 0.0], [0.0, 0.0]]), {"product": ("heroin", "fentanyl")})
    assert lethality_per_dose(SimpleNamespace(deaths=deaths, used=used)).values.tolist() == [50.0, 0.0, 0.0]


def test_a_penalty_over_a_gain_that_went_to_nothing_is_told_up_to_a_bound():
    expected = Series(np.array([0.05, 2.2e17]))
    assert MEASURES["supplier_penalty_ratio"].of(SimpleNamespace(expected_penalty=expected)).values.tolist() == [0.05, 1e6]
