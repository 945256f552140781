"""From whole numbers of rows to people of the nation."""

import numpy as np
from numba import njit

from sim.exact import exp
from sim.users.casuals import Accidents
from sim.users.codes import Counts
from sim.users.states import State
from sim.users.tables import Tables
from sim.users.tally import BAG, PERSON, Sum, Tally
from sim.users.week import Street, Toll

DEAD, LAST_EXPECTED = int(State.DEAD), int(Sum.DIES_ACTIVE)


def toll_of(tally: Tally, t: Tables, counts: Counts, left, births, before, accidents: Accidents, street: Street, weight: float) -> Toll:
    """The week's toll.

    counts     of the end of the week; left [R, Cause] rows that died since the start; births [R, 3] rows.
    before     [D] customers when the week began.
    accidents  what befell people who do not depend on opioids.
    """
    regions, dealers = counts.first.size, street.region.size
    people, sums, bags = np.empty(counts.living.shape), np.empty(tally.sums.shape), np.empty((dealers, 2))
    (customers, buyers, orders), (legal_de, pills_de) = np.empty((3, dealers)), np.empty((2, regions))
    fill_people(counts.living, left, tally.sums, weight, people, sums)
    fill_bought(tally.bags, t.held, t.legal, before, counts.customers, street.region, street.open, accidents.by_region[3], weight,
                bags, customers, buyers, orders, legal_de, pills_de)  # fmt: skip
    return Toll(people, sums, accidents.by_group, accidents.by_region, births * weight, legal_de, bags, customers, buyers, orders,
                pills_de, accidents.by_region[4])  # fmt: skip


@njit(cache=True)
def fill_people(living, left, counted, weight, people, sums):
    """Fill in people [R, S] and sums [R, Sum] from rows, and from units of a person / PERSON where they are expected."""
    for r in range(living.shape[0]):
        for s in range(living.shape[1]):
            people[r, s] = living[r, s] * weight
        people[r, DEAD] = left[r].sum() * weight
        for k in range(counted.shape[1]):
            sums[r, k] = counted[r, k] / PERSON * weight if k <= LAST_EXPECTED else counted[r, k] * weight


@njit(cache=True)
def fill_bought(counted, held, legal, before, after, region, selling, accidental, weight, bags, customers, buyers, orders, legal_de,
                pills_de):  # fmt: skip
    """Fill in DE of legal supplies and of pills [R], accidental ones among them, and of dealers bags [D, 2], customers, buyers and orders
    [D]: the bags that present customers would buy, each as much as this dealer's did, or the region's where the dealer had none."""
    d, r = region.size, legal_de.size
    for i in range(r):
        legal_de[i] = counted[d + 2 * r + i, 0] / BAG * weight
        pills_de[i] = counted[d + i, 1] / BAG * weight * exp(held[2 * (d + i) + 1]) + accidental[i]
    sold, people = np.zeros(r), np.zeros(r)
    for i in range(d):
        bags[i, 0], bags[i, 1] = counted[i, 0] / BAG * weight, counted[i, 1] / BAG * weight
        if selling[i]:
            people[region[i]] += before[i]
        sold[region[i]] += bags[i, 0] + bags[i, 1]
    for i in range(d):
        served = before[i] if selling[i] else 0
        each = (bags[i, 0] + bags[i, 1]) / served if served > 0 else sold[region[i]] / max(people[region[i]], 1.0)
        orders[i] = after[i] * each
        customers[i], buyers[i] = after[i] * weight, after[i] * (1.0 - legal[i]) * weight
