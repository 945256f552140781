"""Wholesale: orders that count goods under way, and a price that follows stock. Arrays [R, J].

Ordering up to a target, goods under way counted, and foreseeing what they do to price keep a market with weeks of delay stable: with
neither, some worlds of the prior swing more than tenfold (`tests/laws/test_stability.py`).
"""

from dataclasses import dataclass

import numpy as np

from sim.params.market import Wholesale

LEAST_ORDER = 0.1        # of want: a market never stops ordering altogether
COVER_LIMITS = (0.02, 50.0)
LEAST_PRICE = 1e-3       # USD per DE: keeps logarithms finite


@dataclass(frozen=True)
class Cover:
    """Log of stock over wanted stock [R, J]: now, and with goods under way counted."""

    now: np.ndarray
    coming: np.ndarray


def cover(stock: np.ndarray, under_way: np.ndarray, want: np.ndarray, lag: np.ndarray, trace: float, p: Wholesale) -> Cover:
    """How well stock covers use. `trace` (DE) keeps empty markets finite; lag [R, J] in weeks."""
    return Cover(log_cover(stock, want * p.cover, trace), log_cover(stock + under_way, want * (p.cover + lag), trace))


def log_cover(goods: np.ndarray, wanted: np.ndarray, trace: float) -> np.ndarray:
    """Log of goods over wanted goods, both in DE, within limits."""
    low, high = COVER_LIMITS
    return np.log(np.minimum(np.maximum((goods + trace) / (wanted + trace), low), high))


def expected_price(price: np.ndarray, cap: float, c: Cover, p: Wholesale) -> np.ndarray:
    """The price a seller expects on arrival: today's, less what goods under way will do to it; never above `cap` USD per DE."""
    return within(price * np.exp(-p.foresight * p.price_response * (c.coming - c.now)), cap)


def orders(want: np.ndarray, stock: np.ndarray, under_way: np.ndarray, lag: np.ndarray, trace: float, p: Wholesale) -> np.ndarray:
    """Orders [R, J]: what is used, plus a part of the gap to the target stock, goods under way counted."""
    target = p.growth_margin * want * (p.cover + lag)
    return np.maximum(LEAST_ORDER * want, want + (target - stock - under_way) / p.order_smoothing) + trace


def move_price(price: np.ndarray, anchor: np.ndarray, cap: float, c_now: np.ndarray, order_to_offer: np.ndarray, p: Wholesale):
    """Price and its slow anchor after a week: the anchor drifts with cover and with unmet orders, the price follows cover at once."""
    drift = -p.price_drift_stock * np.tanh(c_now) + p.price_drift_orders * np.tanh(np.log(order_to_offer))
    anchor = within(anchor * np.exp(drift), cap)
    target = within(anchor * np.exp(-p.price_response * c_now), cap)
    return price + p.price_memory * (target - price), anchor


def within(price: np.ndarray, cap: float) -> np.ndarray:
    """Prices that are possible."""
    return np.minimum(np.maximum(price, LEAST_PRICE), cap)


def fill(want: np.ndarray, stock: np.ndarray, p: Wholesale) -> np.ndarray:
    """Share of wanted goods that stock can meet, [R, J]: a smooth minimum of want and what is sellable; 0 where there is no stock."""
    sellable = p.sellable * np.maximum(stock, 0.0)
    return sellable / (sellable**6 + np.maximum(want, 1e-9) ** 6) ** (1 / 6)
