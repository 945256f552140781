"""The traffickers' part of the week: plans, orders, the crossing, proceeds, and what cells learn from it."""

import numpy as np

from sim.agents import hearsay
from sim.flows import Crossed, Law, Ordered, Planned, Sold, Sourced, Supplied, Trade
from sim.market.routes import ROUTE_NAMES
from sim.observe import observe, once
from sim.policy.rules import Rules

HEROIN_PORTS = ROUTE_NAMES.index("heroin_ports")     # where most heroin comes, and search for it is pressed


def plan(world, law: Law, trade: Trade) -> Planned:
    """Cells look at stock and goods under way, learn of sources, and re-plan a part of their business."""
    stocks, cells = world.stocks, world.traffickers
    np.add(world.dealers.want(), world.pressers.want(), out=stocks.asked)
    stocks.look()
    cells.sees.reachable[:] = law.reachable
    world.organisations.act()
    cells.plan()
    return Planned(cells.sees.offered, cells.sees.return_by_line)


def orders(world, trade: Trade, sourced: Sourced) -> Ordered:
    """Wholesale orders what it needs of what is offered."""
    world.traffickers.sees.met[:] = sourced.met
    world.traffickers.send()
    return Ordered(world.traffickers.sent, world.stocks.order_to_offer)


def crossing(world, law: Law, trade: Trade, supplied: Supplied, ordered: Ordered) -> Crossed:
    """Search what is sent, put the rest on its way, take in what arrives."""
    cells, border, rules = world.traffickers, world.traffickers.border, law.rules
    border.successor[:] = supplied.successor
    border.most[:] = rules.landed_heroin * uncut_heroin(world) if rules.landed_heroin < 1 and rules.searched_heroin == 0 else np.inf
    cells.cross()
    if rules.searched_heroin > 0:
        press(world, rules)
    return Crossed(border.sent, border.seized, border.landed, sent_by_route=border.sent_by_route, seized_by_route=border.seized_by_route,
                   kept_out=border.kept_out, successor=border.successor_sent)


def press(world, rules: Rules) -> None:
    """A cut by search works at the border: here it only sees whether it is enough, from the heroin that arrived."""
    lost, landed = world.traffickers.sees.lost[HEROIN_PORTS], world.traffickers.border.arrived.sum()
    world.crossings.press(rules.searched_heroin, float(lost), float(landed), float(uncut_heroin(world).sum()))


def uncut_heroin(world) -> np.ndarray:
    """Heroin that would land without the cut, DE [R]: the compared run's if there is one, else the mean of the year before."""
    return world.stocks.landed_last_year.mean(1) if world.beside is None else world.beside.at(world.week)


def proceeds(world, trade: Trade, ordered: Ordered, sold: Sold) -> None:
    """Cells are paid for what dealers took, pay for what they sent, and bring the rest home."""
    world.traffickers.settle(world.ledger, sold.used)
    if world.traffickers.sees.review:
        world.launderers.grow()


def prices(world, ordered: Ordered) -> None:
    """Wholesale prices follow the stock that is left and the orders that were not met."""
    world.stocks.move_prices()


def cells_learn(world, law: Law, trade: Trade, crossed: Crossed) -> None:
    """Cells learn what is lost where, and move the purity of their loads."""
    hearsay.hear(world, law.rules)
    world.traffickers.notice()


def cells_grow(world) -> None:
    """Cells reinvest or shrink on the return of the week; an empty place is taken by an entrant."""
    world.organisations.act()
    world.traffickers.grow()


observe("world.costs", pure_mg=once("mg", "active mass of a DE", "product"))
