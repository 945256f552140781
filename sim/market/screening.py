"""Search as a matter of numbers: who is picked, how much a better pick is worth, what hides a load, where a budget goes.

Base rates do the work: of a million parcels a handful are wanted, so even a good model mostly picks harmless ones.
"""

import numpy as np
from scipy.special import ndtr, ndtri

LEAST_FREE = 0.05     # staff that never leave the search
MOST_FOUND, MOST_TAKEN = 0.999, 0.99
HALVINGS = 40


def recall(share: np.ndarray | float, auc: float, blind: float) -> np.ndarray:
    """Share of illicit loads among the `share` of traffic that a model with area under the curve `auc` ranks highest.

    Scores of illicit loads are normal, `d` above those of harmless ones: recall = Phi(d + Phi^-1(share)), d = sqrt(2) Phi^-1(auc).
    `blind` is the part of illicit loads that look like any other (false papers, senders who know the model): they are picked by chance.
    """
    share = np.asarray(share, float)
    if auc <= 0.5:
        return share
    picked = np.where(share < 1, ndtr(np.sqrt(2.0) * ndtri(auc) + ndtri(np.minimum(share, 1 - 1e-12))), 1.0)
    return blind * share + (1 - blind) * picked


def lift(share: float, auc: float, blind: float) -> float:
    """How many times more illicit loads are picked than by chance."""
    return float(recall(share, auc, blind)) / share


def search_of_checks(share: float, sensitivity: float, auc: float, blind: float, usual_loss: float) -> float:
    """Search effort that finds as many reference loads as a check of `share` of the traffic, in units of the usual effort.

    The usual effort finds `usual_loss` of reference loads; a check finds the part `sensitivity` of what is in the parcels it picks.
    """
    if share <= 0:
        return 0.0
    return float(np.log1p(-min(sensitivity * float(recall(share, auc, blind)), MOST_FOUND)) / np.log1p(-usual_loss))


def queue(taken: np.ndarray) -> np.ndarray:
    """Mean number waiting for a server that is busy a share `taken` of the time (single server, random arrivals)."""
    taken = np.minimum(taken, MOST_TAKEN)
    return taken / (1 - taken)


def waved_through(effort: np.ndarray, corrupt: np.ndarray, response: float) -> np.ndarray:
    """Effort left when a share of loads is let pass for money, relative to the usual share `corrupt` at effort one.

    The stricter the search, the more a paid passage is worth: its odds grow as effort ** response.
    """
    return effort / (1 + corrupt * (effort**response - 1))


def free_staff(load: float, processing: np.ndarray) -> np.ndarray:
    """Staff time left for search relative to load one, when processing takes `processing` of all time at load one."""
    return np.maximum(1 - processing * load, LEAST_FREE) / (1 - processing)


def by_yields(attention: float, yielded: np.ndarray, budget: np.ndarray) -> np.ndarray:
    """Search intensity when a part `attention` of the budget goes where doses were found; yielded, budget sum to one."""
    return 1 - attention + attention * yielded / budget


def tally(share: np.ndarray, first: np.ndarray, second: np.ndarray, memory: float) -> np.ndarray:
    """Smoothed share of the first of two tasks in all cases made, after a period in which `first` and `second` were made."""
    return share + memory * (first / np.maximum(first + second, 1e-12) - share)


def best_spread(attention: float, budget: np.ndarray, sent: np.ndarray, hazard: np.ndarray) -> np.ndarray:
    """Search intensity that finds most doses when only the part `attention` of the budget is free to move.

    Maximises the sum of sent (1 - exp(-hazard e)) under the sum of budget e = 1 and e >= 1 - attention: the marginal find of a dollar
    is the same wherever search is above its floor. Found by halving the logarithm of that margin.
    """
    floor, worth = 1 - attention, sent * hazard
    if not (worth > 0).any():
        return np.ones_like(budget)
    h, gain = np.maximum(hazard, 1e-9), np.log(np.maximum(worth / budget, 1e-30))
    low, high = gain.min() - h.max() / budget.min() - 1, gain.max()
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        spent = (budget * np.maximum((gain - middle) / h, floor)).sum()
        low, high = (middle, high) if spent > 1 else (low, middle)
    return np.maximum((gain - high) / h, floor)
