"""Crossings by line of trade: which there are, what they cost a cell, how it divides its goods among them.

A *route* is a line on a crossing. Axes: P routes, X crossings.
"""

from dataclasses import dataclass

import numpy as np

from sim.exact import exp, ln
from sim.jit import part, rule
from sim.market import BETWEEN, CANADA, CHANNELS, DOMESTIC, HEROIN_LAND, MAIL, PORTS
from sim.params.crossing_choice import Routes

LINE_OF = np.array([0, 0, 1, 1, 1, 2, 2, 2])
CROSSING_OF = np.array([PORTS, BETWEEN, MAIL, CANADA, DOMESTIC, PORTS, BETWEEN, CANADA])
ROUTES = len(LINE_OF)
FIRST_OF_LINE = np.array([0, 2, 5, ROUTES])   # routes of a line stand together: from here to where the next line's begin
ROUTE_NAMES = ("heroin_ports", "heroin_between", "mail_mail", "mail_canada", "mail_domestic", "lab_ports", "lab_between", "lab_canada")
TO_LINE = (LINE_OF[:, None] == np.arange(CHANNELS)).astype(float)           # [P, K]
SAME_LINE = TO_LINE @ TO_LINE.T
HEROIN_ROUTES = LINE_OF == HEROIN_LAND
WIDEST = 30.0   # log range within which shares are told apart
REVIEW = 4      # weeks between reviews of crossings, of the purity of loads and of channels of money


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


@part
def evade(extra, grams, wage, numbers):
    """Added cost of crossing between ports, USD per gross gram, for an organisation that moves `grams` there in a week.

    A barrier multiplies the cost of the crossing by 1 + extra; wage: USD per gram without one. An organisation pays more for each gram, or
    keeps means of its own (tunnels, craft) at a standing cost, whichever is cheaper; with fixed_evasion off all pay by the gram.
    """
    by_gram = wage * extra
    if not numbers.fixed_evasion or extra <= 0:
        return by_gram
    return min(by_gram, numbers.evasion_cost * extra / max(grams, 1e-9))


@part
def land(cell, group, sees, numbers):
    """What a cell pays for a DE at its source, to its carriers on each route, and what it takes to land one there, as it believes:

    own cost · [(source + wage) / (1 - believed loss) + cost of loads], USD. Purity and the mean bulk of goods are relative to 2006.
    """
    for line in range(CHANNELS):
        # Loads change slowly: where goods have just become cheaper, weak ones still save no more than the goods cost.
        cell.unit_source[line] = max(sees.source[line] + cell.packing[line], 0.0)
        heavier = 1 / (cell.purity[line] * sees.bulk[line])
        for route in range(FIRST_OF_LINE[line], FIRST_OF_LINE[line + 1]):
            extra = group.evasion * numbers.gross_g[line] if CROSSING_OF[route] == BETWEEN else 0.0
            wage = (numbers.moving[line] * sees.pay[route] + extra) / cell.purity[line]
            cell.carriers[route] = cell.own_cost[line] * (wage + sees.fixed[route] * heavier)
            risked = (cell.unit_source[line] + wage) / (1 - cell.believed_loss[route])
            cell.landed_cost[route] = cell.own_cost[line] * (risked + sees.load[route] * heavier)


@part
def choose(cell, numbers, weeks):
    """A cell's shares of crossings after `weeks`: a part of each line's goods is divided anew, more to where a dose costs less.

    `cell.usual` are shares of a time when all crossings of a line cost the same; `cell.landed_cost` USD to land a DE now.
    """
    part = 1 - (1 - numbers.speed) ** weeks
    for line in range(CHANNELS):
        cheapest = total = 0.0
        for route in range(FIRST_OF_LINE[line], FIRST_OF_LINE[line + 1]):
            cell.appeal[route] = ln(cell.landed_cost[route])
            cheapest += cell.usual[route] * cell.appeal[route]
        for route in range(FIRST_OF_LINE[line], FIRST_OF_LINE[line + 1]):
            cheaper = numbers.sense * (cheapest - cell.appeal[route])
            cell.appeal[route] = cell.usual[route] * exp(min(max(cheaper, -WIDEST), WIDEST))
            total += cell.appeal[route]
        for route in range(FIRST_OF_LINE[line], FIRST_OF_LINE[line + 1]):
            cell.shares[route] += part * (cell.appeal[route] / max(total, 1e-300) - cell.shares[route])


@rule
def notice(cell, sees, numbers):
    """A week of learning risk: what a cell believes is lost on each route, after what it sees was lost on the way to its coast.

    The more of its goods a cell sends that way, the more it learns from its own loads; a part it hears from others anyway.
    """
    for route in range(ROUTES):
        own = min(1.0, cell.shares[route] / max(cell.usual[route], 1e-9))
        learned = numbers.risk_memory * (numbers.shared + (1 - numbers.shared) * own)
        cell.believed_loss[route] += learned * (sees.noticed[cell.region, route] - cell.believed_loss[route])
