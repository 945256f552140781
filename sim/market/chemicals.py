"""Chemicals: who finds it worth selling them, how they travel, what they cost. Axes: S firms, T chemical tiers, P provinces, X routes."""

from functools import lru_cache

import numpy as np
from numba import njit

from sim.exact import exp, ln
from sim.market import makers
from sim.params.chemicals import Haulage, Industry, Officials

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


@njit(cache=True)
def expect(rows, tier, kind, place, stake, law, found, shield, legitimate, fear, usual, salience, bite, controlled, penalty):
    """Fill in the penalty [n] that firms in these rows [n] expect for selling, relative to a usual seller's gain.

    law [P] certainty x severity by place, which weighs more where neighbours were found of late [P]; shield how far it reaches each kind;
    `bite` more for tiers below `controlled`, for other countries, the last place, do not follow. fear: of designation, by kind. Firms with
    a share in legitimate trade have less left to lose where all of a country's is sanctioned.
    """
    abroad = len(law) - 1
    for n in range(rows.size):
        i = rows[n]
        k, p = kind[i], place[i]
        weight = (1.0 + salience * found[p]) / (1.0 + salience)
        control = bite if tier[i] < controlled and p != abroad else 0.0
        at_stake = stake[i] * shield[k] * (1.0 if p == abroad else 1.0 - legitimate[k])
        penalty[n] = usual * law[p] * weight * (1.0 + control) * at_stake + fear[k] * (1.0 - legitimate[k])


def gain(price: np.ndarray, rebate_removed: float, p: Industry) -> np.ndarray:
    """What selling to labs earns [T], relative to usual: the price of chemicals and the export rebate."""
    return (price + p.rebate * (1 - rebate_removed)) / (1 + p.rebate)


@lru_cache(maxsize=8)
def usual_routes(p: Haulage) -> np.ndarray:
    """Shares of routes [X] before any pressure."""
    share = np.array([p.sea, p.hub, max(1 - p.sea - p.hub, 0.02)])
    return share / share.sum()


@njit(cache=True)
def choose_routes(usual_lost, usual_share, effort, rerouting, inertia, lost, share):
    """A week of search and re-planning, in place: what each route loses [X] under a search effort relative to usual, and shares of routes
    [X] by a logit on what each loses more than usual, from the shares of usual times. Returns the share of all that arrives."""
    wish, wishes = np.empty(share.size), 0.0
    for x in range(share.size):
        lost[x] = 1.0 - exp(effort[x] * ln(1.0 - usual_lost[x]))
        wish[x] = usual_share[x] * exp(-rerouting * (lost[x] - usual_lost[x]))
        wishes += wish[x]
    stopped = 0.0
    for x in range(share.size):
        share[x] += inertia * (wish[x] / wishes - share[x])
        stopped += share[x] * lost[x]
    return 1.0 - stopped


@njit(cache=True)
def supply(willing, skill, usual, spare, response, cap, memory, price, tiers):
    """Share of their need that labs can cover from each tier [T] and its price a week later, relative to usual, in place; willing [T]:
    what sellers can bring, relative to the start, and usual: what they usually do. Returns the mean price that labs pay."""
    paid, total, cheapest = 0.0, 0.0, np.inf
    for t in range(tiers.size):
        target = min(exp(-response * ln(max(willing[t] / usual, LOWEST_COVER))), cap)
        price[t] += memory * (target - price[t])
        tiers[t] = makers.obtainable(willing[t], skill[t], spare)
        paid, total, cheapest = paid + tiers[t] * price[t], total + tiers[t], min(cheapest, price[t])
    return paid / total if total > 0.0 else cheapest


@njit(cache=True)
def order(offered, output, keep, lost, share, store, used, sent):
    """Order chemicals [X] for a week in place, from what labs used and a part of the gap in their store [1], in weeks of use [1], as far
    as that is offered; senders add what they expect to lose. Returns what arrives and goes into store, of which labs took `output`."""
    used[0] += (output - used[0]) / REFILL
    ordered = min(max(output + (keep * used[0] - store[0]) / REFILL, 0.0), offered)
    stopped, arrived = 0.0, 0.0
    for x in range(share.size):
        stopped += share[x] * lost[x]
    for x in range(share.size):
        sent[x] = ordered / (1.0 - stopped) * share[x]
        arrived += sent[x] * (1.0 - lost[x])
    store[0] = max(store[0] + arrived - output, 0.0)   # rounding may leave a hair less than nothing
    return arrived


def lab_cost(price: float, passed: float, large: float, usual_large: float, scale_gain: float, p: Haulage) -> float:
    """Cost of what labs make, relative to usual: dearer or lost chemicals, and savings of scale (large: capacity in large labs)."""
    return (1 + p.cost_share * (price / passed - 1)) * (1 - scale_gain * (large - usual_large))


def zeal_wish(risk: np.ndarray, p: Officials) -> np.ndarray:
    """Zeal at which officials aim [P], for the share of legitimate revenue that their province stands to lose by doing nothing."""
    return 1 / (1 + (1 / p.zeal - 1) * np.exp(-p.weight_of_trade * risk))
