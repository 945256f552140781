"""A week's bags: what customers want of them, how they are filled, shown and sold. Rules of one dealer, and loops over all.

Rules read records by the names of their fields, as those of `retail`.
"""

import numpy as np

from sim.exact import ln
from sim.jit import part, rule
from sim.market import FENTANYL, HEROIN, PRODUCTS, REGIONS, WEST
from sim.market.mixing import class_variance, dose_variance

OUT_OF_STOCK = 0.05            # share of want below which a product is as good as sold out
LEAST_HELD = 1e-9              # DE: keeps logarithms of empty bags finite, far below what the books notice


@part
def divide(share, doses_fentanyl):
    """How bags divide into heroin and fentanyl where `share` is each one's share of offers and fentanyl is used more often."""
    total = share[HEROIN] + share[FENTANYL] * doses_fentanyl
    return share[HEROIN] / total, share[FENTANYL] * doses_fentanyl / total


@rule
def fill(dealer, offer, sees, numbers):
    """Fill bags with what can be had and show them (`offer`): in a shortage they are thinner at once; what is not there is not offered."""
    there = sees.fill[dealer.region]
    dealer.offered[HEROIN], dealer.offered[FENTANYL] = on_offer(dealer.mix, there)
    for product in range(PRODUCTS):
        dealer.held[product] = max(dealer.content[product] * dealer.thrift[product] * there[product], LEAST_HELD)
    show(dealer, offer, numbers)
    offer.successor = sees.successor[dealer.region]
    offer.var_heroin, offer.var_fentanyl = unevenness(dealer, offer.successor, numbers)


@part
def on_offer(mix, fill):
    """Shares really on offer, heroin and fentanyl, when stock meets a part `fill` of what is wanted of each.

    A product of which almost nothing is there gives its place to the other.
    """
    heroin, fentanyl = mix[HEROIN] * min(1.0, fill[HEROIN] / OUT_OF_STOCK), mix[FENTANYL] * min(1.0, fill[FENTANYL] / OUT_OF_STOCK)
    total = heroin + fentanyl
    return (heroin / max(total, 1e-12), fentanyl / max(total, 1e-12)) if total > 0 else (mix[HEROIN], mix[FENTANYL])


@part
def show(dealer, offer, numbers):
    """What customers meet of a dealer: where, whether it sells, what of, how strong bags are and are believed to be, their price."""
    offer.region, offer.open, offer.fentanyl_share = dealer.division, dealer.open, dealer.offered[FENTANYL]
    offer.ln_heroin, offer.ln_fentanyl = ln(dealer.held[HEROIN]), ln(dealer.held[FENTANYL])
    offer.ln_heroin_believed, offer.ln_fentanyl_believed = ln(dealer.believed[HEROIN]), ln(dealer.believed[FENTANYL])
    offer.ln_price, offer.adulterant = ln(dealer.price / numbers.bag_price), dealer.adulterant


@part
def unevenness(dealer, successor, numbers):
    """Variances of the ln dose of heroin and of fentanyl, of which the share `successor` is a successor product.

    Where all doses spread alike, it is as those of `even_mg` active mg would; else as those that a dose holds.
    """
    heroin, fentanyl = (dealer.held[HEROIN] * dealer.per_dose * numbers.pure_mg[HEROIN],
                        dealer.held[FENTANYL] * dealer.per_dose * numbers.pure_mg[FENTANYL])
    tar = (1.0 - dealer.offered[FENTANYL]) * (dealer.region == WEST)
    if numbers.even_mg > 0:
        heroin, fentanyl, tar = numbers.even_mg, numbers.even_mg, 0.0
    return dose_variance(heroin, 0.0, numbers.mixing), class_variance(fentanyl, tar, successor, numbers.mixing)


@rule
def sell(dealer, sees, numbers):
    """Sell what customers ask for (`asked`, in usual doses) as far as stock serves it, and be paid.

    Returns USD: spent by customers, owed for goods at wholesale prices, and wages at the cost of selling a bag.
    """
    home, owed = dealer.region, 0.0
    for product in range(PRODUCTS):
        dealer.sold[product] = ask(dealer, product, numbers) * sees.served[home, product]
        owed += dealer.sold[product] * dealer.held[product] * sees.price[home, product]
    bags = dealer.sold[HEROIN] + dealer.sold[FENTANYL]
    spent, wage = bags * dealer.price, bags * dealer.selling_cost
    dealer.cash += spent - owed - wage
    return spent, owed, wage


@part
def ask(dealer, product, numbers):
    """Bags of a product that customers ask a dealer for."""
    return dealer.asked * numbers.bags_per_dose * divide(dealer.offered, numbers.doses_fentanyl)[product]


@rule
def wanted(dealers, numbers):
    """DE a week that customers of dealers who sell use up [R, J], at the contents dealers aim at."""
    want = np.zeros((REGIONS, PRODUCTS))
    for d in range(len(dealers)):
        dealer = dealers[d]
        if dealer.open:
            part = divide(dealer.mix, numbers[0].doses_fentanyl)
            for product in range(PRODUCTS):
                want[dealer.region, product] += dealer.bags * part[product] * dealer.content[product] * dealer.thrift[product]
    return want


@rule
def fill_all(dealers, offers, sees, numbers):
    """Every dealer fills its bags and shows them: offers [D], see `users.week.Street`."""
    for d in range(len(dealers)):
        fill(dealers[d], offers[d], sees[0], numbers[0])


@rule
def sell_all(dealers, sales, stock, sees, numbers):
    """Every dealer sells what is asked of it in usual doses (sales [D], see `users.week.Sales`), as far as stock [R, J] DE serves all.

    Returns DE used [R, J], and USD in all: spent by customers, owed for goods, wages.
    """
    needed, used = np.zeros((REGIONS, PRODUCTS)), np.zeros((REGIONS, PRODUCTS))
    spending = goods = wages = 0.0
    for d in range(len(dealers)):
        dealer = dealers[d]
        dealer.asked = sales[d].bags[HEROIN] + sales[d].bags[FENTANYL]
        for product in range(PRODUCTS):
            needed[dealer.region, product] += ask(dealer, product, numbers[0]) * dealer.held[product]
    for home in range(REGIONS):
        for product in range(PRODUCTS):
            sees[0].served[home, product] = min(1.0, stock[home, product] / max(needed[home, product], 1e-12))
    for d in range(len(dealers)):
        dealer = dealers[d]
        spent, owed, wage = sell(dealer, sees[0], numbers[0])
        for product in range(PRODUCTS):
            used[dealer.region, product] += dealer.sold[product] * dealer.held[product]
        spending, goods, wages = spending + spent, goods + owed, wages + wage
    return used, spending, goods, wages


@rule
def note_orders(dealers, sales, numbers):
    """Every dealer notes what customers will ask for next week and how many bags went into a dose, given how many buy: sales [D]."""
    for d in range(len(dealers)):
        dealer, usual = dealers[d], sales[d].buyers * numbers[0].doses_heroin * sales[d].often
        dealer.bags = sales[d].orders * numbers[0].bags_per_dose
        if usual > 0:
            dealer.per_dose = dealer.bags / usual
