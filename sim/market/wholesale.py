"""Wholesale: orders that count goods under way, and a price that follows stock. Rules of one market; compiled weeks of all, arrays [R, J].

Ordering up to a target, goods under way counted, and foreseeing what they do to price keep a market with weeks of delay stable: with
neither, some worlds of the prior swing more than tenfold (`tests/laws/test_stability.py`).
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numba.extending import register_jitable

from sim.exact import exp, ln
from sim.market import CHANNELS, PRODUCT_OF, PRODUCTS
from sim.params.market import Wholesale

LEAST_ORDER = 0.1        # of want: a market never stops ordering altogether
COVER_LIMITS = (0.02, 50.0)
LEAST_PRICE = 1e-3       # USD per DE: keeps logarithms finite
LEAST_WANT = 1e-3        # DE a week
LEAST_OFFER = 1 / 40     # of trace


class Habits(NamedTuple):
    """What wholesale goes by: numbers of `params.market.Wholesale`; trace: DE that keeps empty markets finite; cap: USD per DE at most."""

    trace: float
    cap: float
    cover: float
    order_smoothing: float
    foresight: float
    growth_margin: float
    price_memory: float
    price_response: float
    price_drift_stock: float
    price_drift_orders: float


class Cover(NamedTuple):
    """A market as sellers see it, [R, J]: use a week and goods under way, DE; weeks between order and arrival; log of stock over wanted
    stock, now and with goods under way counted; the price they expect on arrival, USD per DE."""

    want: np.ndarray
    under_way: np.ndarray
    lag: np.ndarray
    now: np.ndarray
    coming: np.ndarray
    price: np.ndarray


@register_jitable
def cover(goods, wanted, h):
    """Goods over wanted goods, both in DE, within limits."""
    return min(max((goods + h.trace) / (wanted + h.trace), COVER_LIMITS[0]), COVER_LIMITS[1])


@register_jitable
def within(price, h):
    """Prices that are possible."""
    return min(max(price, LEAST_PRICE), h.cap)


@register_jitable
def orders(want, stock, under_way, lag, h):
    """What is ordered, DE: what is used, plus a part of the gap to the target stock, goods under way counted; lag in weeks."""
    target = h.growth_margin * want * (h.cover + lag)
    return max(LEAST_ORDER * want, want + (target - stock - under_way) / h.order_smoothing) + h.trace


@register_jitable
def tanh_ln(x):
    """tanh(ln x) = (x² - 1) / (x² + 1)."""
    return (x * x - 1) / (x * x + 1)


@register_jitable
def move(price, anchor, covered, order_to_offer, h):
    """Price and its slow anchor after a week: the anchor drifts with cover and with unmet orders, the price follows cover at once."""
    drift = -h.price_drift_stock * tanh_ln(covered) + h.price_drift_orders * tanh_ln(order_to_offer)
    anchor = within(anchor * exp(drift), h)
    target = within(anchor * exp(-h.price_response * ln(covered)), h)
    return price + h.price_memory * (target - price), anchor


@njit(cache=True, error_model="numpy")
def look(want, stock, on_way, lags, price, habits):
    """The fields of `Cover`, [6, R, J], given what dealers want and what is in stock [R, J] and under way [R, K], with lags [K] in weeks.

    The lag of a product is the harmonic mean over the channels in use; the price that sellers expect is today's, less what goods under
    way will do to it.
    """
    h, seen = Habits(*habits), np.zeros((6, *want.shape))
    for r in range(len(want)):
        for k in range(CHANNELS):
            seen[1, r, PRODUCT_OF[k]] += on_way[r, k]
        for j in range(PRODUCTS):
            goods = weeks = 0.0
            for k in range(CHANNELS):
                if PRODUCT_OF[k] == j:
                    goods, weeks = goods + on_way[r, k] + 1e-9, weeks + (on_way[r, k] + 1e-9) / lags[k]
            use, lag = max(want[r, j], LEAST_WANT), goods / weeks
            now, coming = ln(cover(stock[r, j], use * h.cover, h)), ln(cover(stock[r, j] + seen[1, r, j], use * (h.cover + lag), h))
            seen[0, r, j], seen[2, r, j], seen[3, r, j], seen[4, r, j] = use, lag, now, coming
            seen[5, r, j] = within(price[r, j] * exp(-h.foresight * h.price_response * (coming - now)), h)
    return seen


@njit(cache=True, error_model="numpy")
def accept(offer, lost, want, stock, under_way, lag, habits):
    """Shipments [R, N, K], as much of each offer (`lost` of it on the way) as is ordered, and orders over offers [R, J].

    want, stock, under_way [R, J] DE, lag [R, J] weeks. Offers beyond orders stay at the source and press the price.
    """
    h, shipments, ratio = Habits(*habits), np.empty(offer.shape), np.zeros(want.shape)
    for r in range(len(want)):
        for n in range(offer.shape[1]):
            for k in range(CHANNELS):
                ratio[r, PRODUCT_OF[k]] += offer[r, n, k] * (1 - lost[r, n, k])
        for j in range(PRODUCTS):
            ratio[r, j] = orders(want[r, j], stock[r, j], under_way[r, j], lag[r, j], h) / (ratio[r, j] + h.trace * LEAST_OFFER)
        for n in range(offer.shape[1]):
            for k in range(CHANNELS):
                shipments[r, n, k] = offer[r, n, k] * min(1.0, ratio[r, PRODUCT_OF[k]])
    return shipments, ratio


@njit(cache=True, error_model="numpy")
def move_price(price, anchor, want, stock, traded, order_to_offer, habits):
    """Prices and anchors [2, R, J] after a week. What nobody has traded yet is priced like heroin."""
    h, moved = Habits(*habits), np.empty((2, *price.shape))
    for r in range(len(price)):
        for j in range(PRODUCTS):
            covered = cover(stock[r, j], want[r, j] * h.cover, h)
            moved[0, r, j], moved[1, r, j] = move(price[r, j], anchor[r, j], covered, order_to_offer[r, j], h)
            if not traded[r, j]:
                moved[0, r, j], moved[1, r, j] = moved[0, r, 0], moved[1, r, 0]
    return moved


def fill(want: np.ndarray, stock: np.ndarray, p: Wholesale) -> np.ndarray:
    """Share of wanted goods (above 0) that stock can meet, [R, J]: a smooth minimum of want and what is sellable; 0 without stock."""
    sellable = p.sellable * stock
    return sellable / (sellable**6 + want**6) ** (1 / 6)
