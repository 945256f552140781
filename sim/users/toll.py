"""From whole numbers of rows to people of the nation."""

import numpy as np

from sim.users.states import State
from sim.users.tally import BAG, EXPECTED, PERSON, Sum, Tally
from sim.users.week import Street, Toll


def toll_of(tally: Tally, living, left, births, before, customers, street: Street, weight: float) -> Toll:
    """The week's toll.

    living     [R, S] rows by state at the end of the week; left [R, Cause] rows that died since the start; births [R, 2] rows.
    before     [D] customers when the week began, customers [D] when it ended.
    """
    sums = tally.sums
    people = living * weight
    people[:, State.DEAD] = left.sum(axis=1) * weight
    bags = tally.bags[: street.region.size] / BAG * weight
    return Toll(
        people=people,
        deaths_expected=sums[:, EXPECTED] / PERSON * weight,
        deaths_realised=(sums[:, Sum.DIED_OVERDOSE] + sums[:, Sum.DIED_CARE]) * weight,
        deaths_other=sums[:, Sum.DIED_OTHER] * weight,
        overdoses_expected=sums[:, Sum.OVERDOSES] / PERSON * weight,
        nonfatal_treated=sums[:, Sum.TREATED] / PERSON * weight,
        exposed=sums[:, Sum.EXPOSED] * weight,
        unaware=sums[:, Sum.UNAWARE] * weight,
        person_weeks_active=sums[:, Sum.ACTIVE] * weight,
        births=births * weight,
        bags=bags,
        customers=customers * weight,
        orders=_orders(bags.sum(axis=1), before * street.open, customers, street.region, len(sums)),
        pills_de=np.zeros(len(sums)),
        laced_de=np.zeros(len(sums)),
    )


def _orders(bags: np.ndarray, served: np.ndarray, customers: np.ndarray, region: np.ndarray, regions: int) -> np.ndarray:
    """[D] bags the present customers would buy, each as much as this dealer's customers did, or the region's where the dealer had none."""
    regional = (np.bincount(region, bags, regions) / np.maximum(np.bincount(region, served, regions), 1))[region]
    return customers * np.where(served > 0, bags / np.maximum(served, 1), regional)
