"""What a trafficking cell decides: whom it knows, what it moves, how much of its capacity it uses, whether it grows."""

import numpy as np

from sim.market import added, highest
from sim.params.market import Cells

UNKNOWN = -1e9           # score of a line without access, below any profit
ENTRANT_SHARE = 0.005   # a cell never falls below this share of the mean of its kind: someone new takes the place


def learn_sources(access: np.ndarray, business: np.ndarray, speed: np.ndarray, reachable: np.ndarray, p: Cells) -> np.ndarray:
    """Access of cells to sources after a week, [R, N, K] in [0, 1].

    A cell finds a source unaided (innovation) or from cells that use it (imitation: own region, and a little the other one).
    business [R, N, K] is what cells move now; speed [R, N] how quickly a cell learns; reachable [K] 1 where the source exists.
    """
    use = business.sum(1)
    use = use / np.maximum(added(use)[:, None], 1e-12)
    seen = use + p.cross_region * (use.sum(0) - use)
    rate = speed[:, :, None] * ((p.innovation + p.imitation * seen) * reachable)[:, None, :]
    return np.minimum(access + rate * (1 - access), 1.0)


def choose_channels(mix: np.ndarray, margin: np.ndarray, fill: np.ndarray, access: np.ndarray, p: Cells) -> np.ndarray:
    """The mix of channels after a week of re-planning, [R, N, K], rows sum to one.

    Logit on expected profit per DE, counted at the share of orders a source could fill (fill [K]); only channels a cell has access to;
    a fraction `inertia` of the business is re-planned each week. Who has no access to anything stays as it is.
    """
    counted = np.minimum(margin, margin * fill)   # a loss counts in full
    score = np.where(access > 0, p.choice_sense * counted, UNKNOWN)
    weight = access * np.exp(np.maximum(score - highest(score), -40.0))
    total = added(weight)[..., None]
    wish = np.where(total > 0, weight / np.maximum(total, 1e-300), mix)
    return mix + p.inertia * (wish - mix)


def use_of_capacity(use: np.ndarray, profit_share: np.ndarray, p: Cells) -> np.ndarray:
    """Share of capacity offered on each channel, [R, N, K] or the like: logistic in the return above the required one, moving slowly."""
    wish = 1 / (1 + np.exp(np.minimum(np.maximum((p.required_return - profit_share) / p.use_slope - 1.5, -30), 30)))
    return use + p.use_memory * (wish - use)


def grow(capacity: np.ndarray, peak: np.ndarray, profit_share: np.ndarray, floor: np.ndarray, pace: np.ndarray, p: Cells,
         entry: bool) -> np.ndarray:
    """Capacity of cells after a week, [F]: growth on returns above the required one, decline below, an entrant at the bottom (floor).

    pace [F] multiplies growth: how far it can be paid for, how fast a trade is. With entry off nobody takes an empty place, and no cell
    grows beyond the largest capacity it ever had (peak).
    """
    signal = np.tanh((profit_share - p.required_return) / p.return_scale)
    grown = capacity * np.exp(np.where(signal > 0, p.growth * pace, p.decline) * signal)
    return np.maximum(grown, floor) if entry else np.minimum(grown, np.maximum(peak, capacity))
