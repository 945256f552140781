"""A market without shocks is stable by structure: in worlds drawn from the prior, with heroin alone, wholesale prices do not swing."""

from dataclasses import replace

import numpy as np

from sim.experiment.draws import prior_draws
from sim.experiment.stability import quiet_market
from sim.experiment.study import Draw
from sim.market.stock import Stocks
from sim.spec import Params, Spec

WORLDS = 6


def quiet(spec: Spec = Spec(people=1_000)):
    return quiet_market(spec, prior_draws(WORLDS, seed=3))


def test_quiet_markets_stay_quiet():
    deviation, swing = quiet()
    assert np.median(deviation) < 0.2
    assert swing.max() < 10


def nervous() -> Params:
    """A corner of the prior: thin stocks, prices that follow them closely, sellers who answer prices sharply."""
    p = Params()
    wholesale = replace(p.market.wholesale, price_response=1.0, cover=2.0, price_memory=0.7)
    return replace(p, market=replace(p.market, wholesale=wholesale, cells=replace(p.market.cells, use_slope=0.06)))


def test_sellers_who_follow_price_alone_break_the_law(monkeypatch):
    """The negative twin: everything offered is sent, and no price is foreseen from goods under way; a nervous market then swings."""
    draw = [Draw(0, 0, nervous())]
    _, calm = quiet_market(Spec(people=1_000), draw)
    monkeypatch.setattr(Stocks, "accept", lambda self, offer, lost: (offer, np.ones_like(self.want)))
    monkeypatch.setattr(Stocks, "expected_price", lambda self, cover: self.price)
    _, swing = quiet_market(Spec(people=1_000), draw)
    assert calm[0] < 2 and swing[0] > 2 * calm[0]
