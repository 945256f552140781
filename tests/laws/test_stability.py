"""A market without shocks is stable by structure: in worlds drawn from the prior, with heroin alone, wholesale prices do not swing."""

from dataclasses import replace

import numpy as np

from sim.experiment.draws import prior_draws
from sim.experiment.stability import quiet_market
from sim.market import wholesale
from sim.spec import Spec

WORLDS = 10


def quiet(spec: Spec = Spec(people=1_000)):
    return quiet_market(spec, prior_draws(WORLDS, seed=3))


def test_quiet_markets_stay_quiet():
    deviation, swing = quiet()
    assert np.median(deviation) < 0.2
    assert swing.max() < 10


def test_orders_that_forget_goods_under_way_swing_more(monkeypatch):
    """The negative twin: without the goods under way in the order rule the same worlds swing."""
    deviation, _ = quiet()
    keep = wholesale.orders
    monkeypatch.setattr(wholesale, "orders", lambda want, stock, under_way, lag, trace, p: keep(want, stock, 0 * under_way, 0 * lag, trace,
                                                                                               replace(p, order_smoothing=6.0)))
    forgetful, _ = quiet()
    assert np.median(forgetful) > 1.2 * np.median(deviation)
