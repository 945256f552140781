"""Tolerance follows use, in logarithms: up and down at different speeds, with a floor.

Its steady state feeds back through the wanted dose; caution times power must stay below one, and is held below 0.8.
"""


from sim.exact import exp, pick
from sim.jit import part


@part
def target(ln_dose, using, medicated, power, ln_floor, ln_medicated):
    """Where ln tolerance is heading: power x ln dose while using, the medication's in care, the floor otherwise."""
    used = power * ln_dose
    used = pick(used < ln_floor, ln_floor, used)
    used = pick(using, used, ln_floor)
    return pick(medicated, ln_medicated, used)


@part
def felt(ln_tolerance, ln_dose, medicated, power):
    """What a dose meets: the person's ln tolerance, and in care no less than that of somebody used to such doses; medication covers it."""
    covered = power * ln_dose
    return pick(medicated & (covered > ln_tolerance), covered, ln_tolerance)


@part
def moved(ln_tolerance, towards, gain, loss):
    """ln tolerance after it has covered a share `gain` of the way up, or `loss` of the way down."""
    way = towards - ln_tolerance
    return ln_tolerance + way * pick(way > 0.0, gain, loss)


def share_covered(weeks: float, time_constant: float) -> float:
    """1 - exp(-weeks / time constant): the share of the way covered in that time."""
    return 1.0 - exp(-weeks / time_constant)


def stable_power(power: float, caution: float) -> float:
    """The power, lowered where caution x power would reach 0.8: beyond 1 dose and tolerance would chase each other upwards."""
    return min(power, 0.8 / caution)
