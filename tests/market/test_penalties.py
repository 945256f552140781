"""Penalties of dealers: only what differs from the practice of 2006 acts."""

import numpy as np
import pytest

from sim.market import penalties
from sim.params.street import Penalties

P = Penalties()


def test_the_practice_of_2006_costs_nothing_more_and_closes_nobody():
    assert penalties.penalty(1.0, 1.0, P) == 1.0
    assert penalties.cost_of_selling(7.9, 1.0, P) == 7.9
    assert penalties.chance_to_close(1.0, 0.0, P) == 0.0


def test_certainty_deters_more_than_severity():
    assert penalties.penalty(4.0, 1.0, P) > penalties.penalty(1.0, 4.0, P) > 1.0


def test_nobody_is_deterred_by_what_is_never_done():
    assert penalties.penalty(0.0, 20.0, P) == 0.0
    assert penalties.cost_of_selling(10.0, 0.0, P) == pytest.approx(10.0 * (1 - P.risk_pay))


def test_risk_that_prices_pay_for_drives_nobody_out():
    usual, income, extra = 1.2, 8.0, 2.0
    before, after = (penalties.unpaid(now, extra, usual, income) for now in (usual - 2.0, usual))
    assert before == pytest.approx(0.25) and after == 0.0
    assert penalties.unpaid(-30.0, 40.0, usual, income) == 1.0


def test_a_poor_week_is_not_blamed_on_penalties():
    assert penalties.unpaid(-3.0, 0.0, 1.2, 8.0) == 0.0


def test_arrests_beyond_those_of_2006_follow_certainty():
    year = 1 - (1 - penalties.chance_to_close(3.0, 0.0, P)) ** 52
    assert year == pytest.approx(1 - np.exp(-2 * P.arrests))
