"""Retail: how much a bag holds, what it holds, what it costs. Rules of one dealer, and compiled weeks of all: arrays [D, J], [R, J].

Unit prices are sticky and buyers respond to content, so in a shortage purity moves first and most.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numba import njit
from numba.extending import register_jitable

from sim.exact import exp, ln
from sim.market import FENTANYL, HEROIN, PRODUCTS
from sim.market.mixing import Unevenness, class_variance, dose_variance
from sim.params.market import Dealers

LEAST_MARGIN = 0.3             # USD a bag
CONTENT_LIMITS = (0.03, 12.0)  # DE a bag
LEAST_PROFIT = 0.02            # USD a bag
CERTAIN = 0.25                 # weight that a sold-out product keeps in a dealer's plans
OUT_OF_STOCK = 0.05            # share of want below which a product is as good as sold out
LEAST_HELD = 1e-9              # DE: keeps logarithms of empty bags finite, far below what the books notice
LEAST_COST = 0.2               # of the wholesale price: what a dose always costs, however much growth it promises
MET = 7                        # what customers meet of a dealer, see `fill_bags`


@dataclass(frozen=True)
class Trade:
    """What retail is like before any policy: cost of selling a bag and usual profit, USD; strength of buyers' response to content.

    taste is such that at the wholesale price of 2006 a bag holds one DE.
    """

    cost: float
    profit: float
    taste: float


def trade(wholesale: float, p: Dealers) -> Trade:
    """Retail at the wholesale price of 2006, USD per DE, under the law of that time.

    Raises ValueError if a bag costs less than its content.
    """
    left = p.bag_price - wholesale
    if left <= 0:
        raise ValueError(f"a bag of {p.bag_price:g} USD cannot hold a dose that costs {wholesale:g} USD at wholesale")
    cost = p.retail_cost * left
    return Trade(cost, left - cost, wholesale / (p.bag_price - cost))


class Habits(NamedTuple):
    """What dealers go by: numbers of `params.market.Dealers`, usual profit and buyers' taste of `Trade`, and thought for customers.

    custom   USD that the custom of a person is worth to a dealer who looks ahead; restraint, growth: weights of customers' deaths and of
             custom that stronger bags bring, a share `habit` of a customer per DE
    """

    profit: float
    taste: float
    custom: float
    restraint: float
    growth: float
    habit: float
    content_taste: float
    content_up: float
    content_down: float
    dilution: float
    mix_sense: float
    mix_speed: float
    shift: float
    price_stickiness: float
    new_here: float
    word_of_mouth: float


@register_jitable
def cost_of_a_dose(wholesale, deadly, h):
    """What putting one more DE in a bag costs a dealer who thinks of his customers, USD; deadly: deaths per DE used, as he sees them."""
    return max(wholesale + h.custom * (h.restraint * deadly - h.growth * h.habit), LEAST_COST * wholesale)


@register_jitable
def best_content(bag_price, dose, cost, h):
    """The content that pays best, DE a bag: c* = [taste · margin / dose]^(1 / (1 + fading of taste)); dose: cost of a further DE, USD."""
    margin = max(bag_price - cost, LEAST_MARGIN)
    best = exp(ln(h.taste * margin / dose) / (1 + h.content_taste))
    return min(max(best, CONTENT_LIMITS[0]), CONTENT_LIMITS[1])


@register_jitable
def move_content(content, best, fill, h):
    """Content after a week: it falls in weeks and recovers in months; a supply that cannot be met thins it further."""
    speed = h.content_down if best < content else h.content_up
    return (content + speed * (best - content)) * (1 - h.dilution * (1 - fill))


@register_jitable
def profit_of_bag(content, bag_price, dose, cost, h):
    """What a dealer expects from offering a bag of a product, USD: buyers' response to its content times the margin."""
    faded = exp(-h.content_taste * ln(content))
    drawn = exp(min(max(h.taste * (1 - faded) / h.content_taste, -4.0), 4.0))
    return max(drawn * (max(bag_price - cost, LEAST_MARGIN) - dose * content), LEAST_PROFIT)


@register_jitable
def move_mix(mix, profit, met, reluctance, fill, h):
    """Shares of a dealer's bags after a week, heroin and fentanyl; mix, profit, fill: of each.

    A dealer can only sell fentanyl if someone it has met can bring it (met in [0, 1]); a product new in its own trade meets reluctance;
    what cannot be had gives way to what can.
    """
    odds = h.mix_sense * (ln(profit[FENTANYL]) - ln(profit[HEROIN])) - reluctance * (1 - mix[FENTANYL])
    heroin, fentanyl = exp(min(-odds, 0.0)), met * exp(min(odds, 0.0))
    wish = fentanyl / (heroin + fentanyl)
    there = mix[HEROIN] + h.mix_speed * (1 - wish - mix[HEROIN]), mix[FENTANYL] + h.mix_speed * (wish - mix[FENTANYL])
    can = there[0] * (CERTAIN + (1 - CERTAIN) * fill[HEROIN]), there[1] * (CERTAIN + (1 - CERTAIN) * fill[FENTANYL])
    total = can[0] + can[1]
    return there[0] + h.shift * (can[0] / total - there[0]), there[1] + h.shift * (can[1] / total - there[1])


@register_jitable
def move_price(bag_price, goods, cost, h):
    """The sticky price of a bag after a week, USD: cost of selling, cost of content (`goods`), usual profit."""
    return bag_price + h.price_stickiness * (cost + goods + h.profit - bag_price)


@register_jitable
def believe(believed, strength, offered, h):
    """How strong customers take bags of heroin and fentanyl to be after a week, DE; believed, strength, offered: of each.

    They learn by word of mouth; of a product they hardly meet they go on believing what they believe of the other.
    """
    speed = h.word_of_mouth * min(1.0, offered[HEROIN] / h.new_here), h.word_of_mouth * min(1.0, offered[FENTANYL] / h.new_here)
    heroin, fentanyl = ln(believed[HEROIN]), ln(believed[FENTANYL])
    heroin += speed[HEROIN] * (ln(strength[HEROIN]) - heroin)
    fentanyl += speed[FENTANYL] * (ln(strength[FENTANYL]) - fentanyl)
    strange = max(0.0, 1 - offered[FENTANYL] / h.new_here)
    return exp(heroin), exp(fentanyl + strange * (heroin - fentanyl))


@register_jitable
def divide(share, doses_fentanyl):
    """How bags divide into heroin and fentanyl where `share` is each one's share of offers and fentanyl is used more often."""
    total = share[HEROIN] + share[FENTANYL] * doses_fentanyl
    return share[HEROIN] / total, share[FENTANYL] * doses_fentanyl / total


@register_jitable
def on_offer(mix, fill):
    """Shares really on offer, heroin and fentanyl, when stock meets a part `fill` of what is wanted of each.

    A product of which almost nothing is there gives its place to the other.
    """
    heroin, fentanyl = mix[HEROIN] * min(1.0, fill[HEROIN] / OUT_OF_STOCK), mix[FENTANYL] * min(1.0, fill[FENTANYL] / OUT_OF_STOCK)
    total = heroin + fentanyl
    return (heroin / max(total, 1e-12), fentanyl / max(total, 1e-12)) if total > 0 else (mix[HEROIN], mix[FENTANYL])


@njit(cache=True, error_model="numpy")
def wanted(bags, selling, mix, content, thrift, home, regions, doses_fentanyl):
    """DE a week that customers of dealers who sell use up, [R, J], at the contents [D, J] dealers aim at."""
    want = np.zeros((regions, PRODUCTS))
    for d in range(bags.size):
        if selling[d]:
            part = divide(mix[d], doses_fentanyl)
            for j in range(PRODUCTS):
                want[home[d], j] += bags[d] * part[j] * content[d, j] * thrift[d, j]
    return want


@njit(cache=True, error_model="numpy")
def fill_bags(content, thrift, mix, believed, price, usual_price, per_dose, home, western, fill, successor, pure_mg, even_mg,
              unevenness, held, offered):  # fmt: skip
    """What bags really hold, DE, and shares really on offer, into held and offered [D, J]; a shortage (fill [R, J]) thins bags at once.

    even_mg  active mg as which every dose spreads; 0: as those that it holds (pure_mg [J] per DE)
    Returns what customers meet, [MET, D]: ln DE a bag of heroin and of fentanyl, what they believe of both, ln price over the usual one,
    and variances of the ln dose of both, with the share `successor` [R] of the fentanyl in stock.
    """
    met, u = np.empty((MET, price.size)), Unevenness(*unevenness)
    for d in range(price.size):
        r = home[d]
        offered[d, 0], offered[d, 1] = on_offer(mix[d], fill[r])
        for j in range(PRODUCTS):
            held[d, j] = max(content[d, j] * thrift[d, j] * fill[r, j], LEAST_HELD)
            met[j, d], met[2 + j, d] = ln(held[d, j]), ln(believed[d, j])
        met[4, d] = ln(price[d] / usual_price)
        heroin, fentanyl = held[d, 0] * per_dose[d] * pure_mg[0], held[d, 1] * per_dose[d] * pure_mg[1]
        tar = western[d] * (1 - offered[d, FENTANYL])
        if even_mg > 0:
            heroin, fentanyl, tar = even_mg, even_mg, 0.0
        met[5, d], met[6, d] = dose_variance(heroin, 0.0, u), class_variance(fentanyl, tar, successor[r], u)
    return met


@njit(cache=True, error_model="numpy")
def sell(asked, per_dose, offered, held, price, cost, home, wholesale, stock, doses_fentanyl, cash):
    """Bags sold of those asked for (asked [D, J] doses, of per_dose bags each), as far as stock [R, J] DE serves them; paid into cash [D].

    Returns bags [D, J], DE used [R, J], and USD in all: spent by customers, owed for goods at wholesale prices [R, J], and wages at the
    cost of selling a bag [D].
    """
    bags, needed, used = np.empty(offered.shape), np.zeros(stock.shape), np.zeros(stock.shape)
    spending = goods = wages = 0.0
    for d in range(price.size):
        part = divide(offered[d], doses_fentanyl)
        for j in range(PRODUCTS):
            bags[d, j] = (asked[d, 0] + asked[d, 1]) * per_dose * part[j]
            needed[home[d], j] += bags[d, j] * held[d, j]
    for d in range(price.size):
        for j in range(PRODUCTS):
            bags[d, j] *= min(1.0, stock[home[d], j] / max(needed[home[d], j], 1e-12))
            used[home[d], j] += bags[d, j] * held[d, j]
        spent, wage = (bags[d, 0] + bags[d, 1]) * price[d], (bags[d, 0] + bags[d, 1]) * cost[d]
        owed = bags[d, 0] * held[d, 0] * wholesale[home[d], 0] + bags[d, 1] * held[d, 1] * wholesale[home[d], 1]
        cash[d] += spent - owed - wage
        spending, goods, wages = spending + spent, goods + owed, wages + wage
    return bags, used, spending, goods, wages


@njit(cache=True, error_model="numpy")
def spread_word(believed, held, thrift, offered, habits):
    """Customers learn how strong bags are: believed [D, J] moves towards what is held, as far as it is not an additive that they feel."""
    h = Habits(*habits)
    for d in range(len(believed)):
        strength = held[d, 0] / thrift[d, 0], held[d, 1] / thrift[d, 1]
        believed[d, 0], believed[d, 1] = believe(believed[d], strength, offered[d], h)


@njit(cache=True, error_model="numpy")
def rethink(content, mix, price, held, thrift, deadly, met, reluctance, cost, home, wholesale, fill, habits, may_choose):
    """Move content [D, J], price [D] and, if products may be chosen, mix [D, J] to next week's, at wholesale prices and fills [R, J].

    held, thrift, deadly [D, J], and met, reluctance, cost of selling a bag [D]: as columns of `agents.dealer.Dealer`.
    """
    h, profit = Habits(*habits), np.empty(PRODUCTS)
    for d in range(price.size):
        w, short = wholesale[home[d]], fill[home[d]]
        for j in range(PRODUCTS):
            dose = cost_of_a_dose(w[j] * thrift[d, j], deadly[d, j], h)
            content[d, j] = move_content(content[d, j], best_content(price[d], dose, cost[d], h), short[j], h)
            profit[j] = profit_of_bag(content[d, j], price[d], dose, cost[d], h)
        if may_choose:
            mix[d, 0], mix[d, 1] = move_mix(mix[d], profit, met[d], reluctance[d], short, h)
        goods = mix[d, 0] * held[d, 0] * w[0] + mix[d, 1] * held[d, 1] * w[1]
        price[d] = move_price(price[d], goods, cost[d], h)
