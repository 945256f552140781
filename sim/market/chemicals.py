"""Chemicals: who could sell them, how they travel, what they cost. Axes: S firms, T chemical tiers, X routes of chemicals.

Rules of the hauliers take records: haulier (routes, prices, labs' store), numbers; `agents/haulage.py` declares the fields.
"""

import numpy as np

from sim.exact import exp, ln
from sim.jit import part, rule
from sim.params.chemical_industry import Haulage, Industry

TIERS = 3   # regulated precursor, unregulated pre-precursor, general industrial chemical
ROUTE_NAMES = ("sea", "hub", "other")
ROUTES = len(ROUTE_NAMES)
MOST_SITES = 112
LOWEST_COVER = 1e-3
REFILL = 4.0   # weeks in which a gap in the store is ordered


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


@part
def reach(sites, up, off_web):
    """Share of its buyers that a seller with so many storefronts meets: one that stands is enough, and some come without."""
    return off_web + (1.0 - off_web) * (1.0 - (1.0 - up) ** sites)


@part
def storefronts_up(law, numbers):
    """Share of storefronts that stand when each is taken down with some chance a week and comes back after a while."""
    return 1.0 / (1.0 + law.takedown * numbers.site_delay)


@part
def audited(share, spread, numbers):
    """What diverting firms pass on, relative to usual: audited ones keep within the gap that an audit overlooks, or spread the rest."""
    stopped = max(0.0, 1.0 - numbers.tolerance / numbers.diverted)
    return 1.0 - share * stopped * (1.0 - spread)


def usual_routes(p: Haulage) -> np.ndarray:
    """Shares of routes [X] before any pressure."""
    share = np.array([p.sea, p.hub, max(1 - p.sea - p.hub, 0.02)])
    return share / share.sum()


@rule
def travel(haulier, numbers):
    """A week of search and re-planning: what each route loses under the effort the haulier meets there, relative to usual; shares of
    routes move by a logit on what each loses more than usual, from the shares of usual times."""
    wish, wishes, stopped = np.empty(ROUTES), 0.0, 0.0
    for x in range(ROUTES):
        effort = haulier.effort[x] if numbers.enforcement else 0.0
        haulier.lost[x] = 1.0 - exp(effort * ln(1.0 - numbers.usual_lost[x]))
        wish[x] = numbers.usual_routes[x] * exp(-numbers.rerouting * (haulier.lost[x] - numbers.usual_lost[x]))
        wishes += wish[x]
    for x in range(ROUTES):
        if numbers.routes:
            haulier.routes[x] += numbers.inertia * (wish[x] / wishes - haulier.routes[x])
        stopped += haulier.routes[x] * haulier.lost[x]
    haulier.passed = (1.0 - stopped) / numbers.usual_passed


@rule
def bring(haulier, willing, skill, numbers):
    """Share of their need that labs can cover from each tier, the price of each tier a week later and the mean price that labs pay.

    willing [T]: what sellers can sell, relative to the start; skill [T]: share of their need that labs can make from a tier.
    """
    paid, total, cheapest = 0.0, 0.0, np.inf
    for t in range(TIERS):
        there = willing[t] * haulier.passed
        target = min(exp(-numbers.price_response * ln(max(there / numbers.usual_cover, LOWEST_COVER))), numbers.price_cap)
        haulier.price[t] += numbers.price_memory * (target - haulier.price[t])
        haulier.tiers[t] = min(skill[t], numbers.spare_capacity * there)
        paid += haulier.tiers[t] * haulier.price[t]
        total += haulier.tiers[t]
        cheapest = min(cheapest, haulier.price[t])
    haulier.ratio = paid / total if total > 0.0 else cheapest
    haulier.supplied = min(1.0, total)


@rule
def order(haulier, output, numbers):
    """Order chemicals for a week, from what labs used and a part of the gap in their store, as far as that is offered; senders add what
    they expect to lose. What arrives goes into store, of which labs took `output` DE."""
    haulier.used += (output - haulier.used) / REFILL
    wanted = output + (numbers.store * haulier.used - haulier.store) / REFILL
    stopped, haulier.bought, haulier.found = 0.0, 0.0, 0.0
    for x in range(ROUTES):
        stopped += haulier.routes[x] * haulier.lost[x]
    for x in range(ROUTES):
        haulier.sent[x] = min(max(wanted, 0.0), haulier.offered) / (1.0 - stopped) * haulier.routes[x]
        haulier.found += haulier.sent[x] * haulier.lost[x]
        haulier.bought += haulier.sent[x] * (1.0 - haulier.lost[x])
    haulier.store = max(haulier.store + haulier.bought - output, 0.0)   # rounding may leave a hair less than nothing


@part
def gain(price, law, numbers):
    """What selling to labs earns, relative to usual: the price of chemicals and the export rebate."""
    return (price + numbers.rebate * (1.0 - law.rebate_removed)) / (1.0 + numbers.rebate)


@part
def lab_cost(haulier, larger, numbers):
    """Cost of what labs make, relative to usual: dearer or lost chemicals, and savings of scale (larger: share of capacity in large labs
    above the usual one)."""
    return (1.0 + numbers.cost_share * (haulier.ratio / haulier.passed - 1.0)) * (1.0 - numbers.scale_gain * larger)
