"""Retail: how much a bag holds, what it holds, what it costs. Arrays [D, J].

Unit prices are sticky and buyers respond to content, so in a shortage purity moves first and most.
"""

from dataclasses import dataclass

import numpy as np

from sim.market import added, highest
from sim.params.market import Dealers

LEAST_MARGIN = 0.3             # USD a bag
CONTENT_LIMITS = (0.03, 12.0)  # DE a bag
LEAST_PROFIT = 0.02            # USD a bag
CERTAIN = 0.25                 # weight that a sold-out product keeps in a dealer's plans
OUT_OF_STOCK = 0.05            # share of want below which a product is as good as sold out
LEAST_HELD = 1e-9              # DE: keeps logarithms of empty bags finite, far below what the books notice


@dataclass(frozen=True)
class Trade:
    """What retail is like before any policy: cost of selling a bag and usual profit, USD; strength of buyers' response to content.

    taste is such that at the wholesale price of 2006 a bag holds one DE.
    """

    cost: float
    profit: float
    taste: float


def trade(wholesale: float, p: Dealers) -> Trade:
    """Retail at the wholesale price of 2006, USD per DE, under the law of that time.

    Raises ValueError if a bag costs less than its content.
    """
    left = p.bag_price - wholesale
    if left <= 0:
        raise ValueError(f"a bag of {p.bag_price:g} USD cannot hold a dose that costs {wholesale:g} USD at wholesale")
    cost = p.retail_cost * left
    return Trade(cost, left - cost, wholesale / (p.bag_price - cost))


def best_content(bag_price: np.ndarray, wholesale: np.ndarray, t: Trade, p: Dealers) -> np.ndarray:
    """The content that pays best, DE a bag: c* = [taste · margin / w]^(1 / (1 + fading of taste))."""
    margin = np.maximum(bag_price - t.cost, LEAST_MARGIN)
    best = (t.taste * margin[:, None] / wholesale) ** (1 / (1 + p.content_taste))
    return np.minimum(np.maximum(best, CONTENT_LIMITS[0]), CONTENT_LIMITS[1])


def move_content(content: np.ndarray, best: np.ndarray, fill: np.ndarray, p: Dealers) -> np.ndarray:
    """Content after a week: it falls in weeks and recovers in months; a supply that cannot be met thins it further."""
    speed = np.where(best < content, p.content_down, p.content_up)
    return (content + speed * (best - content)) * (1 - p.dilution * (1 - fill))


def fill_bags(content: np.ndarray, mix: np.ndarray, fill: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What bags really hold, DE [D, J], and shares really on offer [D, J], when stock meets only a part `fill` [D, J] of what is wanted.

    A shortage thins bags at once; a product of which almost nothing is there gives its place to the other.
    """
    there = mix * np.minimum(1.0, fill / OUT_OF_STOCK)
    total = added(there)[:, None]
    return np.maximum(content * fill, LEAST_HELD), np.where(total > 0, there / np.maximum(total, 1e-12), mix)


def profit_of_bag(content: np.ndarray, bag_price: np.ndarray, wholesale: np.ndarray, t: Trade, p: Dealers) -> np.ndarray:
    """What a dealer expects from offering a bag of each product: buyers' response to its content times the margin, [D, J]."""
    drawn = np.exp(np.minimum(np.maximum(t.taste * (1 - content**-p.content_taste) / p.content_taste, -4), 4))
    margin = np.maximum(bag_price - t.cost, LEAST_MARGIN)[:, None] - wholesale * content
    return np.maximum(drawn * margin, LEAST_PROFIT)


def move_mix(mix: np.ndarray, profit: np.ndarray, met: np.ndarray, reluctance: np.ndarray, fill: np.ndarray, p: Dealers) -> np.ndarray:
    """Share of a dealer's bags by product after a week, [D, J].

    A dealer can only sell what someone it has met can bring (met [D, J] in [0, 1]); a product new in its own trade meets reluctance
    [D]; what cannot be had gives way to what can.
    """
    odds = p.mix_sense * np.log(profit)
    odds[:, 1] -= reluctance * (1 - mix[:, 1])
    weight = met * np.exp(odds - highest(odds))
    wish = weight / added(weight)[:, None]
    mix = mix + p.mix_speed * (wish - mix)
    can = mix * (CERTAIN + (1 - CERTAIN) * fill)
    return mix + p.shift * (can / added(can)[:, None] - mix)


def move_price(bag_price: np.ndarray, mix: np.ndarray, content: np.ndarray, wholesale: np.ndarray, t: Trade, p: Dealers):
    """The sticky price of a bag after a week, USD [D]: cost of selling, cost of content, usual profit."""
    target = t.cost + added(mix * content * wholesale) + t.profit
    return bag_price + p.price_stickiness * (target - bag_price)
