"""From whole numbers of rows to people of the nation."""

import numpy as np

from sim.exact import exp
from sim.jit import part, rule
from sim.users.headcount import first_leak
from sim.users.states import State
from sim.users.tally import BAG, PERSON, Sum

DEAD, LAST_EXPECTED, FIRST_DEATH = int(State.DEAD), int(Sum.DIES_ACTIVE), int(Sum.DIED_OVERDOSE)


@rule
def add_up(tally, counts, before, account, tables, result):
    """Book those who died, and fill in the fates [R] and sales [D] of `result` from rows; returns the first region that leaks, or -1.

    counts   of the end of the week; before [D] customers when it began.
    account  rows that entered [R, Origin] and left [R, Cause] since the start.
    """
    (entered, left), (fates, sales) = account, result
    for region in range(left.shape[0]):
        for cause in range(left.shape[1]):
            left[region, cause] += tally.sums[region, FIRST_DEATH + cause]
    fill_fates(tally.sums, counts.living, left, tables.scene[0].weight, fates)
    fill_sales(tally.bags, counts.customers, before, tables, sales, fates)
    return first_leak(entered, left, counts.living)


@part
def fill_fates(sums, living, left, weight, fates):
    """People and sums from rows, and from units of a person / PERSON where they are expected."""
    for region in range(fates.size):
        fate = fates[region]
        for state in range(DEAD):
            fate.people[state] = living[region, state] * weight
        fate.people[DEAD] = left[region].sum() * weight
        for k in range(sums.shape[1]):
            fate.sums[k] = sums[region, k] / PERSON * weight if k <= LAST_EXPECTED else sums[region, k] * weight


@part
def fill_sales(bags, after, before, tables, sales, fates):
    """DE of legal supplies and, beside accidental ones, of pills; of dealers bags, customers, buyers, and orders: the bags that present
    customers would buy, each as much as this dealer's did, or the region's where the dealer had none."""
    sources, scene, regions = tables.sources, tables.scene[0], fates.size
    for region in range(regions):
        fate, pills = fates[region], scene.prescriptions + region
        fate.legal_de = bags[scene.legal_supplies + region, 0] / BAG * scene.weight
        fate.pills_de = bags[pills, 1] / BAG * scene.weight * exp(sources[pills].held[1]) + fate.pills_de
    sold, people = np.zeros(regions), np.zeros(regions)
    for d in range(sales.size):
        sale, source = sales[d], sources[d]
        for product in range(2):
            sale.bags[product] = bags[d, product] / BAG * scene.weight
        people[source.region] += before[d] * source.open
        sold[source.region] += sale.bags[0] + sale.bags[1]
    for d in range(sales.size):
        sale, source, served = sales[d], sources[d], before[d] * sources[d].open
        usual = sold[source.region] / max(people[source.region], 1.0)
        sale.orders = after[d] * ((sale.bags[0] + sale.bags[1]) / served if served > 0 else usual)
        sale.often = source.served[0] if source.open > 0.0 else 1.0
        sale.customers, sale.buyers = after[d] * scene.weight, after[d] * (1.0 - source.legal) * scene.weight
