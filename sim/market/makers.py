"""Sources of fentanyl, labs and mail vendors: what they can send, what they risk, how they grow, whether they take up a successor.

Rules of one maker. Records: maker (its own row), trade (what all makers of its trade know and see), numbers; `agents/maker.py` declares
their fields.
"""

import math

import numpy as np

from sim.chance import Decision, draw
from sim.clock import WEEKS_A_YEAR
from sim.jit import part, rule
from sim.market.plants import prefers_successor
from sim.params.supply import Makers

LAB, VENDOR = 0, 1
NONE, MAIL, TRANSIT = 0, 1, 2   # how a vendor sells
TRADES = 2
FIRST_SKILL = (1.0, 0.02, 0.002)   # labs' share of need that they can make from each tier
MONTH = 4              # weeks between looks at new products
MANY = 10_000          # people who know how and make nothing; one more makes no difference
FULLY_USED = 0.98      # a source asked for more than this of its capacity is full
LAB_DECLINE, VENDOR_DECLINE = 0.3, 0.5   # yearly shrinking relative to growth when suppliers refuse
RAID, REVIEW, TAKES_UP, BUILDS, ESCAPES, TEACHES, FORGETS, REDISCOVERS = (
    np.uint64(d) for d in (Decision.RAID, Decision.SUPPLIER_REVIEW, Decision.SUCCESSOR, Decision.LAB_BUILD, Decision.ESCAPES,
                           Decision.TEACHES, Decision.FORGETS, Decision.REDISCOVERS))


def threshold(rank: np.ndarray, p: Makers) -> np.ndarray:
    """Penalty (relative to gain) up to which a supplier sells, for stratified ranks in (0, 1): log-logistic with slope `deterrence`."""
    return ((1 - rank) / rank) ** (1 / p.deterrence)


@part
def name_of(week, kind, order):
    """Name of a firm that opens in a week: from the week, its trade and its place among those of that week."""
    return (np.uint64(week + 1) << np.uint64(32)) | (np.uint64(kind) << np.uint64(16)) | np.uint64(order)


@part
def unlisted(trade, numbers):
    """Whether a trade's successor, if there is one, is not yet under the law of the old product."""
    return trade.week < trade.since + numbers.listing_lag


@rule
def likes_successor(who, trade, numbers):
    """Whether a maker sells the successor: if it knows how and prefers it."""
    if trade.know == 0.0:
        return False
    saved = min(trade.penalty - trade.penalty_new, 1.0) if trade.by_mail and unlisted(trade, numbers) else 0.0
    return draw(trade.key, TAKES_UP, 0, who) < trade.know * prefers_successor(saved, numbers)


@rule
def take_up(maker, trade, numbers):
    """A maker at work takes the successor up, or drops it."""
    if maker.open:
        maker.successor = likes_successor(maker.identity, trade, numbers)


@rule
def fill(maker, trade):
    """What a maker can send this week, DE: capacity as far as buyers find it, chemicals and store last, and nothing is lost upstream.

    A vendor that turned to transit groups sends nothing until it is ready, and then all.
    """
    able = trade.able
    if maker.transit:
        able = trade.able_transit if trade.week >= maker.ready else 0.0
    maker.sends = maker.capacity * able
    return maker.sends


@part
def feared(maker, trade, numbers):
    """Penalty, relative to gain, that a vendor expects by mail."""
    return trade.penalty_new if maker.successor and unlisted(trade, numbers) else trade.penalty


@part
def outlet(maker, trade, numbers):
    """How a vendor would rather sell: by mail, to transit groups where it may, or not at all; whatever leaves most after the penalty.

    What it would bear is in units of the gain by mail; transit groups pay a part of that.
    """
    mail = 1.0 - feared(maker, trade, numbers) / maker.threshold
    transit = numbers.transit_gain - trade.penalty_transit / maker.threshold if numbers.transit_sales else -1.0
    if mail < 0.0 and transit < 0.0:
        return NONE
    return MAIL if mail >= transit else TRANSIT


@rule
def bear_risk(maker, trade, numbers):
    """A lab may be raided; a vendor that reconsiders leaves if it expects more penalty than it bears, or sells to transit groups; one whom
    nothing deters any more goes back to the mail."""
    if not (maker.open and (numbers.enforcement or maker.transit)):
        return
    decision, chance, wish = RAID, trade.raids, NONE
    if trade.by_mail:
        deterred = numbers.enforcement and numbers.deterred
        wish = outlet(maker, trade, numbers) if deterred else MAIL
        moves = (deterred or maker.transit) and wish != (TRANSIT if maker.transit else MAIL)
        decision, chance = REVIEW, numbers.supplier_review if moves else 0.0
    if chance > 0.0 and draw(trade.key, decision, trade.week, maker.identity) < chance:
        if wish == NONE:
            maker.open, maker.capacity, maker.peak = False, 0.0, 0.0
        maker.transit = wish == TRANSIT
        maker.ready = trade.week + numbers.transit_weeks if maker.transit else 0


@rule
def hand_on(maker, trade, numbers):
    """A week of know-how in a maker: at work it may teach one more, who is `free` to begin; once it has closed who knew how is free, or
    taken with it. A lab that is built again keeps its people."""
    if not numbers.know_how:
        return
    if maker.open:
        maker.knows = True
        trade.free += draw(trade.key, TEACHES, trade.week, maker.identity) < weekly(numbers.teaching)
    elif maker.knows and maker.rebuild == 0:
        maker.knows = False
        trade.free += draw(trade.key, ESCAPES, trade.week, maker.identity) < numbers.escaping


@rule
def forget(trade, kind, numbers):
    """A week of those who know how and make nothing: some are lost to the trade. Where nobody is left what the trade learned is lost too,
    lower tiers and a successor, and somebody may find out anew."""
    if not numbers.know_how:
        return
    lost, trade.free = 0, min(trade.free, MANY)
    for n in range(trade.free):
        lost += draw(trade.key, FORGETS, trade.week, name_of(trade.week, kind, n)) < weekly(numbers.forgetting)
    trade.free -= lost
    if trade.free == 0 and trade.knowing == 0:
        trade.know, trade.since = 0.0, 0
        for tier in range(len(FIRST_SKILL)):
            trade.skill[tier] = FIRST_SKILL[tier] if kind == LAB else 0.0
        trade.free += draw(trade.key, REDISCOVERS, trade.week, kind) < weekly(numbers.rediscovery)


@part
def weekly(rate):
    """Chance in a week of what happens at a rate a year."""
    return -math.expm1(-rate / WEEKS_A_YEAR)


@rule
def grow(maker, trade, numbers):
    """A maker expands or shrinks on what its trade's line pays; with entry off none grows beyond the capacity it once had."""
    if maker.open:
        maker.capacity *= trade.growth_transit if maker.transit else trade.growth
        if not numbers.entry:
            maker.capacity = min(maker.capacity, maker.peak)
        maker.peak = max(maker.capacity, maker.peak)


@rule
def growth_rate(trade, numbers):
    """Weekly log growth of a trade's capacity, from its line's `profit`, what is `asked` of it and how far it is `supplied`.

    Growth when returns are good and capacity is full (asked: orders relative to capacity); decline when returns are poor or suppliers
    refuse (supplied: share of need that can be had). Where growth follows sales, capacity that sells nothing earns nothing, whatever the
    line pays: the return counts for the part that is `sold`.
    """
    signal, weight = pull(trade, numbers)
    if trade.by_mail:
        return numbers.mail_growth * (trade.supplied * signal * weight - VENDOR_DECLINE * (1.0 - trade.supplied))
    return numbers.lab_growth * (trade.supplied**2 * signal * weight - LAB_DECLINE * (1.0 - trade.supplied))


@part
def pull(trade, numbers):
    """How good the return on a trade's line is, -1 to 1, and how much it moves capacity."""
    earned = trade.profit * trade.sold if numbers.sales_growth else trade.profit
    signal = math.tanh((earned - numbers.required_return) / numbers.return_scale)
    full = 1.0 if trade.asked > 1.0 / FULLY_USED else 0.0
    return signal, full if signal > 0.0 else numbers.slack


@rule
def worthwhile(trade, numbers):
    """Firms of a trade for which what is earned pays the cost of beginning: log-logistic in the return on what is made, so far as it finds
    buyers, over the required one; half of all that there could be at `beginning`."""
    earned = trade.profit * (trade.sold if numbers.sales_growth else min(trade.asked, 1.0))
    pays = max(earned / numbers.required_return, 1e-9)
    return numbers.beginners / (1.0 + (numbers.beginning / pays) ** numbers.entry_slope)


@part
def growth_in_transit(labs, numbers):
    """Growth in a week of a vendor that sells to transit groups: at the speed of vendors, on what the line of labs pays."""
    signal, weight = pull(labs, numbers)
    return math.exp(numbers.mail_growth * (signal * weight))


@rule
def notice_sales(trade, went, could, numbers):
    """A week of sales: of what a trade could make (could, DE) so much went (DE); where nobody is at work nothing is learned."""
    if could > 0.0:
        trade.sold += numbers.sales_memory * (min(went / could, 1.0) - trade.sold)


@rule
def step_back(trade, short, numbers):
    """A week in which labs learn to start from lower tiers; being short teaches, and a little is learned anyway. All labs share it."""
    one, two = trade.skill[1], trade.skill[2]
    trade.skill[0] = 1.0
    trade.skill[1] = one + numbers.step_back * (short + 0.003) * (1.0 - one)
    trade.skill[2] = two + 0.3 * numbers.step_back * (short + 0.001) * max(one - two, 0.0)


@rule
def settle_in(makers, who, trade, numbers):
    """The pitch [row] in which a new firm opens, or -1: if there is room, and if a vendor bears the penalty. Its size is not yet set.

    Where places are open one is added when all are taken.
    """
    rank = draw(trade.key, BUILDS, trade.week, who)
    bears = ((1.0 - rank) / rank) ** (1.0 / numbers.deterrence)
    new = likes_successor(who, trade, numbers)
    feared = trade.penalty_new if new and unlisted(trade, numbers) else trade.penalty
    if trade.by_mail and not bears > feared:
        return -1
    row = vacant(makers, trade, numbers)
    if row >= 0:
        maker = makers[row]
        maker.open, maker.opened, maker.identity, maker.rebuild = True, trade.week, who, 0
        maker.threshold, maker.successor, maker.transit, maker.ready = bears, new, False, 0
        maker.knows = True
        trade.free -= numbers.know_how
    return row


@part
def vacant(makers, trade, numbers):
    """The first pitch [row] of a trade that nobody has; -1, and the trade is crowded, if there is none."""
    for row in range(trade.first, trade.last):
        if not makers[row].open and makers[row].rebuild == 0:
            return row
    if numbers.open_places and trade.last < trade.end:
        trade.last += 1
        return trade.last - 1
    trade.crowded = True
    return -1
