"""The price ladder: what a pure gram costs at its source, landed, in wholesale; the street's rung is among the measures of bags."""

import numpy as np

from sim.market import FENTANYL_LAND, FENTANYL_MAIL, HEROIN_LAND, PRODUCT_NAMES
from sim.market.cost import UnitCosts
from sim.measures.form import register, share, weighted
from sim.week import Happenings

LINES = ((HEROIN_LAND,), (FENTANYL_MAIL, FENTANYL_LAND))   # by product
MG_PER_G = 1000.0


def at_source(h: Happenings, costs: UnitCosts, product: int) -> np.ndarray:
    """USD a pure gram to make or buy, over the product's lines by what was sent, [W]."""
    return _over_lines(h.source_usd, h, costs, product)


def landed(h: Happenings, costs: UnitCosts, product: int) -> np.ndarray:
    """The same after moving; what is seized must be made and moved again, [W]."""
    arrives = 1 - share(h.seized.sum(1), h.sent.sum(1))
    return _over_lines((h.source_usd + h.moving_usd) / np.maximum(arrives, 1e-9), h, costs, product)


def in_wholesale(h: Happenings, costs: UnitCosts, product: int) -> np.ndarray:
    """Wholesale price of a pure gram, by use, [W]."""
    return weighted(h.price[:, :, product], h.used[:, :, product]) * MG_PER_G / costs.pure_mg[product]


def _over_lines(usd: np.ndarray, h: Happenings, costs: UnitCosts, product: int) -> np.ndarray:
    """USD per DE by line [W, K] as USD a pure gram of a product, lines weighted by what was sent."""
    lines = list(LINES[product])
    return weighted(usd[:, lines], h.sent.sum(1)[:, lines]) * MG_PER_G / costs.pure_mg[product]


def _rung(j: int, product: str) -> None:
    for name, words, of in (("source", "costs to make or buy", at_source), ("landed", "costs until it has landed, losses included", landed),
                            ("wholesale", "sells for in wholesale", in_wholesale)):
        register(f"{name}_pure_gram_{product}", "USD/g pure", f"What a pure gram of {product} {words} (M10)", "mean",
                 lambda h, c, of=of: of(h, c, j))


for _j, _product in enumerate(PRODUCT_NAMES):
    _rung(_j, _product)
