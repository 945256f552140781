"""All bodies of enforcement in their turn: at the border before goods are sent, and looking back on what they found afterwards."""

import numpy as np

from sim.agents.maker import LAB
from sim.flows import Crossed
from sim.market.desks import MONTH
from sim.policy.rules import Rules
from sim.users.states import State
from sim.users.week import Toll


def man_the_border(world, rules: Rules) -> np.ndarray:
    """States confer; crossers come; staff and ships are posted. Returns search effort at every crossing [X], relative to 2006."""
    week, states, crossers, ships = world.week, world.states, world.crossers, world.coastguard
    states.confer(rules, week, world.treasury)
    crossers.attempt(rules, world.book.announced(week) if rules.announced > 0 else rules, week)
    if week % MONTH == 0:
        ships.sail(world.haulage.by_sea, crossers.tried())
    world.crossings.look(rules, states, crossers, ships)
    return world.crossings.search()


def look_back(world, crossed: Crossed, toll: Toll) -> None:
    """Customs see where doses were found; once a month police and investigators count their cases."""
    world.crossings.learn(crossed.sent_by_route, crossed.seized_by_route)
    if world.week % MONTH == 0:
        world.investigators.work(np.count_nonzero(world.suppliers.sells), len(world.makers.of(LAB)))
        world.police.patrol(world.dealers.at_work(), toll.people[:, State.HF])
