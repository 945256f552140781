"""The traffickers' part of the week: plans, orders, the crossing, proceeds, and what cells learn from it."""


import numpy as np

from sim.agents.hearsay import heard
from sim.agents.trafficker import Outlook
from sim.flows import Crossed, Law, Ordered, Planned, Sold, Sourced, Supplied, Trade
from sim.market import HEROIN_LAND, REGION_NAMES
from sim.market.routes import HEROIN_ROUTES, ROUTE_NAMES, TO_LINE
from sim.observe import level, observe, once
from sim.policy.rules import Rules

MG_PER_KG = 1e6
HEROIN_PORTS = ROUTE_NAMES.index("heroin_ports")     # where most heroin comes, and search for it is pressed


def plan(world, law: Law, trade: Trade) -> Planned:
    """Cells look at stock and goods under way, learn of sources, and re-plan a part of their business."""
    cover = world.stocks.look(world.dealers.want() + world.pressers.want())
    cells, switches = world.traffickers, world.spec.mechanisms
    cells.learn(law.reachable, switches)
    see = Outlook(world.stocks.expected_price(cover), world.stocks.fill_of_source, world.launderers.excess(trade.terms))
    made = cells.plan(trade.costs, trade.loads, world.organisations.barrier(law.rules, switches), see, switches)
    return Planned(made.offer, made.offered, made.profit_share, cover)


def orders(world, trade: Trade, sourced: Sourced) -> Ordered:
    """Wholesale orders what it needs of what is offered."""
    return Ordered(*world.stocks.accept(sourced.offer, world.traffickers.lost_lines(trade.loads)))


def crossing(world, law: Law, trade: Trade, supplied: Supplied, ordered: Ordered) -> Crossed:
    """Search what is sent, put the rest on its way, take in what arrives."""
    sent, lost = np.add.reduce(ordered.shipments, 1), trade.loads.lost
    by_route = np.add.reduce(world.traffickers.by_route(ordered.shipments), 1)
    seized_by_route = by_route * lost
    seized = seized_by_route @ TO_LINE
    landed = world.stocks.pass_on(sent - seized, world.week, supplied.successor)
    arrived = landed[:, HEROIN_LAND].copy()
    landed[:, HEROIN_LAND] = heroin_that_may_land(world, law.rules, arrived, float(lost[HEROIN_PORTS]))
    kept_out = arrived - landed[:, HEROIN_LAND]
    world.stocks.receive(landed)
    kept = (kept_out / np.maximum(arrived, 1e-9))[:, None] * HEROIN_ROUTES
    return Crossed(sent, seized, landed, np.add.reduce(by_route), np.add.reduce(seized_by_route), kept_out, lost + (1 - lost) * kept)


def heroin_that_may_land(world, rules: Rules, arrived: np.ndarray, lost: float) -> np.ndarray:
    """Arriving heroin [R] less what a quota keeps out. A cut by search works at the border: here it only sees whether it is enough.

    lost: share of loads found at the ports.
    """
    if rules.searched_heroin > 0:
        world.crossings.press(rules.searched_heroin, lost, float(arrived.sum()), float(uncut_heroin(world).sum()))
        return arrived
    if rules.landed_heroin < 1:
        return np.minimum(arrived, rules.landed_heroin * uncut_heroin(world))
    world.stocks.remember_landed(arrived, world.week)
    return arrived


def uncut_heroin(world) -> np.ndarray:
    """Heroin that would land without the cut, DE [R]: the compared run's if there is one, else the mean of the year before."""
    if world.beside is None:
        return world.stocks.landed_last_year.mean(0)
    row = world.week - int(world.beside["week"][0])
    return np.array([world.beside[f"heroin_landed_kg_{r}"][row] for r in REGION_NAMES]) * MG_PER_KG / world.costs.pure_mg[0]


def proceeds(world, trade: Trade, ordered: Ordered, sold: Sold) -> None:
    """Cells are paid for what dealers took, pay for what they sent, and bring the rest home."""
    earned = world.traffickers.settle(world.ledger, ordered.shipments, sold.used, world.stocks.price, trade.costs)
    world.traffickers.come_home(world.ledger, world.launderers, earned, trade.terms, world.week, world.spec.mechanisms)


def prices(world, ordered: Ordered) -> None:
    """Wholesale prices follow the stock that is left and the orders that were not met."""
    world.stocks.move_price(ordered.order_to_offer)


def cells_learn(world, law: Law, trade: Trade, crossed: Crossed) -> None:
    """Cells learn what is lost where, and move the purity of their loads."""
    world.traffickers.notice(heard(world, law.rules, trade, crossed))
    world.traffickers.repack(trade.costs, trade.loads, world.stocks.price, world.spec.mechanisms)


def cells_grow(world) -> None:
    """Cells reinvest or shrink on the return of the week; an empty place is taken by an entrant."""
    world.traffickers.grow(world.spec.mechanisms)


observe("world.stocks",
        wholesale_price=level("USD/DE", "wholesale price", "region", "product", at="price"),
        wholesale_stock=level("DE", "wholesale stock", "region", "product", at="stock"),
        under_way=level("DE", "goods on their way", "region", "line", at="on_way"))
observe("world.costs", pure_mg=once("mg", "active mass of a DE", "product"))
