"""A market without shocks is stable by structure: in worlds drawn from the prior, with heroin alone, wholesale prices do not swing."""

from dataclasses import replace

import numpy as np

from sim.agents.stocks import Stocks
from sim.agents.trafficker import Traffickers
from sim.experiment.draws import prior_draws
from sim.experiment.stability import quiet_market
from sim.experiment.study import Draw
from sim.spec import Params, Spec

WORLDS = 12   # the median of six hangs on one of them


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
    send, look = Traffickers.send, Stocks.look

    def send_all(self) -> None:
        send(self)
        self.sent[:], self.model.stocks.order_to_offer[:] = self.offer, 1.0

    def look_at_price(self) -> None:
        look(self)
        self.expected[:] = self.price

    monkeypatch.setattr(Traffickers, "send", send_all)
    monkeypatch.setattr(Stocks, "look", look_at_price)
    _, swing = quiet_market(Spec(people=1_000), draw)
    assert calm[0] < 2 and swing[0] > 2 * calm[0]
