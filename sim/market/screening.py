"""Search as a matter of numbers: who is picked, how much a better pick is worth, what hides a load, where a budget goes.

Base rates do the work: of a million parcels a handful are wanted, so even a good model mostly picks harmless ones.
"""

import math

import numpy as np

from sim.exact import normal_quantile
from sim.jit import part, rule

LEAST_FREE = 0.05     # staff that never leave the search
MOST_FOUND, MOST_TAKEN = 0.999, 0.99
HALVINGS = 40
ROOT_2 = math.sqrt(2.0)
DENSITY_0 = 1 / math.sqrt(2 * math.pi)


@part
def normal(z):
    """P(N(0,1) < z)."""
    return 0.5 * math.erfc(-z / ROOT_2)


@part
def quantile(share):
    """z with P(N(0,1) < z) = share, 0 < share < 1: two steps of Newton beyond a polynomial."""
    small = min(share, 1 - share)
    z = normal_quantile(small)
    for _ in range(2):
        z -= (normal(z) - small) / (DENSITY_0 * math.exp(-0.5 * z * z))
    return z if share < 0.5 else -z


@part
def recall(share, auc, blind):
    """Share of illicit loads among the `share` of traffic that a model with area under the curve `auc` ranks highest.

    Scores of illicit loads are normal, `d` above those of harmless ones: recall = Phi(d + Phi^-1(share)), d = sqrt(2) Phi^-1(auc).
    `blind` is the part of illicit loads that look like any other (false papers, senders who know the model): they are picked by chance.
    """
    if auc <= 0.5 or share <= 0.0:
        return share
    picked = 1.0
    if share < 1 and auc < 1:
        picked = normal(ROOT_2 * quantile(auc) + quantile(min(share, 1 - 1e-12)))
    return blind * share + (1 - blind) * picked


@part
def lift(share, auc, blind):
    """How many times more illicit loads are picked than by chance."""
    return recall(share, auc, blind) / share


@part
def search_of_checks(rules, auc, blind, usual_loss):
    """Search effort that finds as many reference loads as a check of a share of the traffic, in units of the usual effort.

    The usual effort finds `usual_loss` of reference loads; a check finds the part `check_sensitivity` of what is in the parcels it picks.
    """
    if rules.parcels_checked <= 0:
        return 0.0
    found = rules.check_sensitivity * recall(rules.parcels_checked, auc, blind)
    return math.log1p(-min(found, MOST_FOUND)) / math.log1p(-usual_loss)


def queue(taken: np.ndarray) -> np.ndarray:
    """Mean number waiting for a server that is busy a share `taken` of the time (single server, random arrivals)."""
    taken = np.minimum(taken, MOST_TAKEN)
    return taken / (1 - taken)


@part
def waved_through(effort, corrupt, response):
    """Effort left when a share of loads is let pass for money, relative to the usual share `corrupt` at effort one.

    The stricter the search, the more a paid passage is worth: its odds grow as effort ** response.
    """
    return effort / (1 + corrupt * (effort**response - 1))


@part
def free_staff(load, processing):
    """Staff time left for search relative to load one, when processing takes `processing` of all time at load one."""
    return max(1 - processing * load, LEAST_FREE) / (1 - processing)


@rule
def best_spread(attention, budget, sent, hazard):
    """Search intensity [n] that finds most doses when only the part `attention` of the budget [n] is free to move.

    Maximises the sum of sent (1 - exp(-hazard e)) under the sum of budget e = 1 and e >= 1 - attention: the marginal find of a dollar
    is the same wherever search is above its floor. Found by halving the logarithm of that margin.
    """
    floor, spread = 1 - attention, np.ones(len(budget))
    if not (sent * hazard > 0).any():
        return spread
    keen = np.maximum(hazard, 1e-9)
    gain = np.log(np.maximum(sent * hazard / budget, 1e-30))
    low, high = gain.min() - keen.max() / budget.min() - 1, gain.max()
    for _ in range(HALVINGS):
        middle, spent = 0.5 * (low + high), 0.0
        for n in range(len(budget)):
            spent += budget[n] * max((gain[n] - middle) / keen[n], floor)
        low, high = (middle, high) if spent > 1 else (low, middle)
    for n in range(len(budget)):
        spread[n] = max((gain[n] - high) / keen[n], floor)
    return spread
