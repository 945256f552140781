"""How a dose becomes an overdose: the lognormal probit.

A dose overdoses a person if its strength over tolerance passes a threshold that varies from day to day with `spread`. Doses vary too,
lognormally with a given variance around an unchanged mean, so the chance per dose is exact without drawing any dose:

    p = Phi((ln(dose / tolerance) + frailty - variance / 2 - ln threshold) / sqrt(spread^2 + variance))
"""

import numpy as np

from sim.exact import exp, normal_cdf
from sim.jit import part


@part
def excess(ln_units, exposure, shield, ln_tolerance, frailty):
    """ln(dose / tolerance) over the person's threshold; `exposure` = ln strength + `level(...)`, `shield` the medication's blockade."""
    return (((ln_units + exposure) - shield) - ln_tolerance) + frailty


@part
def per_dose(ln_excess, sharpness):
    """P(overdose) of one dose; increasing in the excess, 1/2 where it is nought."""
    return normal_cdf(ln_excess * sharpness)


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
