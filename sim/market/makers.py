"""Sources of fentanyl: willing suppliers, labs and mail vendors, and how their capacity follows profit."""

import numpy as np
from numba import njit
from numba.extending import register_jitable

from sim.chance import Decision, four_words, uniform_of
from sim.params.market import Cells
from sim.params.supply import Makers

REVIEW = np.uint64(Decision.SUPPLIER_REVIEW)
FULLY_USED = 0.98      # a source asked for more than this of its capacity is full
UNSUPPLIED_DECLINE = np.array([0.3, 0.5])   # labs, vendors: yearly shrinking relative to growth when suppliers refuse


def threshold(rank: np.ndarray, p: Makers) -> np.ndarray:
    """Penalty (relative to gain) up to which a supplier sells, for stratified ranks in (0, 1): log-logistic with slope `deterrence`."""
    return ((1 - rank) / rank) ** (1 / p.deterrence)


@njit(cache=True)
def reconsider(rows, who, tier, sells, home, threshold, entry_cost, free, gain, penalty, chance, entry, abroad_too, k0, k1, week):
    """Firms in these rows [n] start or stop selling, in place: those who sell stop if they expect more penalty [n], relative to usual, than
    they bear; others start if they bear it and gain [T] covers their cost of entry, where they are free to and may.

    chance [3] of deciding: those who sell, others abroad, others at home. Returns the number who sold, and what they expected together,
    relative to their gain.
    """
    selling, expected = 0, 0.0
    for n in range(rows.size):
        i, worth = rows[n], gain[tier[rows[n]]]
        bears = threshold[i] * worth > penalty[n]
        if sells[i]:
            selling, expected, goes, likely = selling + 1, expected + penalty[n] / worth, not bears, chance[0]
        else:
            goes = bears and entry_cost[i] <= worth and free[i] and entry and (home[i] or abroad_too)
            likely = chance[2] if home[i] else chance[1]
        if goes and uniform_of(four_words(k0, k1, who[i], week, REVIEW)[0]) < likely:
            sells[i] = not sells[i]
    return selling, expected


@register_jitable
def obtainable(willing, skill, spare):
    """Share of their need that labs could cover from a chemical tier; they are fully supplied where the tiers' sum reaches one.

    willing: share of suppliers of the tier that sell; skill: share of need that labs can make from it (the first: all); spare: what
    suppliers could sell, relative to that need.
    """
    return min(skill, spare * willing)


def step_back(skill: np.ndarray, short: float, p: Makers) -> np.ndarray:
    """Skill of starting from lower tiers after a week, [T]; being short teaches, and a little is learned anyway."""
    _, one, two = skill
    one_next = one + p.step_back * (short + 0.003) * (1 - one)
    two_next = two + 0.3 * p.step_back * (short + 0.001) * max(one - two, 0.0)
    return np.array([1.0, one_next, two_next])


def growth_rate(kind: int, profit_share: float, cells: Cells, asked: float, supplied: float, p: Makers) -> float:
    """Weekly log growth of capacity of labs (0) or vendors (1).

    Growth when returns are good and capacity is full (asked: orders relative to capacity); decline when returns are poor or suppliers
    refuse (supplied: share of need that can be had).
    """
    fastest = (p.lab_growth, p.mail_growth)[kind]
    signal = np.tanh((profit_share - cells.required_return) / cells.return_scale)
    weight = float(asked > 1 / FULLY_USED) if signal > 0 else p.slack
    can = supplied**2 if kind == 0 else supplied
    return float(fastest * (can * signal * weight - UNSUPPLIED_DECLINE[kind] * (1 - supplied)))
