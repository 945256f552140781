"""The price ladder: what a pure gram costs at its source, landed, in wholesale; the street's rung is among the measures of bags."""

import numpy as np

from sim.axes import LINES_OF, ROUTES_OF
from sim.measures.measure import register
from sim.observe import Weeks
from sim.series import Series, share, weighted

MG_PER_G = 1000.0


def at_source(w: Weeks, product: str) -> Series:
    """USD a pure gram to make or buy, over the product's lines by what was sent."""
    return _over_lines(w.source_usd, w, product)


def landed(w: Weeks, product: str) -> Series:
    """The same after moving, at the pay of the week; what is seized must be made and moved again."""
    lines = LINES_OF[product]
    arrives = 1 - share(w.seized.sum("region"), w.sent.sum("region")).at(line=lines)
    cost = w.source_usd.at(line=lines) + w.moving_usd.at(line=lines) * _pay(w, lines)
    return _over_lines(cost / np.maximum(arrives, 1e-9), w, product)


def in_wholesale(w: Weeks, product: str) -> Series:
    """Wholesale price of a pure gram, by use."""
    price = weighted(w.wholesale_price.at(product=product), w.used.at(product=product))
    return price * MG_PER_G / w.pure_mg.at(product=product)


def _pay(w: Weeks, lines: tuple[str, ...]) -> Series:
    """What carriers of some lines ask over their pay of 2006, by what was sent on each route."""
    more = [weighted(w.carriers_pay.at(route=routes) - 1, w.sent_by_route.at(route=routes)) for routes in map(ROUTES_OF.get, lines)]
    return 1 + Series(np.stack([pay.values for pay in more], -1), {"line": lines})


def _over_lines(usd: Series, w: Weeks, product: str) -> Series:
    """USD per DE by line as USD a pure gram of a product, lines weighted by what was sent."""
    lines = LINES_OF[product]
    return weighted(usd.at(line=lines), w.sent.sum("region").at(line=lines)) * MG_PER_G / w.pure_mg.at(product=product)


def _rungs(product: str) -> None:
    for name, words, of in (("source", "costs to make or buy", at_source), ("landed", "costs until it has landed, losses included", landed),
                            ("wholesale", "sells for in wholesale", in_wholesale)):
        register(f"{name}_pure_gram_{product}", "USD/g pure", f"What a pure gram of {product} {words} (M10)", "mean",
                 lambda w, of=of: of(w, product))


for _product in LINES_OF:
    _rungs(_product)
