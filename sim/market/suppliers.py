"""Firms that could sell chemicals to labs: what they fear, when they start or stop, where they sit, how many buyers they meet.

Rules of one firm. Records: firm, trading (whether it sells), place, places (all), pool (what all firms know and see), law, laws (in force,
and as announced), numbers; `agents/` declares their fields. Penalties and gains are relative to a usual seller's gain.
"""

import math

import numpy as np

from sim.chance import Decision, draw, four_words, uniform_of
from sim.clock import WEEKS_A_YEAR
from sim.jit import part, rule
from sim.market.chemicals import audited, reach, storefronts_up
from sim.market.officials import MONTH, PLACES, PROVINCES, attend, hear, list_worst

SMALL, MAJOR, FRONT, BROKER, DIVERTER = range(5)
KIND_NAMES = ("small", "major", "front", "broker", "diverter")
REVIEW, FOUND, PLACE = (np.uint64(d) for d in (Decision.SUPPLIER_REVIEW, Decision.CLOSURE, Decision.SUPPLIER_PLACE))
ALIKE = 1e-12      # provinces whose burdens differ by less are equally mild


@part
def shield(firm, law, numbers):
    """How far the law reaches a firm, relative to usual: officials protect majors unless leaders are reached."""
    if firm.sort != MAJOR:
        return 1.0
    spared = numbers.shield * (1.0 - law.leaders_reached) if numbers.protection else 0.0
    return (1.0 - spared) / (1.0 - numbers.shield)


@part
def controlled(firm, place, law):
    """Stringency of control on what a firm sells; other countries do not follow."""
    return law.regulated if firm.tier < law.regulated_tiers and not place.abroad else 0.0


@rule
def fears(firm, place, pool, law, numbers):
    """Penalty that a firm expects for selling: certainty x severity, which weighs more where neighbours were found of late; designation.

    Firms with a share in legitimate trade have less left to lose where all of a country's is sanctioned.
    """
    if not (numbers.deterred and numbers.enforcement):
        return 0.0
    major = firm.sort == MAJOR
    gone = numbers.stake_legitimate * law.national_sanction if major or firm.sort == DIVERTER else 0.0
    fear = pool.fear_major * numbers.designation if major else pool.fear_other * numbers.designation_small
    certain = place.certainty if place.abroad else place.certainty * law.supplier_penalty
    noticed = (1.0 + numbers.salience * place.found) / (1.0 + numbers.salience)
    at_stake = firm.stake * shield(firm, law, numbers) * (1.0 if place.abroad else 1.0 - gone)
    control = numbers.regulation_bite * controlled(firm, place, law)
    return numbers.penalty * certain * noticed * (1.0 + control) * at_stake + fear * (1.0 - gone)


@rule
def is_found(firm, place, pool, law, numbers):
    """Whether a firm that sells is found out this month."""
    if not numbers.enforcement:
        return False
    notice = 1.0 + numbers.regulation_notice * controlled(firm, place, law)
    reached = shield(firm, law, numbers) * place.certainty
    rate = numbers.closure * reached * notice * (1.0 + numbers.tracing * law.traced)
    return draw(pool.key, FOUND, pool.week, firm.who) < -math.expm1(-rate * MONTH / WEEKS_A_YEAR)


@rule
def review(firm, trading, places, pool, laws, numbers):
    """A firm reconsiders, once a month: a seller stops if it expects more penalty than it bears; another starts if it bears it and the gain
    covers what entry costs it, where it is free to and may. Unmet demand makes those outside look sooner. The pool notes what
    sellers expect.
    """
    place, law, worth = places[firm.province], laws[0], pool.gain[firm.tier]
    penalty = fears(firm, place, pool, law, numbers)
    if law.announced > 0.0:
        penalty += law.announced * (fears(firm, place, pool, laws[1], numbers) - penalty)
    bears, pace = firm.threshold * worth > penalty, 1.0
    if trading.sells:
        pool.selling += 1
        pool.feared += penalty / worth
        pool.expected = pool.feared / pool.selling
        goes = not bears
    else:
        free = firm.barred <= pool.week and numbers.entry and (numbers.replacement or not place.abroad)
        goes = free and bears and firm.entry_cost <= worth
        pace = (0.5 + pool.short) * (1.0 if place.abroad else 1.0 - law.reentry_held)
    if goes and draw(pool.key, REVIEW, pool.week + 1, firm.who) < -math.expm1(-numbers.supplier_review * MONTH * pace):
        trading.sells = not trading.sells


@rule
def move(firm, trading, places, pool, law, numbers):
    """A seller of a province that is harder than the mildest one moves to one of the mildest if that saves it enough."""
    may = numbers.suppliers_move and numbers.enforcement and numbers.deterred
    if not (may and trading.sells) or places[firm.province].abroad:
        return
    mildest = places[0].certainty * law.supplier_penalty
    for p in range(1, PROVINCES):
        mildest = min(mildest, places[p].certainty * law.supplier_penalty)
    number, first = 0, 0.0
    for p in range(PROVINCES):
        burden = places[p].certainty * law.supplier_penalty
        if burden <= mildest + ALIKE:
            number, first = number + 1, burden if number == 0 else first
    at_stake = numbers.penalty * firm.stake + numbers.closure * MONTH / WEEKS_A_YEAR
    if (places[firm.province].certainty * law.supplier_penalty - first) * at_stake <= numbers.moving_gain:
        return
    words = four_words(pool.key[0], pool.key[1], firm.who, np.uint64(pool.week + 1), PLACE)
    if uniform_of(words[0]) < -math.expm1(-numbers.supplier_review * MONTH):
        left = np.int64(words[1]) % number
        for p in range(PROVINCES):
            if places[p].certainty * law.supplier_penalty <= mildest + ALIKE:
                if left == 0:
                    firm.province = p
                    return
                left -= 1


@part
def sells_now(firm, pool, law, numbers):
    """What a firm that sells can sell now, relative to what the usual sellers of its tier do together."""
    able = firm.capacity * reach(firm.sites, pool.up, pool.off_web)
    return able * audited(law.orders_audited, pool.spread, numbers) if firm.sort == DIVERTER else able


@part
def rows_of(eight, firms):
    """The rows of the eight firms that a word of `eights` tells of; where it is nought none of them sells, as few of thousands do."""
    return range(8 * eight, min(8 * eight + 8, firms.size))


@rule
def willing(here):
    """What all sellers of each tier can sell [T], relative to the start, into the pool; `here`: `sources.Sources`."""
    pool, law, numbers = here.pool[0], here.laws[0], here.numbers[0]
    pool.up = storefronts_up(law, numbers)
    pool.willing[:] = 0.0
    for eight in range(here.eights.size):
        if here.eights[eight]:
            for row in rows_of(eight, here.firms):
                if here.trading[row].sells:
                    pool.willing[here.firms[row].tier] += sells_now(here.firms[row], pool, law, numbers)


@rule
def officials_act(here):
    """A month of officials: provinces are listed, officials attend, some sellers are found out, and firms hear of it."""
    pool, law, numbers, listed = here.pool[0], here.laws[0], here.numbers[0], 0
    for p in range(PLACES):
        listed += here.places[p].listed
    if listed != min(law.listed_provinces, PROVINCES):
        list_worst(here.places, illicit(here), min(law.listed_provinces, PROVINCES))
    for p in range(PLACES):
        attend(here.places[p], law, pool, numbers)
    sellers, caught = np.zeros(PLACES), np.zeros(PLACES)
    for eight in range(here.eights.size):
        if here.eights[eight]:
            for row in rows_of(eight, here.firms):
                if here.trading[row].sells:
                    place = here.firms[row].province
                    sellers[place] += 1.0
                    if is_found(here.firms[row], here.places[place], pool, law, numbers):
                        caught[place] += 1.0
                        here.trading[row].sells = False
    for p in range(PLACES):
        hear(here.places[p], caught[p], sellers[p], numbers)
    pool.selling, pool.feared = 0, 0.0


@rule
def illicit(here):
    """Illicit capacity by place [P]."""
    there = np.zeros(PLACES)
    for row in range(here.firms.size):
        if here.trading[row].sells:
            there[here.firms[row].province] += here.firms[row].capacity
    return there


@rule
def firms_reconsider(here):
    """A month of every firm that has something to decide: those who sell, and those to whom entry is worth its cost (the first ones)."""
    pool, law, numbers = here.pool[0], here.laws[0], here.numbers[0]
    most = max(pool.gain[0], pool.gain[1], pool.gain[2])
    for eight in range(here.eights.size):
        if here.eights[eight] or here.firms[8 * eight].entry_cost <= most:
            for row in rows_of(eight, here.firms):
                if here.trading[row].sells or here.firms[row].entry_cost <= most:
                    review(here.firms[row], here.trading[row], here.places, pool, here.laws, numbers)
                    move(here.firms[row], here.trading[row], here.places, pool, law, numbers)


@rule
def learn(pool, law, numbers):
    """A week's lessons of all firms: lost buyers are met off the web; what audits stop is spread over further firms; designations fade."""
    pool.up = storefronts_up(law, numbers)
    met = reach(numbers.usual_sites, pool.up, pool.off_web)
    pool.off_web += numbers.off_web_speed * (1.0 - met) * (1.0 - pool.off_web)
    if numbers.suppliers_move:
        pool.spread += (numbers.spreading * law.orders_audited - pool.spread) / WEEKS_A_YEAR
    pool.fear_other *= 1.0 - numbers.designation_memory
    pool.fear_major *= 1.0 - numbers.designation_memory
    pool.met = reach(numbers.usual_sites, pool.up, pool.off_web)


@rule
def count(here, seen):
    """Who sells chemicals, by kind and by place, from how many storefronts, and which share of what they could sell is from abroad; into
    the fields of `seen` [1]."""
    pool, law, numbers, counted = here.pool[0], here.laws[0], here.numbers[0], seen[0]
    abroad, total = 0.0, 0.0
    for eight in range(here.eights.size):
        if here.eights[eight]:
            for row in rows_of(eight, here.firms):
                if here.trading[row].sells:
                    firm = here.firms[row]
                    able = sells_now(firm, pool, law, numbers)
                    counted.sellers[firm.sort] += 1.0
                    counted.sellers_at[firm.province] += 1.0
                    counted.sites += firm.sites
                    total += able
                    abroad += able if here.places[firm.province].abroad else 0.0
    counted.sold_abroad = abroad / max(total, 1e-12)
