"""Crossings by line of trade: which there are, what they cost a cell, how it divides its goods among them.

A *route* is a line on a crossing. Axes: P routes, X crossings; cells [F, P].
"""

from dataclasses import dataclass

import numpy as np
from numba import njit

from sim.market import BETWEEN, CANADA, CHANNELS, CROSSINGS, DOMESTIC, HEROIN_LAND, MAIL, PORTS, PRODUCT_OF, PRODUCTS
from sim.params.routes import Routes

LINE_OF = np.array([0, 0, 1, 1, 1, 2, 2, 2])
CROSSING_OF = np.array([PORTS, BETWEEN, MAIL, CANADA, DOMESTIC, PORTS, BETWEEN, CANADA])
ROUTES = len(LINE_OF)
ROUTE_NAMES = ("heroin_ports", "heroin_between", "mail_mail", "mail_canada", "mail_domestic", "lab_ports", "lab_between", "lab_canada")
TO_LINE = (LINE_OF[:, None] == np.arange(CHANNELS)).astype(float)           # [P, K]
TO_CROSSING = (CROSSING_OF[:, None] == np.arange(CROSSINGS)).astype(float)  # [P, X]
SAME_LINE = TO_LINE @ TO_LINE.T
HEROIN_ROUTES = LINE_OF == HEROIN_LAND
TRACE = 1e-9     # DE: keeps the shares of cells that bring nothing finite
WIDEST = 30.0   # log range within which shares are told apart


@dataclass(frozen=True)
class Usual:
    """What was customary in 2006, by line [K]: cost of bulk, USD per DE (moving, loss, loads); purity of loads, as a share."""

    bulk_cost: np.ndarray
    purity: np.ndarray


def start_shares(p: Routes) -> np.ndarray:
    """How each line's goods divide over its crossings in 2006, [P]; each line sums to one."""
    heroin = (1 - p.heroin_between, p.heroin_between)
    mail = (1 - p.mail_canada - p.mail_domestic, p.mail_canada, p.mail_domestic)
    lab = (1 - p.lab_between - p.lab_canada, p.lab_between, p.lab_canada)
    return np.array((*heroin, *mail, *lab))


def only(shares: np.ndarray, allowed: np.ndarray) -> np.ndarray:
    """Shares [P] for someone who can use the routes `allowed` [P] only; lines without any route keep nothing."""
    kept = shares * allowed
    total = kept @ SAME_LINE
    return np.divide(kept, total, out=np.zeros_like(kept), where=total > 0)


def choose(shares: np.ndarray, cost: np.ndarray, usual: np.ndarray, p: Routes, weeks: int = 1) -> np.ndarray:
    """Shares [F, P] after `weeks`: a part of each line's goods is divided anew, more to where a dose costs less than elsewhere.

    cost [F, P] USD to land a DE, as the cell believes; usual [F, P] shares of a time when all crossings of a line cost the same.
    """
    log_cost = np.log(cost)
    cheapest = (usual * log_cost) @ SAME_LINE
    weight = usual * np.exp(np.minimum(np.maximum(p.sense * (cheapest - log_cost), -WIDEST), WIDEST))
    wish = weight / np.maximum(weight @ SAME_LINE, 1e-300)
    return shares + (1 - (1 - p.speed) ** weeks) * (wish - shares)


def barrier(extra: float, grams: np.ndarray, wage: float, fixed_evasion: bool, p: Routes) -> np.ndarray:
    """Added cost of crossing between ports, USD per gross gram, by organisation [O], behind a barrier that multiplies it by 1 + extra.

    An organisation pays more for each gram, or keeps means of its own (tunnels, craft) at a standing cost, whichever is cheaper for the
    grams [O] it moves there in a week; with fixed_evasion off all pay by the gram.
    """
    by_gram = np.full_like(grams, wage * extra)
    if not fixed_evasion or extra <= 0:
        return by_gram
    return np.minimum(by_gram, p.evasion_cost * extra / np.maximum(grams, 1e-9))


@njit(cache=True)
def notice(believed, lost, home, shares, usual, memory, shared):
    """A week of learning risk: believed loss [F, P], in its place, where a share lost [R, P] was lost on the way to each `home` [F].

    The more of its goods a cell sends that way, the more it learns from its own loads; a part `shared` it hears from others anyway.
    """
    for f in range(len(believed)):
        for p in range(ROUTES):
            own = min(1.0, shares[f, p] / max(usual[f, p], 1e-9))
            believed[f, p] += memory * (shared + (1 - shared) * own) * (lost[home[f], p] - believed[f, p])


@njit(cache=True, error_model="numpy")
def landed_cost(source, moving, gross_g, barrier, organisation, fixed, load, purity, bulk, own, believed):
    """USD for one DE on each route [F, P]: what carriers are paid, and what it takes to land one, as a cell believes,

    own · [(source + moving) / (1 - believed loss) + cost of loads].

    source [F, K] paid for it; moving [K] wage and gross_g [K] mass at the purity of 2006; barrier [O] USD per gross gram between ports, by
    organisation [F]; fixed and load [P] cost of loads without and with the penalty, at the mean `bulk` [K] of goods, both relative to 2006
    as purity [F, K] is; own [F, K] luck in costs; believed [F, P] loss.
    """
    carriers, landed = np.empty_like(believed), np.empty_like(believed)
    for f in range(len(believed)):
        extra = barrier[organisation[f]]
        for p in range(ROUTES):
            k = LINE_OF[p]
            wage = (moving[k] + (extra * gross_g[k] if CROSSING_OF[p] == BETWEEN else 0.0)) / purity[f, k]
            heavier = 1 / (purity[f, k] * bulk[k])
            carriers[f, p] = own[f, k] * (wage + fixed[p] * heavier)
            landed[f, p] = own[f, k] * ((source[f, k] + wage) / (1 - believed[f, p]) + load[p] * heavier)
    return carriers, landed


@njit(cache=True)
def settle(sent, shares, losing, home, worth, cost, carriers, memory, flow, outlay, cash):
    """A week's accounts of cells: flow [F, J] DE brought and outlay [F] USD, both smoothed, and cash [F] USD, in their places.

    A cell is paid for what dealers took, worth [R, J] USD, by its part in what is brought; it pays for what it sends [F, K], at the source
    (cost [F, K] USD per DE) and on the way (carriers [F, P], by shares of routes), whatever is lost of it (losing [F, K]).
    Returns proceeds [F] that have yet to come home, earnings [F], USD paid to sources [K] and to carriers.
    """
    brought, proceeds, earned = np.zeros(worth.shape), np.zeros(len(sent)), np.zeros(len(sent))
    sources, moving = np.zeros(CHANNELS), 0.0
    for f in range(len(sent)):
        for j in range(PRODUCTS):
            flow[f, j] *= 1 - memory
        for k in range(CHANNELS):
            flow[f, PRODUCT_OF[k]] += memory * sent[f, k] * (1 - losing[f, k])
        for j in range(PRODUCTS):
            brought[home[f], j] += flow[f, j] + TRACE
    for f in range(len(sent)):
        taken, paid = 0.0, 0.0
        for j in range(PRODUCTS):
            taken += (flow[f, j] + TRACE) / brought[home[f], j] * worth[home[f], j]
        for k in range(CHANNELS):
            sources[k] += sent[f, k] * cost[f, k]
            paid += sent[f, k] * cost[f, k]
        for p in range(ROUTES):
            fare = sent[f, LINE_OF[p]] * shares[f, p] * carriers[f, p]
            paid, moving = paid + fare, moving + fare
        proceeds[f], earned[f] = max(taken, 0.0), taken - paid
        outlay[f] += memory * (paid - outlay[f])
        cash[f] += earned[f] - proceeds[f]
    return proceeds, earned, sources, moving
