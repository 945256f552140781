"""How pure a load is, chosen by who sends it. Rules of one cell; purity is relative to what was customary in 2006.

Compact goods save moving, loss and the cost of loads; but a kilo sells at a customary price, so what it holds beyond its price is given
away. With G the cost of bulk, V the value of a dose (both relative to custom) and x the purity, the cost of a dose that depends on x is

    G / x + V (x^g - 1) / g      in units of the reference cost of bulk, g = 1 / response - 1,

whose minimum is x = (G / V)^response: one at the reference by construction. More search makes loads purer, dearer goods make them weaker.
Goods that are all but free set an end to that: what is booked as saved (`packing`, at the customary value) is at most what they cost, and
below the purity at which that is reached a load would only be bulkier.
"""


from sim.jit import part, rule
from sim.market import CHANNELS, HEROIN_LAND, PRODUCT_OF
from sim.market.risk import power
from sim.market.routes import FIRST_OF_LINE, REVIEW

VALUE_LIMITS = (0.1, 10.0)
PUREST = 0.98


@rule
def repack(cell, market, sees, numbers):
    """A cell moves the purity of its loads towards the cheapest on each line, at the wholesale prices of its coast.

    Where fentanyl pays by the dose (knock-out) its bulk costs nothing, and custom rules.
    """
    part = 1 - (1 - numbers.purity_speed) ** REVIEW
    for line in range(CHANNELS):
        product = PRODUCT_OF[line]
        value = market.price[product] / market.customary[product]
        wish = max(free(bulk_cost(cell, line, sees, numbers), value, numbers.purity_response), sees.weakest[line])
        if numbers.per_dose and line != HEROIN_LAND:
            wish = 1.0
        cell.purity[line] = move(cell.purity[line], wish, numbers.purest[line], part)
    weigh(cell, numbers)


@part
def bulk_cost(cell, line, sees, numbers):
    """What bulk costs a cell on a line, over what it cost in 2006: moving, loss and loads, by the crossings it uses."""
    if cell.lines[line] == 0:
        return 1.0
    cost = 0.0
    for route in range(FIRST_OF_LINE[line], FIRST_OF_LINE[line + 1]):
        moving = numbers.moving[line] * sees.pay[route] / (1 - cell.believed_loss[route])
        cost += cell.shares[route] * (moving + sees.load[route] / sees.bulk[line])
    return cost / numbers.bulk_cost[line]


@part
def weigh(cell, numbers):
    """What follows from the purity of a cell's loads: what packing costs it on each line, USD per DE."""
    for line in range(CHANNELS):
        cell.packing[line] = packing(cell.purity[line], numbers.bulk_cost[line], numbers.purity_response)


@part
def best(bulk, value, goods, response):
    """The purity with the least cost. Bulk and value relative to their references; goods: cost of the goods of a dose relative to the
    reference cost of its bulk."""
    return max(free(bulk, value, response), weakest(goods, response))


@part
def free(bulk, value, response):
    """The purity with the least cost where goods cost so much that weakness always has something left to save."""
    return power(bulk / min(max(value, VALUE_LIMITS[0]), VALUE_LIMITS[1]), response)


@part
def weakest(goods, response):
    """The purity at which what is booked for weakness equals the cost of the goods; loads are no weaker, whatever a dose is worth."""
    g = 1 / response - 1
    return power(max(1 - g * goods, 0.0), 1 / g)


@part
def move(purity, wish, reference, part):
    """Purity after moving a `part` of the way (in logs), never above what is physically possible; reference: absolute purity of 2006."""
    return min(purity * power(wish / purity, part), PUREST / reference)


@part
def packing(purity, bulk_cost, response):
    """What it costs to send goods purer than customary (saves, if weaker), USD per DE; bulk_cost: reference cost of bulk a DE."""
    g = 1 / response - 1
    return bulk_cost * (power(purity, g) - 1) / g
