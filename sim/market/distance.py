"""Distance between divisions: who knows whom, what is heard of others, where sources abroad are found.

With the mechanism off everybody is as near as anybody, and every rule here gives what it would give without distance, to the bit.
"""

import numpy as np

from sim.exact import exp
from sim.jit import part
from sim.market import CHANNELS, FENTANYL_MAIL, REGIONS
from sim.params.market import Cells
from sim.params.mechanisms import Mechanisms
from sim.params.places import COAST_OF, DIVISIONS, FOREIGN_POST, POPULATION, apart

ALIKE = np.ones(DIVISIONS)


def nearness(cells: Cells, switches: Mechanisms) -> np.ndarray:
    """How likely somebody of one division is to know somebody of another, against one of his own, [9, 9]: exp(-km / reach)."""
    return np.exp(-apart() / cells.reach) if switches.distance else np.ones((DIVISIONS, DIVISIONS))


def found_abroad(cells: Cells, switches: Mechanisms) -> np.ndarray:
    """How readily a cell of each division finds sources abroad unaided, against the mean over people, by line [9, K].

    A part `gateways` of contacts with vendors by mail comes to where foreign post does, the rest to where people are.
    """
    readily = np.ones((DIVISIONS, CHANNELS))
    if switches.distance:
        readily[:, FENTANYL_MAIL] += cells.gateways * (FOREIGN_POST / POPULATION - 1)
    return readily


def acquaintances(drawn: np.ndarray, near: np.ndarray) -> np.ndarray:
    """The order in which everybody gets to know others, [D, N]: by luck, drawn [D, N] in (0, 1), the sooner the nearer they are [D, N].

    Each other comes at a time that is exponential with rate `near`, so that the first few are a draw in proportion to it.
    """
    return (-np.log1p(-drawn) / near).argsort(1)


@part
def ties(cell, numbers):
    """How readily a cell finds sources abroad unaided, against the mean of all: few have many contacts, most have hardly any."""
    return exp(numbers.ties_spread * cell.ties - 0.5 * numbers.ties_spread * numbers.ties_spread)


@part
def overhear(seen, business, numbers):
    """What cells of each division hear of others' sources, `seen.heard` [9, K]: business with access, [9, K] DE a week by home and line.

    Without distance it is what the whole coast does, and a little what the other does; distance adds what the near do more, or less.
    """
    done, whole = np.zeros(DIVISIONS), np.zeros(REGIONS)
    for division in range(DIVISIONS):
        for line in range(CHANNELS):
            done[division] += business[division, line]
        whole[COAST_OF[division]] += done[division]
    for home in range(DIVISIONS):
        for line in range(CHANNELS):
            here = seen.using[COAST_OF[home], line]
            coast = here + numbers.cross_region * (seen.using_anywhere[line] - here)
            near = told(home, numbers.nearness[home], business[:, line], done, whole, numbers.cross_region)
            alike = told(home, ALIKE, business[:, line], done, whole, numbers.cross_region)
            seen.heard[home, line] = max(coast + (near - alike), 0.0)


@part
def told(home, near, using, done, whole, cross):
    """Mean over all whom cells of a division hear of: share of what each does (done [9] of whole [R], DE a week) that uses a source
    (using [9]), each counted by how near [9] it is and the other coast by `cross`, over how near its own coast's business is."""
    heard = own = 0.0
    for other in range(DIVISIONS):
        coast = COAST_OF[other]
        weight = near[other] / max(whole[coast], 1e-12)
        if coast == COAST_OF[home]:
            own += weight * done[other]
            heard += weight * using[other]
        else:
            heard += cross * (weight * using[other])
    return heard / max(own, 1e-12)
