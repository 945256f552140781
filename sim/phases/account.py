"""The end of the week: enforcement looks back, the books close, what happened is noted."""

from typing import Any

from sim.agents import enforcers
from sim.flows import Crossed, Sold, Supplied, Trade
from sim.ledger import count_cash
from sim.users.week import Toll


def look_back(world, crossed: Crossed, toll: Toll) -> None:
    """Customs see where doses were found, police and investigators count their cases, and go where more were made."""
    enforcers.look_back(world, crossed, toll)


def books(world, supplied: Supplied, trade: Trade, crossed: Crossed, sold: Sold) -> None:
    """Enter the week's flows and close: goods, chemicals and cash against what is really there, or the run stops."""
    ledger, stocks = world.ledger, world.stocks
    output = ledger.enter(crossed.sent, crossed.seized, crossed.kept_out, sold.used, float(world.haulage.finished[0]))
    ledger.successor += crossed.successor - sold.successor
    world.industry.settle(ledger, output, trade)
    cash = count_cash(world.dealers.cash, world.traffickers.cash, world.pressers.cash, world.launderers.cash())
    ledger.close(world.week, stocks.stock, stocks.on_way, stocks.successor + stocks.successor_on_way, world.haulage.store.item(), cash)


def observe(world, flows: dict[str, Any]) -> None:
    """Keep what is seen of the week (`sim.observe`), for the measures."""
    world.weeks.add(world, flows)
