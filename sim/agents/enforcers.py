"""All bodies of enforcement in their turn: at the border before goods are sent, and looking back on what they found afterwards."""

import numpy as np

from sim.agents import desks
from sim.agents.maker import LAB
from sim.policy.rules import Rules
from sim.users.states import State
from sim.users.week import Toll

NAMES = ("police_on_dealers", "police_on_users", "cases_on_sources", "cases_on_labs", "ships_on_chemicals", "designations_waiting")


def man_the_border(world, rules: Rules) -> np.ndarray:
    """States confer; crossers come; staff and ships are posted. Returns search effort at every crossing [X], relative to 2006."""
    week = world.week
    world.states.confer(rules, week, world.treasury)
    told = world.book.announced(week) if rules.announced > 0 else rules
    load = world.crossers.attempt(rules, told, week)
    ships = world.coastguard.sail(week, world.haulage.by_sea, world.crossers.tried())
    world.crossings.man(load, ships, rules)
    return world.crossings.effort(rules, world.states)


def look_back(world, sent: np.ndarray, seized: np.ndarray, toll: Toll) -> None:
    """Customs see where doses were found (sent, seized [X] DE); once a month police and investigators count their cases."""
    world.crossings.learn(sent, seized)
    if world.week % desks.MONTH == 0:
        world.investigators.work(int(world.suppliers.sells.sum()), len(world.makers.of(LAB)))
        world.police.patrol(world.dealers.at_work(), toll.people[:, State.HF])


def at_work(world) -> np.ndarray:
    """What the bodies did this week, in the order of `NAMES`: effort relative to 2006, and designations that wait."""
    police, cases = world.police, world.investigators
    return np.array((police.dealers.sum() / len(police), police.users.sum() / len(police), cases.source[0], cases.transit[0],
                     world.coastguard.chemicals[0], world.treasury.waiting[0]))
