"""What is announced is believed before it acts, and only then; a bluff is forgotten."""

from dataclasses import replace

import numpy as np
import pytest

from sim.clock import week_of
from sim.policy.levers import Policy
from sim.policy.levers.bundle import Bundle
from sim.policy.levers.search_effort import SearchEffort
from sim.spec import Spec
from sim.world import World

SMALL = Spec(people=400, end=2013)
START, LEAD = week_of(2011), 20
MORE = SearchEffort(4.0, 2011, 52)


@pytest.fixture(scope="module")
def state():
    return World(SMALL).run(START).saved()


def life(state, **bundle) -> dict[str, np.ndarray]:
    """Forty weeks of four times the search, decided at once and acting after twenty weeks."""
    told = Bundle(together=1, start=2011, delay=LEAD, **bundle)
    return World.resume(replace(SMALL, policy=Policy(search_effort=MORE, bundle=told)), state).run(START + 40).table()


def test_traffickers_expect_announced_search_before_it_comes(state):
    silent, told = life(state), life(state, lead=10)
    believed, lost = "heroin_ports_believed_loss", "heroin_ports_true_loss"
    assert (silent[believed][:10] == told[believed][:10]).all()
    assert (told[believed][12:LEAD] > silent[believed][12:LEAD]).all()
    assert np.allclose(told[lost][10:LEAD], silent[lost][10:LEAD], rtol=0.05), "nothing is searched for that is only announced"


def test_half_a_belief_moves_expectations_less(state):
    whole, half = (life(state, lead=10, believed=share)["heroin_ports_believed_loss"][15] for share in (1.0, 0.5))
    assert life(state)["heroin_ports_believed_loss"][15] < half < whole


def test_a_bluff_is_forgotten_after_its_date(state):
    bluff, calm = life(state, lead=LEAD, enacted=0), World.resume(SMALL, state).run(START + 40).table()
    fear = bluff["heroin_ports_believed_loss"] - calm["heroin_ports_believed_loss"]
    assert fear[LEAD - 1] > 0.01 and fear[-1] < fear[LEAD - 1] / 2
    assert (bluff["public_cost_usd"] == 0).all()
