"""The sources' part of the week: chemicals, who learns to do without, what sources can fill, who opens and closes."""

from sim.agents.maker import VENDOR
from sim.flows import Crossed, Law, Planned, Sourced, Supplied
from sim.market import sources as week_of


def chemicals(world, law: Law) -> Supplied:
    """Officials and suppliers act, chemicals travel, labs learn to do without and look for other products."""
    industry, rules = world.industry, law.rules
    told = world.book.announced(world.week) if rules.announced > 0 else rules
    industry.supply(world.week, rules, told, law.effort, world.states.china, float(world.investigators.source[0]))
    haulier = world.haulage
    return Supplied(float(haulier.supplied[0]), haulier.tiers[0], industry.successor)


def sources(world, law: Law, planned: Planned) -> Sourced:
    """What sources can fill of what cells offer to move; heroin's sources are never short."""
    week_of.fill(world.industry.here, planned.offered, law.reachable, world.industry.filled)
    return Sourced(world.industry.filled)


def makers_come_and_go(world, law: Law, planned: Planned, crossed: Crossed) -> None:
    """Makers are raided, give up, grow or shrink on what their line pays or they sell, and open where there is room."""
    raids = world.states.mexico * float(world.investigators.transit[0])
    week_of.come_and_go(world.industry.here, planned.return_by_line, law.reachable, raids, crossed.sent)
    world.makers.tell_crowding(world.week)
    world.traffickers.sees.introduced[...] = world.makers.trades.turned[VENDOR] * world.industry.numbers["introduced"][0]
