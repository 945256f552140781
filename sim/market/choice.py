"""What a trafficking cell decides: whom it knows, what it moves, how much of its capacity it uses, whether it grows."""

import numpy as np
from numba import njit

from sim.exact import exp
from sim.market import CHANNELS, FENTANYL_LAND, FENTANYL_MAIL, PRODUCT_OF, REGIONS
from sim.market.routes import LINE_OF, ROUTES

UNKNOWN = -1e9           # score of a line without access, below any profit
ENTRANT_SHARE = 0.005   # a cell never falls below this share of the mean of its kind: someone new takes the place


@njit(cache=True, error_model="numpy")
def learn_sources(access, lines, capacity, mix, home, speed, reachable, innovation, imitation, cross_region):
    """A week of learning: access [F, K] of cells to sources, in [0, 1], in its place.

    A cell finds a source unaided (innovation) or from cells that use it (imitation: own region `home`, and a little the other one).
    lines [F, K] 1 where a cell may work a line; speed [F] how quickly it learns; reachable [K] 1 where the source exists.
    """
    use, every = np.zeros((REGIONS, CHANNELS)), np.zeros(CHANNELS)
    for f in range(len(home)):
        for k in range(CHANNELS):
            use[home[f], k] += capacity[f] * mix[f, k] * access[f, k]
    for r in range(REGIONS):
        use[r] /= max(use[r].sum(), 1e-12)
        every += use[r]
    for f in range(len(home)):
        for k in range(CHANNELS):
            here = use[home[f], k]
            found = (innovation + imitation * (here + cross_region * (every[k] - here))) * reachable[k]
            access[f, k] = lines[f, k] * min(access[f, k] + speed[f] * found * (1 - access[f, k]), 1.0)


@njit(cache=True, error_model="numpy")
def plan(landed, shares, channels, home, price, excess, handling, fill, access, fitted, means, mix, use, free, sense, inertia, required,
         slope, memory):
    """Every cell's mix of lines and use of its capacity, [F, K] in their places; returns what it offers, DE [F, K], and all offer [K], its
    return on price by line [F, K] and on all its business [F].

    landed, shares [F, P] cost of a DE on each route, division over routes; channels [F, M] of proceeds; price [R, J] on arrival at `home`;
    excess [M] of a dollar's way home; handling, fill [K] what sources filled; access [F, K]; fitted [F] 0 for newcomers; means [F] DE of
    capacity it can pay for. free: cells may move from one line to another.
    """
    profit, offer, earned = np.empty_like(mix), np.empty_like(mix), np.zeros(len(mix))
    margin, offered = np.empty(CHANNELS), np.zeros(CHANNELS)
    for f in range(len(mix)):
        reckon(margin, f, home[f], landed, shares, channels, price, excess, handling)
        used, gained = 0.0, 0.0
        for k in range(CHANNELS):
            profit[f, k] = margin[k] / price[home[f], PRODUCT_OF[k]]
            used, gained = used + mix[f, k] * use[f, k], gained + mix[f, k] * profit[f, k]
        if free:
            choose_channels(mix[f], margin, fill, access[f], sense, inertia)
        for k in range(CHANNELS):   # newcomers can do no more than their contacts allow, and earn what comes
            now, gain = (use[f, k], profit[f, k]) if free else (used, gained)
            use[f, k] = use_of_capacity(now, gain, required, slope, memory)
            known = max(access[f, k], fitted[f])
            offer[f, k] = means[f] * mix[f, k] * use[f, k] * known
            offered[k] += offer[f, k]
            earned[f] += mix[f, k] * profit[f, k] * max(fill[k] * known, fitted[f])
    return offer, offered, profit, earned


@njit(cache=True)
def reckon(margin, f, home, landed, shares, channels, price, excess, handling):
    """What cell f earns on a DE of each line, into margin [K], USD: the price at its home, less what bringing its proceeds home costs
    beyond 2006, less cost. Arrays as in `plan`."""
    kept = 1.0
    for m in range(len(excess)):
        kept -= channels[f, m] * excess[m]
    for k in range(CHANNELS):
        margin[k] = price[home, PRODUCT_OF[k]] * kept - handling[k]
    for p in range(ROUTES):
        margin[LINE_OF[p]] -= shares[f, p] * landed[f, p]


@njit(cache=True, error_model="numpy")
def choose_channels(mix, margin, fill, access, sense, inertia):
    """A cell's mix of lines [K], which sums to one, after a week of re-planning; in its place.

    Logit on expected profit per DE, counted at the share of orders a source could fill (fill [K]); only lines it has access to;
    a fraction `inertia` of the business is re-planned each week. Who has no access to anything stays as it is.
    """
    best, total, weight = UNKNOWN, 0.0, np.zeros(CHANNELS)
    for k in range(CHANNELS):
        if access[k] > 0:
            best = max(best, sense * min(margin[k], margin[k] * fill[k]))   # a loss counts in full
    for k in range(CHANNELS):
        if access[k] > 0:
            weight[k] = access[k] * exp(max(sense * min(margin[k], margin[k] * fill[k]) - best, -40.0))
            total += weight[k]
    if total > 0:
        for k in range(CHANNELS):
            mix[k] += inertia * (weight[k] / total - mix[k])


@njit(cache=True)
def use_of_capacity(use, profit_share, required, slope, memory):
    """Share of its capacity a cell offers after a week: logistic in the return above the required one, moving slowly."""
    return use + memory * (1 / (1 + exp(min(max((required - profit_share) / slope - 1.5, -30.0), 30.0))) - use)


@njit(cache=True, error_model="numpy")
def afforded(cash, outlay, organisation, least, purse, credit):
    """Share of its plans that the working capital and credit of its organisation can pay, [F]: cash and outlay [F] of a cell, USD;
    least weeks of outlay, less its `purse`, make a plan scarce of funds."""
    held, needed, share = np.zeros(organisation.max() + 1), np.zeros(organisation.max() + 1), np.empty(len(cash))
    for f in range(len(cash)):
        held[organisation[f]] += cash[f]
        needed[organisation[f]] += outlay[f]
    for f in range(len(cash)):
        o = organisation[f]
        share[f] = min(max((held[o] + purse) / max(least * needed[o], 1e-9) + credit, 0.0), 1.0)
    return share


@njit(cache=True)
def grow(capacity, peak, profit_share, floor, home, fitted, number, pace, growth, decline, required, scale, entry):
    """Capacity of cells after a week, and the largest they ever had (peak), both [F], in their places.

    Growth on returns above the required one, decline below, an entrant at the bottom: a part of the mean of a region's fitted cells
    (fitted [F] 1, `number` of them at each `home`), or floor [F] for others. pace [F] multiplies growth: how far it can be paid for, how
    fast a trade is. With entry off nobody takes an empty place, and no cell grows beyond its peak.
    """
    mean = np.zeros(REGIONS)
    for f in range(len(capacity)):
        mean[home[f]] += fitted[f] * capacity[f] / number
    for f in range(len(capacity)):
        bottom = ENTRANT_SHARE * mean[home[f]] if fitted[f] > 0 else floor[f]
        signal = 1 - 2 / (exp(2 * (profit_share[f] - required) / scale) + 1)   # tanh
        grown = capacity[f] * exp((growth * pace[f] if signal > 0 else decline) * signal)
        capacity[f] = max(grown, bottom) if entry else min(grown, max(peak[f], capacity[f]))
        peak[f] = max(peak[f], capacity[f])


@njit(cache=True, error_model="numpy")
def over_cells(weight, what):
    """Mean of each column of `what` over cells, both [F, n], weighted; 0 where nothing weighs. Returns [n]."""
    total, mean = np.zeros(weight.shape[1]), np.zeros(weight.shape[1])
    for f in range(len(weight)):
        for n in range(len(mean)):
            total[n] += weight[f, n]
            mean[n] += weight[f, n] * what[f, n]
    return mean / np.maximum(total, 1e-9)


@njit(cache=True, error_model="numpy")
def concentration(goods, market, group, many, size):
    """Herfindahl index of goods [F] by `group` [F] in each `market` [F], mean over markets, 0 to 1.

    many [F]: goods of cells that stand for several, each of `size`: they count by themselves, so that a group of them weighs less.
    """
    whole, groups = np.zeros(market.max() + 1), group.max() + 1
    own, members, place, index = np.zeros(groups), np.zeros(groups), np.zeros(groups, np.int64), 0.0
    for f in range(len(goods)):
        whole[market[f]] += goods[f]
        own[group[f]] += goods[f]
        members[group[f]] += many[f] / size
        place[group[f]] = market[f]
    for g in range(groups):
        index += (own[g] / max(whole[place[g]], 1e-12)) ** 2 / max(members[g], 1.0)
    return index / len(whole)


@njit(cache=True, error_model="numpy")
def brings_fentanyl(knows, region, capacity, access, home, fitted, number):
    """Share of what dealers' contacts could bring that includes fentanyl, [D]; online importers can be found by anyone.

    knows [D, C]: rows of the cells a dealer knows, of `number` in its region [D]; capacity, access [F, K], home and fitted [F] of cells.
    """
    able, online, share = np.empty(len(home)), np.zeros(REGIONS), np.empty(len(knows))
    for f in range(len(home)):
        able[f] = capacity[f] * max(access[f, FENTANYL_MAIL], access[f, FENTANYL_LAND])
        online[home[f]] += (1 - fitted[f]) * able[f] * knows.shape[1] / number
    for d in range(len(knows)):
        some = every = online[region[d]]
        for c in range(knows.shape[1]):
            some += able[knows[d, c]]
            every += capacity[knows[d, c]]
        share[d] = some / max(every, 1e-12)
    return share
