"""Suppliers, labs and vendors: thresholds, spare capacity, stepping back, growth."""

import numpy as np
import pytest

from sim.market import makers
from sim.params.market import Cells
from sim.params.supply import Makers

P, CELLS = Makers(), Cells()


def test_willing_suppliers_follow_the_log_logistic_law():
    ranks = (np.arange(10_000) + 0.5) / 10_000
    for penalty in (0.05, 0.5, 1.0, 4.0):
        willing = (makers.threshold(ranks, P) > penalty).mean()
        assert willing == pytest.approx(1 / (1 + penalty**P.deterrence), abs=2e-4)


def test_labs_that_are_never_short_learn_slowly_and_never_forget():
    skill = np.array([1.0, 0.0, 0.0])
    short, ample = makers.step_back(skill, 1.0, P), makers.step_back(skill, 0.0, P)
    assert short[1] > 100 * ample[1] > 0
    assert (makers.step_back(np.ones(3), 1.0, P) == 1).all()


def test_capacity_grows_only_when_it_is_full_and_pays():
    full = makers.growth_rate(0, 0.9, CELLS, asked=2.0, supplied=1.0, p=P)
    idle = makers.growth_rate(0, 0.9, CELLS, asked=0.5, supplied=1.0, p=P)
    poor = makers.growth_rate(0, -0.9, CELLS, asked=2.0, supplied=1.0, p=P)
    unsupplied = makers.growth_rate(0, 0.9, CELLS, asked=2.0, supplied=0.0, p=P)
    assert full > 0 and idle == 0 and poor < 0 and unsupplied < 0
    assert full <= P.lab_growth
