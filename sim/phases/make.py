"""The sources' part of the week: chemicals, who learns to do without, what sources can fill, who opens and closes."""


import numpy as np

from sim.agents.maker import LAB, VENDOR, Pressure
from sim.flows import Law, Planned, Sourced, Supplied
from sim.market import FENTANYL_LAND, FENTANYL_MAIL, makers
from sim.policy.rules import Rules


def chemicals(world, law: Law) -> Supplied:
    """Officials and suppliers act, chemicals travel, labs learn to do without and look for other products."""
    switches, rules = world.spec.mechanisms, law.rules
    told = world.book.announced(world.week) if rules.announced > 0 else rules
    reach = world.states.china * float(world.investigators.source[0])
    tiers = world.industry.supply(world.week, rules, told, reach, law.effort, switches)
    supplied = min(1.0, float(tiers.sum()))
    if switches.step_back:
        world.makers.learn(1 - supplied)
    world.makers.invent(world.week, world.luck, provoking(world, rules, 1 - supplied), pressure(world, rules), switches)
    successor = np.array([0.0, world.makers.successor_share(VENDOR), world.makers.successor_share(LAB)])
    return Supplied(supplied, tiers, successor)


def sources(world, law: Law, supplied: Supplied, planned: Planned) -> Sourced:
    """What sources can fill of what cells offer to move; heroin's sources are never short."""
    most = np.inf, *world.industry.capacity(supplied.share, law.rules)
    pairs = [(asked, can * there) for asked, can, there in zip(planned.offered.tolist(), most, law.reachable.tolist())]
    asked = [asked / max(can, 1e-9) for asked, can in pairs]
    share = np.array([min(1.0, can / max(asked, 1e-9)) for asked, can in pairs])
    world.stocks.remember_fill(share, world.spec.params.market.cells.use_memory)
    return Sourced(planned.offer * share, asked)


def makers_come_and_go(world, law: Law, supplied: Supplied, planned: Planned, sourced: Sourced) -> None:
    """Makers are raided, give up, grow or shrink on what their line pays, and open where there is room."""
    p, switches = world.spec.params, world.spec.mechanisms
    pressed = pressure(world, law.rules)
    world.makers.bear_risk(world.week, world.luck, pressed, switches.enforcement, switches.deterrence)
    profit = world.traffickers.return_by_line(planned.profit_share).tolist()
    for kind, line in ((VENDOR, FENTANYL_MAIL), (LAB, FENTANYL_LAND)):
        if law.reachable[line]:
            rate = makers.growth_rate(kind, profit[line], p.market.cells, sourced.asked[line],
                                      supplied.share if kind == LAB else 1.0, p.supply.makers)
            world.makers.grow(kind, world.week, world.luck, rate, world.seed_capacity, pressed, switches.entry)


def pressure(world, rules: Rules) -> Pressure:
    """What the law does to makers this week."""
    p, switches = world.spec.params.supply, world.spec.mechanisms
    usual = p.makers.penalty * (world.industry.fear() if switches.deterrence else 1.0) if switches.enforcement else 0.0
    china = rules.class_scheduled * world.states.china
    raids = world.states.mexico * float(world.investigators.transit[0]) * (1 + p.chemicals.industry.tracing * rules.traced)
    return Pressure(usual * china, usual, raids, (0.0, rules.reentry_held))


def provoking(world, rules: Rules, short: float) -> tuple[float, float]:
    """What presses labs and vendors to look for other products: log of the penalty on the old one, or of chemicals being short."""
    bite = world.spec.params.supply.chemicals.industry.regulation_bite
    return float(np.log1p(bite * rules.regulated * (rules.regulated_tiers > 0)) + short), float(np.log(max(rules.class_scheduled, 1.0)))
