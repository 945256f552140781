"""The end of the week: enforcement looks back, the books close, what happened is noted."""

from typing import Any

import numpy as np

from sim.agents import enforcers
from sim.flows import Crossed, Sold, Supplied, Trade
from sim.market import FENTANYL_LAND, HEROIN, by_product, weighted
from sim.users.week import Toll


def look_back(world, crossed: Crossed, toll: Toll) -> None:
    """Customs see where doses were found, police and investigators count their cases, and go where more were made."""
    enforcers.look_back(world, crossed, toll)


def books(world, supplied: Supplied, trade: Trade, crossed: Crossed, sold: Sold) -> None:
    """Enter the week's flows and close: goods, chemicals and cash against what is really there, or the run stops."""
    ledger, output, blend = world.ledger, float(np.add.reduce(crossed.sent[:, FENTANYL_LAND])), world.stocks.blend
    ledger.made += by_product(crossed.sent)
    ledger.seized += by_product(crossed.seized)
    ledger.used += sold.used
    ledger.kept_out[:, HEROIN] += crossed.kept_out
    if blend.ever:
        ledger.successor += weighted(crossed.sent - crossed.seized, supplied.successor) - sold.successor
    ledger.lab_output += output
    world.industry.settle(ledger, supplied.tiers, output, trade.costs)
    cash = {name: float(np.add.reduce(getattr(world, name).cash)) for name in ("dealers", "traffickers", "pressers")}
    cash["launderers"] = world.launderers.cash()
    successor = blend.held + blend.under_way()
    ledger.close(world.week, world.stocks.stock, world.stocks.under_way(), successor, float(world.haulage.store[0]), cash)


def observe(world, flows: dict[str, Any]) -> None:
    """Keep what is seen of the week (`sim.observe`), for the measures."""
    world.weeks.add(world, flows)
