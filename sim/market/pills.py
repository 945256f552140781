"""Counterfeit pills: what one holds, sells for and earns, how pressing grows. Rules of a division's ring, and loops over all rings.

Rules read records by the names of their fields: the ring's own (`agents.presser.Presser`), what rings see (`agents.presser.Sees`), and the
numbers of `params.street.Pills` with two switches.
"""

import numpy as np

from sim.clock import WEEKS_A_YEAR
from sim.exact import exp, ln, power
from sim.jit import part, rule
from sim.market import FENTANYL, PRODUCTS, REGIONS
from sim.market.retail import cost_of_goods
from sim.params.places import DIVISIONS

EVERY = 4                        # weeks between two looks at the business
G_TO_MG = 1000.0
STRENGTH_LIMITS = (0.05, 20.0)   # DE a pill
LEAST_MARGIN = 0.2               # USD a pill
COUNTERFEIT, LN_PILL = 0, 1


@rule
def look(presser, sees, numbers):
    """Price and strength of pills, and more or less pressing as it pays better or worse than filling bags.

    With entry off nobody starts, and nobody presses more than he once did; without deterrence the risk to be found does not count.
    """
    real, fentanyl = real_pills(presser, sees), sees.price[presser.region]
    presser.pressed = lose(presser.pressed, sees.found, EVERY)
    genuine = numbers.price * exp(sees.ln_real_price[presser.division])
    presser.price = price(genuine, counterfeit_share(presser.pressed, real), numbers)
    presser.strength = best_strength(presser.price, fentanyl, numbers)
    extra = risk(sees.found, numbers) if numbers.deterrence else 0.0
    presser.profit = returns(presser.price, fentanyl, presser.strength, extra, numbers)
    grown = grow(presser.pressed, presser.profit - sees.return_of_bag[presser.division], EVERY, numbers)
    presser.pressed = max(grown, numbers.seed * real) if numbers.entry else min(grown, presser.peak)
    presser.peak = max(presser.peak, presser.pressed)


@part
def real_pills(presser, sees):
    """Diverted real pills that can be had in a division, a week."""
    return presser.real * sees.available[presser.division]


@part
def counterfeit_share(pressed, real):
    """Share of the pills on offer that are counterfeit, given pills pressed and diverted real pills in a week."""
    return pressed / max(pressed + real, 1e-12)


@part
def price(of_real, counterfeit, numbers):
    """What a pill sells for, USD: that of real pills where only those are sold, less the more counterfeits compete."""
    return of_real * power(1 - counterfeit, numbers.price_fall)


@part
def best_strength(sells_for, wholesale, numbers):
    """The content that pays best, DE a pill: as for bags, c* = [taste · margin / w]^(1 / (1 + fading of taste)).

    The taste is such that at the prices of reference a pill holds `strength_mg`.
    """
    reference = numbers.reference_price * numbers.mg_per_de / G_TO_MG
    usual = max(numbers.reference_pill - numbers.selling, LEAST_MARGIN)
    margin = max(sells_for - numbers.selling, LEAST_MARGIN)
    relative = margin / usual * reference / wholesale
    best = numbers.strength_mg / numbers.mg_per_de * power(relative, 1 / (1 + numbers.taste))
    return min(max(best, STRENGTH_LIMITS[0]), STRENGTH_LIMITS[1])


@part
def risk(found, numbers):
    """What a pill must earn more, USD, if a share `found` of presses is found in a year beyond the practice of the time."""
    return -numbers.found_cost * ln(max(1 - found, 1e-3))


@part
def returns(sells_for, wholesale, strength, extra, numbers):
    """Profit of a pill over its price; `extra` USD a pill are lost to risk."""
    return (sells_for - numbers.selling - extra - wholesale * strength) / sells_for


@part
def grow(pressed, over_bag, weeks, numbers):
    """Pills that can be pressed in a week, after `weeks` at this return over that of a bag."""
    fastest = numbers.growth if over_bag > 0 else numbers.decline
    signal = 1 - 2 / (exp(2 * over_bag / numbers.return_scale) + 1)   # tanh
    return pressed * exp(fastest * signal * weeks)


@part
def lose(pressed, found, weeks):
    """What is left after `weeks` in which presses are found at the yearly share `found`."""
    return pressed * power(1 - found, weeks / WEEKS_A_YEAR)


@part
def effect(presser, numbers):
    """A pill's effect over that of a usual dose of 2010."""
    return presser.strength * (numbers.uptake / numbers.bags_per_dose)


@rule
def sell(presser, sees, numbers):
    """Be paid for the pills sold; pay for their fentanyl and for pressing and selling them. Returns USD: paid, wages, owed for fentanyl."""
    paid, wages = presser.sold * presser.price, presser.sold * numbers.selling
    owed = presser.sold * presser.strength * sees.price[presser.region]
    presser.cash += paid - wages - owed
    return paid, wages, owed


@rule
def look_all(pressers, sees, numbers):
    """Every ring looks at its business."""
    for division in range(len(pressers)):
        look(pressers[division], sees[0], numbers[0])


@rule
def shown(pressers, fill, sees, numbers):
    """What people meet of pills in each division [2, 9], where stock meets the part `fill` [R, J] of what is wanted: the share that is
    counterfeit, and ln of what one of these does over a usual dose of 2010."""
    met = np.empty((2, DIVISIONS))
    for division in range(len(pressers)):
        presser = pressers[division]
        there = presser.pressed * fill[presser.region, FENTANYL]
        met[COUNTERFEIT, division] = counterfeit_share(there, real_pills(presser, sees[0])) if numbers[0].pills else 0.0
        met[LN_PILL, division] = ln(effect(presser, numbers[0]))
    return met


@rule
def wanted(pressers):
    """Fentanyl that pills and laced drugs take, DE a week by coast and product [R, J]."""
    want = np.zeros((REGIONS, PRODUCTS))
    for division in range(len(pressers)):
        want[pressers[division].region, FENTANYL] += pressers[division].wanted
    return want


@rule
def sell_all(pressers, fates, stock, used, sees, numbers):
    """Sell the pills that people took (fates [9], see `users.week.Fates`), and see to the fentanyl of other drugs, as far as stock [R, J]
    DE serves both after bags; used [R, J] DE so far, to which theirs is added.

    People count in usual doses: of pills' effect, of bags in a dose. Should other people's share of a thin stock be gone (a handful of
    model people, each standing for a town), they go without. Returns DE in other drugs [R], and USD: paid, wages, owed for fentanyl.
    """
    needed, left, laced = np.zeros(REGIONS), stock - used, np.zeros(REGIONS)
    paid = wages = owed = 0.0
    for division in range(len(pressers)):
        presser = pressers[division]
        presser.sold = fates[division].pills_de / effect(presser, numbers[0])
        presser.laced = fates[division].laced_de * numbers[0].bags_per_dose
        presser.wanted = presser.sold * presser.strength + presser.laced
        needed[presser.region] += presser.wanted
    for division in range(len(pressers)):
        presser, home = pressers[division], pressers[division].region
        there = min(max(left[home, FENTANYL] / max(needed[home], 1e-12), 0.0), 1.0)
        presser.sold, presser.laced = presser.sold * there, presser.laced * there
        used[home, FENTANYL] += presser.wanted * there
        laced[home] += presser.laced
        money = sell(presser, sees[0], numbers[0])
        paid, wages, owed = paid + money[0], wages + money[1], owed + money[2]
    return laced, paid, wages, owed


@rule
def ask_around(dealers, dealers_see, sees):
    """Rings hear what a bag earns over its price, a mean over the dealers who sell in a division. Returns whether any dealer knows somebody
    who can bring fentanyl: nobody presses what nobody he knows can bring."""
    total, selling, known = np.zeros(DIVISIONS), np.zeros(DIVISIONS), False
    for d in range(len(dealers)):
        dealer = dealers[d]
        known |= dealer.met > 0
        if dealer.open:
            selling[dealer.division] += 1.0
            total[dealer.division] += 1 - (dealer.selling_cost + cost_of_goods(dealer, dealers_see[0])) / dealer.price
    for division in range(DIVISIONS):
        sees[0].return_of_bag[division] = total[division] / max(selling[division], 1.0)
    return known
