"""What a dealer decides about its bags: how much one holds, what it holds, what it costs. Rules of one dealer, and loops over all.

Rules read records by the names of their fields: the dealer's own (`agents.dealer.Dealer`), what dealers see (`agents.dealer.Sees`), what
they go by (`agents.dealer.numbers_of`). Unit prices are sticky and buyers respond to content, so in a shortage purity moves first and most.
"""

from dataclasses import dataclass

from sim.exact import exp, ln
from sim.jit import part, rule
from sim.market import FENTANYL, HEROIN, PRODUCTS, WEST
from sim.params.market import Dealers

LEAST_MARGIN = 0.3             # USD a bag
CONTENT_LIMITS = (0.03, 12.0)  # DE a bag
LEAST_PROFIT = 0.02            # USD a bag
CERTAIN = 0.25                 # weight that a sold-out product keeps in a dealer's plans
LEAST_COST = 0.2               # of the wholesale price: what a dose always costs, however much growth it promises


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


@rule
def rethink(dealer, sees, numbers):
    """Next week's bags: content and, where products may be chosen, mix, both for what pays; then the price, which follows cost slowly."""
    home = dealer.region
    dose = cost_of_more(dealer, HEROIN, sees, numbers), cost_of_more(dealer, FENTANYL, sees, numbers)
    for product in range(PRODUCTS):
        best = best_content(dealer.price, dose[product], dealer.selling_cost, used_to(dealer, numbers), numbers)
        dealer.content[product] = move_content(dealer.content[product], best, sees.fill[home, product], numbers)
    if numbers.switches.product_choice:
        profit = profit_of(dealer, HEROIN, dose, numbers), profit_of(dealer, FENTANYL, dose, numbers)
        dealer.mix[HEROIN], dealer.mix[FENTANYL] = move_mix(
            dealer.mix, profit, dealer.met, reluctance(home, numbers), sees.fill[home], numbers)
    dealer.price = move_price(dealer.price, cost_of_goods(dealer, sees), dealer.selling_cost, numbers)


@part
def cost_of_more(dealer, product, sees, numbers):
    """What one more DE in its bags of a product costs a dealer, USD."""
    return cost_of_a_dose(sees.price[dealer.region, product] * dealer.thrift[product], dealer.deadly[product], numbers)


@part
def profit_of(dealer, product, dose, numbers):
    """What a dealer expects to earn on a bag of a product, USD; dose: cost of a further DE of each."""
    return profit_of_bag(dealer.content[product], dealer.price, dose[product], dealer.selling_cost, used_to(dealer, numbers), numbers)


@part
def cost_of_a_dose(wholesale, deadly, numbers):
    """What putting one more DE in a bag costs a dealer who thinks of his customers, USD; deadly: deaths per DE used, as he sees them.

    The custom that he looks ahead to is lost by deaths (restraint) and won by stronger bags (growth), a share `habit` of a customer per DE.
    """
    custom = numbers.custom
    return max(wholesale + numbers.worth * custom.horizon * (custom.restraint * deadly - custom.growth * custom.habit),
               LEAST_COST * wholesale)


@part
def used_to(dealer, numbers):
    """ln of the content by which a dealer's customers measure bags, over that of 2006: a part of what their tolerance has become."""
    return numbers.lock_in * dealer.used_to if numbers.switches.lock_in else 0.0


@part
def best_content(bag_price, dose, cost, used_to, numbers):
    """The content that pays best, DE a bag; dose: cost of a further DE, USD; used_to: ln of what customers measure bags by.

    c* = [taste · margin / dose · measure^fading]^(1 / (1 + fading of taste))
    """
    margin = max(bag_price - cost, LEAST_MARGIN)
    best = exp((ln(numbers.trade.taste * margin / dose) + numbers.content_taste * used_to) / (1 + numbers.content_taste))
    return min(max(best, CONTENT_LIMITS[0]), CONTENT_LIMITS[1])


@part
def move_content(content, best, fill, numbers):
    """Content after a week: it falls in weeks and recovers in months; a supply that cannot be met thins it further."""
    speed = numbers.content_down if best < content else numbers.content_up
    return (content + speed * (best - content)) * (1 - numbers.dilution * (1 - fill))


@part
def profit_of_bag(content, bag_price, dose, cost, used_to, numbers):
    """What a dealer expects from offering a bag of a product, USD: buyers' response to its content as they measure it, times margin."""
    faded = exp(-numbers.content_taste * (ln(content) - used_to))
    drawn = exp(min(max(numbers.trade.taste * (1 - faded) / numbers.content_taste, -4.0), 4.0))
    return max(drawn * (max(bag_price - cost, LEAST_MARGIN) - dose * content), LEAST_PROFIT)


@part
def reluctance(home, numbers):
    """Of a dealer to sell a product that is new in its trade, log odds: more where black tar must be mixed with powder."""
    return numbers.friction + numbers.friction_tar * (home == WEST)


@part
def move_mix(mix, profit, met, reluctance, fill, numbers):
    """Shares of a dealer's bags after a week, heroin and fentanyl; mix, profit, fill: of each.

    A dealer can only sell fentanyl if someone it has met can bring it (met in [0, 1]); a product new in its own trade meets reluctance;
    what cannot be had gives way to what can, where that is switched on.
    """
    odds = numbers.mix_sense * ln(profit[FENTANYL] / profit[HEROIN]) - reluctance * (1 - mix[FENTANYL])
    less = exp(-abs(odds))
    heroin, fentanyl = (less, met) if odds > 0 else (1.0, met * less)
    wish, speed = fentanyl / (heroin + fentanyl), numbers.mix_speed
    there = mix[HEROIN] + speed * (1 - wish - mix[HEROIN]), mix[FENTANYL] + speed * (wish - mix[FENTANYL])
    can = there[0] * (CERTAIN + (1 - CERTAIN) * fill[HEROIN]), there[1] * (CERTAIN + (1 - CERTAIN) * fill[FENTANYL])
    total = can[0] + can[1]
    shift = numbers.shift if numbers.switches.sold_out else 0.0
    return there[0] + shift * (can[0] / total - there[0]), there[1] + shift * (can[1] / total - there[1])


@part
def cost_of_goods(dealer, sees):
    """What the content of a dealer's mean bag costs at wholesale, USD."""
    home = dealer.region
    return (dealer.mix[HEROIN] * dealer.held[HEROIN] * sees.price[home, HEROIN]
            + dealer.mix[FENTANYL] * dealer.held[FENTANYL] * sees.price[home, FENTANYL])


@part
def move_price(bag_price, goods, cost, numbers):
    """The sticky price of a bag after a week, USD: cost of selling, cost of content (`goods`), usual profit."""
    return bag_price + numbers.price_stickiness * (cost + goods + numbers.trade.profit - bag_price)


@rule
def spread_word(dealer, numbers):
    """A dealer's customers learn how strong bags are, as far as it is not an additive that they feel."""
    strength = dealer.held[HEROIN] / dealer.thrift[HEROIN], dealer.held[FENTANYL] / dealer.thrift[FENTANYL]
    dealer.believed[HEROIN], dealer.believed[FENTANYL] = believe(dealer.believed, strength, dealer.offered, numbers)


@part
def believe(believed, strength, offered, numbers):
    """How strong customers take bags of heroin and fentanyl to be after a week, DE; believed, strength, offered: of each.

    They learn by word of mouth; of a product they hardly meet they go on believing what they believe of the other.
    """
    known = min(1.0, offered[HEROIN] / numbers.new_here), min(1.0, offered[FENTANYL] / numbers.new_here)
    heroin, fentanyl = ln(believed[HEROIN]), ln(believed[FENTANYL])
    heroin += numbers.word_of_mouth * known[HEROIN] * (ln(strength[HEROIN]) - heroin)
    fentanyl += numbers.word_of_mouth * known[FENTANYL] * (ln(strength[FENTANYL]) - fentanyl)
    strange = max(0.0, 1 - offered[FENTANYL] / numbers.new_here)
    return exp(heroin), exp(fentanyl + strange * (heroin - fentanyl))


@rule
def spread_word_all(dealers, numbers):
    """Customers of every dealer learn how strong bags are."""
    for d in range(len(dealers)):
        spread_word(dealers[d], numbers[0])


@rule
def rethink_all(dealers, sees, numbers):
    """Every dealer re-thinks content, mix and price."""
    for d in range(len(dealers)):
        rethink(dealers[d], sees[0], numbers[0])
