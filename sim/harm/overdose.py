"""How a dose becomes an overdose: the lognormal probit, and two rivals.

A dose overdoses a person if its strength over tolerance passes a threshold that varies from day to day with `spread`. Doses vary too,
lognormally with a given variance around an unchanged mean, so the chance per dose is exact without drawing any dose:

    p = Phi((ln(dose / tolerance) + frailty - variance / 2 - ln threshold) / sqrt(spread^2 + variance))

Nothing aggregate says how the curve goes on where risks are small, and at small risks all policies are judged. So two other curves of the
same argument z can take the place of Phi: the logistic one that lies within a hundredth of it, whose lower end is exponential; and Phi
whose slope in ln p is held at 2, so that a percent more of dose over spread never brings more than 2% more risk.
"""

import numpy as np

from sim.exact import exp, normal_cdf, pick
from sim.jit import part

PROBIT, LOGISTIC, CAPPED = range(3)
LOGISTIC_SCALE = 1.702     # of z in the logistic curve nearest to Phi (a test: never further than 0.0096)
STEEPEST = 2.0             # slope of ln p in z where it is capped
CAP_AT, CAP_P = -1.5718576883773425, 0.05799177957070223   # where Phi has that slope, and its value there


@part
def excess(ln_units, exposure, shield, ln_tolerance, frailty):
    """ln(dose / tolerance) over the person's threshold; `exposure` = ln strength + `level(...)`, `shield` the medication's blockade."""
    return (((ln_units + exposure) - shield) - ln_tolerance) + frailty


@part
def per_dose(ln_excess, sharpness, form):
    """P(overdose) of one dose under a form of the curve; increasing in the excess, 1/2 where it is nought."""
    z = ln_excess * sharpness
    if form == PROBIT:
        return normal_cdf(z)
    if form == LOGISTIC:
        return 1.0 / (1.0 + exp(-LOGISTIC_SCALE * z))
    return pick(z < CAP_AT, CAP_P * exp(STEEPEST * (z - CAP_AT)), normal_cdf(z))


@part
def per_week(doses, chance):
    """P(at least one overdose) in `doses` independent doses: 1 - exp(-doses x chance)."""
    return 1.0 - exp(-(doses * chance))


@part
def either(first, later):
    """P(at least one overdose) in a week of which the first part brings one with probability `first`, and the rest with `later`."""
    return first + later * (1.0 - first)


@part
def level(variance, ln_threshold):
    """The part of the excess that does not depend on the person: -variance/2 keeps the mean dose, the threshold is subtracted."""
    return -0.5 * variance - ln_threshold


@part
def sharpness(variance, spread):
    """1 / sd of the excess: the variances of the dose and of the threshold add."""
    return 1.0 / np.sqrt(spread * spread + variance)
