"""Retail: how much a bag holds, what it holds, what it costs. Arrays [D, J].

Unit prices are sticky and buyers respond to content, so in a shortage purity moves first and most.
"""

import numpy as np

from sim.params.market import Dealers

LEAST_MARGIN = 0.3             # USD a bag
CONTENT_LIMITS = (0.03, 12.0)  # DE a bag
DILUTION = 0.3                 # how far a missing supply thins the next bags
SHIFT = 0.3                    # how fast a dealer turns to what can be had
LEAST_PROFIT = 0.02
OUT_OF_STOCK = 0.05            # share of want below which a product is as good as sold out
LEAST_HELD = 1e-9              # DE: keeps logarithms of empty bags finite, far below what the books notice


def taste(price0: float, wholesale0: float, p: Dealers) -> float:
    """Strength of buyers' response to content such that at the starting wholesale price a bag holds one DE."""
    return wholesale0 / (price0 - p.retail_cost)


def best_content(bag_price: np.ndarray, wholesale: np.ndarray, taste: float, p: Dealers) -> np.ndarray:
    """The content that pays best, DE a bag: c* = [taste · margin / w]^(1 / (1 + fading of taste))."""
    margin = np.maximum(bag_price - p.retail_cost, LEAST_MARGIN)
    return np.clip((taste * margin[:, None] / wholesale) ** (1 / (1 + p.content_taste)), *CONTENT_LIMITS)


def move_content(content: np.ndarray, best: np.ndarray, fill: np.ndarray, p: Dealers) -> np.ndarray:
    """Content after a week: it falls in weeks and recovers in months; a supply that cannot be met thins it further."""
    speed = np.where(best < content, p.content_down, p.content_up)
    return (content + speed * (best - content)) * (1 - DILUTION * (1 - fill))


def fill_bags(content: np.ndarray, mix: np.ndarray, fill: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What bags really hold, DE [D, J], and shares really on offer [D, J], when stock meets only a part `fill` [D, J] of what is wanted.

    A shortage thins bags at once; a product of which almost nothing is there gives its place to the other.
    """
    there = mix * np.minimum(1.0, fill / OUT_OF_STOCK)
    total = there.sum(1, keepdims=True)
    return np.maximum(content * fill, LEAST_HELD), np.where(total > 0, there / np.maximum(total, 1e-12), mix)


def profit_of_bag(content: np.ndarray, bag_price: np.ndarray, wholesale: np.ndarray, taste: float, p: Dealers) -> np.ndarray:
    """What a dealer expects from offering a bag of each product: buyers' response to its content times the margin, [D, J]."""
    drawn = np.exp(np.clip(taste * (1 - content**-p.content_taste) / p.content_taste, -4, 4))
    margin = np.maximum(bag_price - p.retail_cost, LEAST_MARGIN)[:, None] - wholesale * content
    return np.maximum(drawn * margin, LEAST_PROFIT)


def move_mix(mix: np.ndarray, profit: np.ndarray, met: np.ndarray, reluctance: np.ndarray, fill: np.ndarray, p: Dealers) -> np.ndarray:
    """Share of a dealer's bags by product after a week, [D, J].

    A dealer can only sell what someone it has met can bring (met [D, J] in [0, 1]); a product new in its own trade meets reluctance
    [D]; what cannot be had gives way to what can.
    """
    odds = p.mix_sense * np.log(profit)
    odds[:, 1] -= reluctance * (1 - mix[:, 1])
    weight = met * np.exp(odds - odds.max(1, keepdims=True))
    wish = weight / weight.sum(1, keepdims=True)
    mix = mix + p.mix_speed * (wish - mix)
    can = mix * (0.25 + 0.75 * fill)
    return mix + SHIFT * (can / can.sum(1, keepdims=True) - mix)


def move_price(bag_price: np.ndarray, mix: np.ndarray, content: np.ndarray, wholesale: np.ndarray, usual_profit: float, p: Dealers):
    """The sticky price of a bag after a week, USD [D]: cost of selling, cost of content, usual profit."""
    target = p.retail_cost + (mix * content * wholesale).sum(1) + usual_profit
    return bag_price + p.price_stickiness * (target - bag_price)
