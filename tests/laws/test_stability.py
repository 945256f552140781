"""A market without shocks is stable by structure: in worlds drawn from the prior, with heroin alone, wholesale prices do not swing."""

import numpy as np
import pytest

from sim.experiment.draws import prior_draws
from sim.experiment.stability import quiet_market
from sim.market.stock import Stocks
from sim.spec import Spec

WORLDS = 10


def quiet(spec: Spec = Spec(people=1_000)):
    return quiet_market(spec, prior_draws(WORLDS, seed=3))


@pytest.fixture(scope="module")
def calm():
    return quiet()


def test_quiet_markets_stay_quiet(calm):
    deviation, swing = calm
    assert np.median(deviation) < 0.2
    assert swing.max() < 10


def test_sellers_who_follow_price_alone_break_the_law(calm, monkeypatch):
    """The negative twin: everything offered is sent, and no price is foreseen from goods under way; some world then swings far wider."""
    monkeypatch.setattr(Stocks, "accept", lambda self, offer, lost: (offer, np.ones_like(self.want)))
    monkeypatch.setattr(Stocks, "expected_price", lambda self, cover: self.price)
    _, swing = quiet()
    assert (swing / calm[1]).max() > 1.5
