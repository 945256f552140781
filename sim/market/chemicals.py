"""Chemicals: who finds it worth selling them, how they travel, what they cost. Axes: S firms, T chemical tiers, P provinces, X routes."""

from functools import lru_cache

import numpy as np

from sim.params.chemicals import Haulage, Industry, Officials

TIERS = 3   # regulated precursor, unregulated pre-precursor, general industrial chemical
ROUTE_NAMES = ("sea", "hub", "other")
ROUTES = len(ROUTE_NAMES)
MOST_SITES = 112
LOWEST_COVER = 1e-3


def firm_sizes(u: np.ndarray, p: Industry) -> np.ndarray:
    """Sizes with a Zipf tail [S] for uniforms, relative to the smallest; the cap is the size of the largest of a pool."""
    return np.maximum(u, 0.5 / p.pool) ** -p.size_slope


def entry_costs(u: np.ndarray, ratio: np.ndarray, tier: np.ndarray, sellers: int, p: Industry) -> np.ndarray:
    """What it costs each firm to start selling, relative to the gain of a usual seller, [S].

    Log-logistic over the pool, times what its kind makes of it (ratio), in units that let `sellers` firms a tier find entry worth it at
    usual prices: how many sell is a matter of demand, who stands behind them is the pool's.
    """
    cost = ratio * (u / (1 - u)) ** (1 / p.entry_slope)
    for t in range(TIERS):
        ranked = np.sort(cost[tier == t])
        if len(ranked):
            last = min(sellers, len(ranked)) - 1
            cost[tier == t] /= np.sqrt(ranked[last] * ranked[min(last + 1, len(ranked) - 1)])
    return cost


def storefronts_up(takedown: float, delay: float) -> float:
    """Share of storefronts that stand when each is taken down with chance `takedown` a week and comes back after `delay` weeks."""
    return 1 / (1 + takedown * delay)


def reach(sites: np.ndarray, up: float, off_web: float) -> np.ndarray:
    """Share of its buyers that a seller with so many storefronts meets, [S]: one that stands is enough, and some come without."""
    return off_web + (1 - off_web) * (1 - (1 - up) ** sites)


def audited(share: float, spread: float, p: Industry) -> float:
    """What diverting firms pass on, relative to usual: audited ones keep within the gap that an audit overlooks, or spread the rest."""
    stopped = max(0.0, 1 - p.tolerance / p.diverted)
    return 1 - share * stopped * (1 - spread)


def gain(price: np.ndarray, rebate_removed: float, p: Industry) -> np.ndarray:
    """What selling to labs earns [T], relative to usual: the price of chemicals and the export rebate."""
    return (price + p.rebate * (1 - rebate_removed)) / (1 + p.rebate)


def lost_on_way(usual: np.ndarray, effort: np.ndarray) -> np.ndarray:
    """Share of chemicals lost on each route [X] under a search effort relative to usual."""
    return 1 - (1 - usual) ** effort


@lru_cache(maxsize=8)
def usual_routes(p: Haulage) -> np.ndarray:
    """Shares of routes [X] before any pressure."""
    share = np.array([p.sea, p.hub, max(1 - p.sea - p.hub, 0.02)])
    return share / share.sum()


def choose_routes(share: np.ndarray, lost: np.ndarray, usual: np.ndarray, p: Haulage) -> np.ndarray:
    """Shares of routes [X] after a week of re-planning: logit on what each loses more than usual, from the shares of usual times."""
    wish = usual_routes(p) * np.exp(-p.rerouting * (lost - usual))
    return share + p.inertia * (wish / wish.sum() - share)


def next_price(price: np.ndarray, cover: np.ndarray, p: Haulage) -> np.ndarray:
    """Price of chemicals [T] a week later, relative to usual; cover [T]: what sellers can bring, relative to usual."""
    target = np.minimum(np.maximum(cover, LOWEST_COVER) ** -p.price_response, p.price_cap)
    return price + p.price_memory * (target - price)


def lab_cost(price: float, passed: float, large: float, usual_large: float, scale_gain: float, p: Haulage) -> float:
    """Cost of what labs make, relative to usual: dearer or lost chemicals, and savings of scale (large: capacity in large labs)."""
    return (1 + p.cost_share * (price / passed - 1)) * (1 - scale_gain * (large - usual_large))


def zeal_wish(risk: np.ndarray, p: Officials) -> np.ndarray:
    """Zeal at which officials aim [P], for the share of legitimate revenue that their province stands to lose by doing nothing."""
    return 1 / (1 + (1 / p.zeal - 1) * np.exp(-p.weight_of_trade * risk))
