"""What a dealer decides beside its bags, every few weeks: lacing other drugs, an additive, where to stand. Rules of one dealer, and loops.

Rules read records by the names of their fields, as those of `retail`; of numbers they take those of their own matter (`params.street`).
"""

import numpy as np

from sim.clock import WEEKS_A_YEAR
from sim.exact import exp, power
from sim.jit import part, rule
from sim.market import FENTANYL, REGIONS
from sim.market.retail import LEAST_PROFIT
from sim.params.places import DIVISIONS

EVERY = 4               # weeks between two looks
LEAST_SHARE = 1e-6
TRACE = 0.02            # keeps odds finite where nobody is in care
QUARTER = float(np.log(3.0))   # log odds of three in four
LACING, NEAR = 0, 1


@rule
def look(dealer, sees, numbers):
    """A dealer hears how deadly its goods are, and thinks again about each of its sidelines."""
    hear_of_deaths(dealer, sees, numbers)
    lace(dealer, sees, numbers)
    add(dealer, sees, numbers)
    stand(dealer, sees, numbers)


@part
def moved(speed):
    """What a speed a week comes to between two looks."""
    return 1 - (1 - speed) ** EVERY


@part
def hear_of_deaths(dealer, sees, numbers):
    """Deaths per DE among customers; those per laced dose only as far as they are noticed, and where somebody took one."""
    home, learned = dealer.region, moved(numbers.custom.memory)
    for product in range(dealer.deadly.size):
        dealer.deadly[product] += learned * (sees.deadly[home, product] - dealer.deadly[product])
    seen = numbers.lacing.noticed * sees.laced_deadly[home]
    if seen > 0:
        dealer.laced_deadly += learned * (seen - dealer.laced_deadly)


@rule
def lace(dealer, sees, numbers):
    """How far to lace other drugs: nobody does where it may not be, or before fentanyl is in anybody's bags."""
    dealer.laced = 0.0
    if numbers.switches.lacing and sees.fentanyl:
        gain = gain_of_lacing(numbers.worth, dealer.laced_deadly, sees.price[dealer.region, FENTANYL], numbers.lacing)
        wish = willing_to_lace(gain, dealer.lacing_taste, numbers.lacing)
        dealer.willing += moved(numbers.lacing.speed) * (wish - dealer.willing)
        dealer.laced = laced_share(dealer.willing, dealer.offered[FENTANYL], numbers.lacing)


@part
def gain_of_lacing(custom, deadly, wholesale, lacing):
    """What lacing one dose of another drug is worth to a dealer, USD.

    New dependent customers, each worth `custom` USD a year, against customers of the other drug who die (`deadly`, the chance that
    a laced dose kills, as he sees it), the fentanyl, and the risk.
    """
    won = lacing.growth * lacing.conversion * lacing.kept * custom * lacing.horizon
    lost = lacing.clients * deadly * lacing.other_profit * WEEKS_A_YEAR * lacing.horizon
    return won - lost - lacing.risk - wholesale * lacing.doses


@part
def chance_of(odds):
    """The chance of these log odds, held within 40."""
    return 1 / (1 + exp(-min(max(odds, -40.0), 40.0)))


@part
def willing_to_lace(gain, taste, lacing):
    """Share of its other drugs' custom in which a dealer would lace: more than half if worth it to him; `taste` a standard normal."""
    return chance_of((gain + lacing.spread * taste) / (lacing.spread / 2))


@part
def laced_share(willing, fentanyl, lacing):
    """Share of doses of other drugs that hold fentanyl; only who has fentanyl (share of its bags) can spill it or put it in."""
    return fentanyl * (lacing.accident + lacing.most * willing)


@rule
def add(dealer, sees, numbers):
    """Once somebody knows the additive: hear of it, and stretch fentanyl with it where that saves."""
    additive, home = numbers.additive, dealer.region
    if sees.year >= additive.known_from:
        dealer.knows = learn_additive(dealer.knows, sees.additive[home], dealer.offered[FENTANYL], EVERY, additive)
        dealer.adulterant = dealer.knows * wish_for_additive(dealer.content[FENTANYL], sees.price[home, FENTANYL], additive)
        dealer.thrift[FENTANYL] = 1 - additive.saves * dealer.adulterant


@part
def wish_for_additive(content, wholesale, additive):
    """Share of its fentanyl bags to which a dealer who knows the additive would add it, from what that saves."""
    saved = additive.saves * content * wholesale - additive.cost
    return additive.most * chance_of(QUARTER * saved / additive.scale)


@part
def learn_additive(known, used, handled, weeks, additive):
    """How far a dealer knows the additive after `weeks`: unaided, or from others who use it (used: share of bags around him).

    Only as far as a dealer handles fentanyl (share of its bags) does he hear of it.
    """
    rate = handled * (additive.innovation + additive.imitation * used)
    return 1 - (1 - known) * exp(-rate * weeks)


@rule
def stand(dealer, sees, numbers):
    """Move the stand towards clinics or away from them."""
    buffer = sees.buffer[dealer.division] if numbers.switches.enforcement else 0.0
    wish = near_clinics(sees.in_care[dealer.region], buffer, numbers.switches.deterrence, numbers.clinics)
    dealer.near += moved(numbers.clinics.speed) * (wish - dealer.near)


@part
def near_clinics(in_care, buffer, weighed, clinics):
    """Share of selling near clinics, given the share of dependent people in care, and the share of selling there that police drive away.

    Whoever weighs the chance to be driven away stands elsewhere at once; whoever does not comes, and is driven away.
    """
    left = max(1 - buffer, LEAST_SHARE)
    odds = clinics.near / (1 - clinics.near) * power((in_care + TRACE) / (clinics.in_care + TRACE), clinics.follow)
    if weighed:
        odds *= power(left, clinics.fear)
        return odds / (1 + odds)
    return odds / (1 + odds) * left


def custom_of_a_year(profit_of_bag: float, bags_a_week: float) -> float:
    """What a dependent customer brings a dealer in a year, USD."""
    return max(profit_of_bag, LEAST_PROFIT) * bags_a_week * WEEKS_A_YEAR


@rule
def look_around(dealers, sees, numbers):
    """What dealers see of each other: whether any has fentanyl, how much of it holds the additive, the other coast's counted a little."""
    used, handled, mean = np.zeros(REGIONS), np.zeros(REGIONS), 0.0
    for d in range(len(dealers)):
        dealer = dealers[d]
        used[dealer.region] += dealer.adulterant * dealer.offered[FENTANYL]
        handled[dealer.region] += dealer.offered[FENTANYL]
    for home in range(REGIONS):
        used[home] /= max(handled[home], 1e-12)
        mean += used[home] / REGIONS
    cross = numbers[0].additive.cross_region
    for home in range(REGIONS):
        sees[0].additive[home] = (1 - cross) * used[home] + cross * mean
    sees[0].fentanyl = handled.max() > 0


@rule
def look_all(dealers, sees, numbers):
    """Every dealer thinks again about its sidelines."""
    for d in range(len(dealers)):
        look(dealers[d], sees[0], numbers[0])


@rule
def shown(dealers, numbers):
    """What people meet of dealers beside bags, a mean over those who sell in a division [2, 9]: the share of doses of other drugs that hold
    fentanyl; selling near clinics over that of 2010."""
    met, selling = np.zeros((2, DIVISIONS)), np.zeros(DIVISIONS)
    for d in range(len(dealers)):
        dealer = dealers[d]
        if dealer.open:
            selling[dealer.division] += 1.0
            met[LACING, dealer.division] += dealer.laced if numbers[0].switches.lacing else 0.0
            met[NEAR, dealer.division] += dealer.near / numbers[0].clinics.near
    return met / np.maximum(selling, 1.0)


@rule
def pay_for_laced(dealers, laced, sees):
    """Dealers pay for the fentanyl that went into other drugs, DE [R], those who lace most for most of it. Returns USD."""
    lacing, paid = np.zeros(REGIONS), 0.0
    for d in range(len(dealers)):
        lacing[dealers[d].region] += dealers[d].laced
    for d in range(len(dealers)):
        dealer, home = dealers[d], dealers[d].region
        goods = dealer.laced * (laced[home] * sees[0].price[home, FENTANYL] / max(lacing[home], 1e-300))
        dealer.cash -= goods
        paid += goods
    return paid
