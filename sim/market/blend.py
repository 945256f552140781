"""How much of the fentanyl class is a successor product: its share of goods under way and in wholesale stock.

Goods of a region mix: what leaves stock has the stock's share. All amounts in DE, so the class as a whole stays what the market sees.
"""

from sim.jit import part


@part
def share(held, stock):
    """Share of the fentanyl in stock that is a successor, of which `held` DE are there."""
    return min(held / max(stock, 1e-9), 1.0)


@part
def use(market, used):
    """Take the successor's share of `used` DE of fentanyl out of a market; what it held goes no lower than nothing."""
    market.successor_used = min(used * market.successor_share, market.successor)
    market.successor -= market.successor_used
