"""Cooperation: three rival rules that differ in sign, and a level that stays between nothing and everything."""

import numpy as np
import pytest

from sim.market import cooperation
from sim.params.mechanisms import Cooperation
from sim.params.state_actors import Governments

P = Governments()
RULES = list(Cooperation)
CODES = {rule: code for code, rule in enumerate(Cooperation)}


def net(rule, tension=0.0, concession=0.0, at_stake=0.0, sanctions=0.0):
    gained, taken = cooperation.source_politics(CODES[rule], tension, concession, at_stake, sanctions, P)
    return gained - taken


def test_no_politics_leaves_every_rule_where_it_was():
    assert all(net(rule) == 0.0 for rule in RULES) and cooperation.level(0.3, 0.0) == 1.0


@pytest.mark.parametrize("good", [-50.0, -3.0, 3.0, 50.0])
def test_no_will_lifts_cooperation_above_one_or_below_nothing(good):
    assert 0 <= 0.3 * cooperation.level(0.3, good) <= 1 + 1e-12


def test_the_rivals_disagree():
    """Sanctions that put trade at stake: leverage complies, backlash withdraws, the insulated one does not notice."""
    signs = {rule: np.sign(net(rule, at_stake=0.5, sanctions=0.5)) for rule in RULES}
    assert signs == {Cooperation.insulated: 0, Cooperation.leverage: 1, Cooperation.backlash: -1}
    assert net(Cooperation.leverage, tension=0.5) < 0 == net(Cooperation.insulated, tension=0.5)
    assert net(Cooperation.leverage, concession=0.5) > 0 == net(Cooperation.backlash, concession=0.5)


def test_a_loss_that_conduct_cannot_stop_is_a_weak_stake():
    assert cooperation.stake(0.3, 0.0, 0.0, P) > cooperation.stake(0.0, 0.3, 0.0, P)


def test_promises_run_ahead_of_deeds():
    assert cooperation.promised(1.0, 0.5, P) > cooperation.meant(1.0, 0.5, P)
    assert cooperation.promised(0.0, 0.5, P) == cooperation.meant(0.0, 0.5, P)
