"""Suppliers, labs and vendors: thresholds, spare capacity, stepping back, growth."""

import numpy as np
import pytest

from sim.agents.maker import Trade
from sim.market import makers
from sim.params.market import Cells
from sim.params.supply import Makers
from sim.records import record

P = Makers()
NUMBERS, BY_SALES = (record(P, required_return=Cells().required_return, return_scale=Cells().return_scale, sales_growth=on)[0]
                     for on in (False, True))


def trade(**fields) -> np.void:
    """What makers of a trade know and see, labs unless `by_mail`."""
    return Trade.of(1, **fields).records[0]


def test_willing_suppliers_follow_the_log_logistic_law():
    ranks = (np.arange(10_000) + 0.5) / 10_000
    for penalty in (0.05, 0.5, 1.0, 4.0):
        willing = (makers.threshold(ranks, P) > penalty).mean()
        assert willing == pytest.approx(1 / (1 + penalty**P.deterrence), abs=2e-4)


def test_labs_that_are_never_short_learn_slowly_and_never_forget():
    short, ample, able = (trade(skill=skill) for skill in ((1.0, 0.0, 0.0), (1.0, 0.0, 0.0), (1.0, 1.0, 1.0)))
    for labs, lacking in ((short, 1.0), (ample, 0.0), (able, 0.0)):
        makers.step_back(labs, lacking, NUMBERS)
    assert short["skill"][1] > 100 * ample["skill"][1] > 0
    assert (able["skill"] == 1).all()


@pytest.mark.parametrize("by_mail", [False, True])
def test_capacity_grows_only_when_it_is_full_and_pays(by_mail):
    def rate(**sees) -> float:
        return makers.growth_rate(trade(by_mail=by_mail, **sees), NUMBERS)

    full, idle = rate(profit=0.9, asked=2.0, supplied=1.0), rate(profit=0.9, asked=0.5, supplied=1.0)
    poor, unsupplied = rate(profit=-0.9, asked=2.0, supplied=1.0), rate(profit=0.9, asked=2.0, supplied=0.0)
    assert full > 0 and idle == 0 and poor < 0 and unsupplied < 0
    assert full <= (P.mail_growth if by_mail else P.lab_growth)


@pytest.mark.parametrize("sold, grows", [(0.1, False), (0.2, False), (0.3, True), (1.0, True)])
def test_who_cannot_sell_does_not_grow_on_the_price_of_scarcity(sold, grows):
    """By hand: a return of 0.9 on what is sold pays the required 0.2121 on all capacity if 0.24 of it sells."""
    short = trade(profit=0.9, asked=9.0, supplied=1.0, sold=sold)
    signal = np.tanh((0.9 * sold - NUMBERS["required_return"]) / NUMBERS["return_scale"])
    assert makers.growth_rate(short, BY_SALES) == pytest.approx(P.lab_growth * signal * (1.0 if grows else P.slack))
    assert (signal > 0) == grows
    assert makers.growth_rate(short, NUMBERS) == pytest.approx(P.lab_growth * np.tanh((0.9 - NUMBERS["required_return"]) / 0.3))


def test_makers_who_sell_all_grow_as_if_nobody_asked_what_they_sell():
    full = trade(profit=0.5, asked=2.0, supplied=0.8, sold=1.0)
    assert makers.growth_rate(full, BY_SALES) == makers.growth_rate(full, NUMBERS)


@pytest.mark.parametrize("went, could, sold", [
    (25.0, 100.0, 0.8 + P.sales_memory * (0.25 - 0.8)), (200.0, 100.0, 0.8 + P.sales_memory * 0.2), (0.0, 0.0, 0.8)])
def test_makers_notice_what_they_sell_and_learn_nothing_where_nobody_works(went, could, sold):
    seen = trade(sold=0.8)
    makers.notice_sales(seen, went, could, NUMBERS)
    assert seen["sold"] == pytest.approx(sold)
