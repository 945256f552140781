"""From whole numbers of rows to people of the nation."""

import numpy as np
from numba import njit

from sim.fast import exp
from sim.users.casuals import Accidents
from sim.users.codes import Counts
from sim.users.states import State
from sim.users.tables import Tables
from sim.users.tally import BAG, EXPECTED, PERSON, Sum, Tally
from sim.users.week import Street, Toll


def toll_of(tally: Tally, t: Tables, counts: Counts, left, births, before, accidents: Accidents, street: Street, weight: float) -> Toll:
    """The week's toll.

    counts     of the end of the week; left [R, Cause] rows that died since the start; births [R, 3] rows.
    before     [D] customers when the week began.
    accidents  what befell people who do not depend on opioids.
    """
    sums, dealers, regions = tally.sums, street.region.size, len(tally.sums)
    people = counts.living * weight
    people[:, State.DEAD] = left.sum(axis=1) * weight
    every = tally.bags / BAG * weight
    bags = every[:dealers]
    pills = every[dealers : dealers + regions, 1] * exp(t.held[2 * dealers + 1 : 2 * (dealers + regions) : 2])
    expected, rows = sums[:, : Sum.DIES_ACTIVE + 1] / PERSON * weight, sums * weight
    return Toll(
        people=people,
        deaths_expected=expected[:, EXPECTED],
        deaths_casual=accidents.deaths,
        deaths_realised=rows[:, Sum.DIED_OVERDOSE] + rows[:, Sum.DIED_CARE] + accidents.died,
        deaths_fresh=expected[:, Sum.FRESH],
        deaths_unaware=expected[:, Sum.DIES_UNAWARE],
        deaths_active=expected[:, Sum.DIES_ACTIVE],
        deaths_other=rows[:, Sum.DIED_OTHER],
        overdoses_expected=expected[:, Sum.OVERDOSES] + accidents.overdoses,
        overdoses_street=expected[:, Sum.OVER_HEROIN : Sum.OVER_FENTANYL + 1],
        nonfatal_treated=expected[:, Sum.TREATED] + accidents.treated,
        exposed=rows[:, Sum.EXPOSED],
        unaware=rows[:, Sum.UNAWARE],
        person_weeks_active=rows[:, Sum.ACTIVE],
        births=births * weight,
        into_care=rows[:, Sum.INTO_CARE],
        out_of_care=rows[:, Sum.OUT_OF_CARE],
        relapses=rows[:, Sum.RELAPSED],
        jailed=rows[:, Sum.JAILED],
        legal=rows[:, Sum.SUPPLIED],
        legal_de=every[t.legal_supplies : t.nobody, 0],
        exposures=accidents.exposures,
        bags=bags,
        customers=counts.customers * weight,
        buyers=counts.customers * (1.0 - t.legal[:dealers]) * weight,
        orders=_orders(bags.sum(axis=1), before * street.open, counts.customers, street.region, regions),
        pills_de=pills + accidents.pills_de,
        laced_de=accidents.laced_de,
    )


@njit(cache=True)
def _orders(bags, served, customers, region, regions):
    """[D] bags the present customers would buy, each as much as this dealer's customers did, or the region's where the dealer had none."""
    sold, people = np.zeros(regions), np.zeros(regions)
    for d in range(region.size):
        sold[region[d]] += bags[d]
        people[region[d]] += served[d]
    orders = np.empty(bags.size)
    for d in range(region.size):
        each = bags[d] / served[d] if served[d] > 0 else sold[region[d]] / max(people[region[d]], 1.0)
        orders[d] = customers[d] * each
    return orders
