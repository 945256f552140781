"""How much is taken: a person aims at a dose, knows the bag only by belief, and pays by the bag."""

from typing import NamedTuple

from sim.exact import pick
from sim.jit import part


@part
def expected_product(belief, product, informed):
    """The chance of fentanyl that a person reckons with: the belief, or this week's truth where informed."""
    return pick(informed, product, belief)


@part
def believed_strength(belief, ln_heroin, ln_gap):
    """ln strength a person expects of a bag: heroin's, moved towards fentanyl's (heroin's + gap) by the belief in fentanyl."""
    return ln_heroin + belief * ln_gap


@part
def reckoned_strength(sure, ln_held, ln_believed):
    """ln strength a person doses by: what the bag really holds where `sure`, else the belief."""
    return pick(sure, ln_held, ln_believed)


class Wants(NamedTuple):
    """What a wanted dose follows: weight of present tolerance, price elasticity, and a source's `offset` = - elasticity ln price + its own
    shift, and `ceiling` = ln of what a budget buys there."""

    caution: float
    elasticity: float
    offset: float
    ceiling: float


@part
def units_wanted(ln_tolerance, habit, ln_strength, wants):
    """ln bags per dose.

    ln wanted dose = caution ln tolerance + (1 - caution) habit + elasticity (ln believed strength - ln price), less ln believed strength
    for the number of bags; never above habit + ceiling, what a person can pay.
    """
    wanted = (wants.caution * ln_tolerance + (1.0 - wants.caution) * habit) + ((wants.elasticity - 1.0) * ln_strength + wants.offset)
    most = habit + wants.ceiling
    return pick(wanted > most, most, wanted)


@part
def surprised(number, adjust):
    """How many doses of a week go by belief: all where nobody adjusts, else the first one, or a part of one where less is taken."""
    return pick((adjust > 0.0) & (number > 1.0), 1.0, number)


@part
def adjusted(ln_units, ln_known, adjust):
    """ln bags per dose of those that follow: from what belief wanted some of the way to what a person wants who knows the bag."""
    return ln_units + adjust * (ln_known - ln_units)


@part
def mean_units(ln_units, ln_later, first, number):
    """Mean of ln bags per dose over the week's doses, of which `first` go by belief."""
    later = pick(number > first, 1.0 - first / pick(number > first, number, 1.0), 0.0)
    return ln_units + later * (ln_later - ln_units)
