"""A week at the sources, in compiled loops over the rules of firms, officials, hauliers and makers."""

import math
from typing import NamedTuple

import numpy as np

from sim.chance import Decision, draw
from sim.clock import WEEKS_A_YEAR
from sim.jit import part, rule
from sim.market import FENTANYL_LAND, FENTANYL_MAIL, HUB, SEA, chemicals, makers, officials, plants, suppliers
from sim.market.makers import LAB, MONTH, VENDOR

FOUND, ENTERS, BUILDS_LARGE = (np.uint64(d) for d in (Decision.SUCCESSOR, Decision.FIRM_ENTRY, Decision.LAB_SIZE))
REBUILT = 0x8000   # added to the place of a lab that is built again, so that it never shares luck with an entrant
LINES = (FENTANYL_LAND, FENTANYL_MAIL)   # of a trade


class Sources(NamedTuple):
    """Everything at the sources, as records that compiled code reads and writes by name (fields: see the kinds in `agents/`).

    firms [S] suppliers, the cheapest entry first, trading [S] whether they sell, eights [S / 8] the same of eight at a time, as one word;
    pool [1] what all of them know and see; places [P]; haulier [1]; makers [M], trades [2] what all makers of a trade know and see;
    laws [2] in force, and as announced; numbers [1].
    """

    firms: np.ndarray
    trading: np.ndarray
    eights: np.ndarray
    pool: np.ndarray
    places: np.ndarray
    haulier: np.ndarray
    makers: np.ndarray
    trades: np.ndarray
    laws: np.ndarray
    numbers: np.ndarray


@rule
def begin(here, week, costs):
    """A week begins: strikes and sweeps fade in memory; labs that were struck come back; costs [K] of goods at their source follow.

    What a small lab lacks against the large one it was is not replaced.
    """
    numbers, labs, vendors = here.numbers[0], here.trades[LAB], here.trades[VENDOR]
    here.pool[0].week = labs.week = vendors.week = week
    labs.struck *= 1.0 - numbers.strike_memory
    vendors.swept += numbers.strike_memory * (1.0 - vendors.swept)
    order = REBUILT
    for row in range(labs.first, labs.last if week else 0):
        maker = here.makers[row]
        if maker.rebuild == week:
            who = makers.name_of(week, LAB, order)
            large = draw(labs.key, BUILDS_LARGE, week, who) < plants.chance_large(labs.struck, numbers)
            maker.peak *= 1.0 if large or not maker.large else numbers.small_size
            maker.capacity, maker.large = maker.peak, maker.large and large
            maker.open, maker.opened, maker.rebuild, maker.identity = True, week, 0, who
            order += 1
    price(here, costs)


@rule
def price(here, costs):
    """Costs [K] of goods at their source relative to usual: heroin's is left; vendors too live on the export rebate; transit groups pay
    labs or vendors for what each of them made; where the costs of making are held equal nothing moves them."""
    numbers, haulier = here.numbers[0], here.haulier[0]
    weigh_costs(here)
    costs[:] = haulier.dearer = 1.0
    if not numbers.costs_equal:
        costs[FENTANYL_MAIL] = 1.0 + numbers.rebate * here.laws[0].rebate_removed
        if haulier.finished > 0.0:
            haulier.dearer += haulier.finished * (numbers.finished_cost * costs[FENTANYL_MAIL] / haulier.cost - 1.0)
        costs[FENTANYL_LAND] = haulier.cost * haulier.dearer


@rule
def weigh_costs(here):
    """Cost of what labs make, relative to usual, by the share of their capacity in large labs; the usual share where there are no labs."""
    numbers, labs, large, total = here.numbers[0], here.trades[LAB], 0.0, 0.0
    for row in range(labs.first, labs.last):
        maker = here.makers[row]
        total += maker.capacity
        large += maker.capacity if maker.large else 0.0
    share = large / total if total > 0.0 else plants.usual_large(numbers)
    here.haulier[0].cost = chemicals.lab_cost(here.haulier[0], share - plants.usual_large(numbers), numbers)


@rule
def supply(here, search, successor, week, cooperation, cases):
    """A week of chemicals: firms offer and hauliers bring them; once a month officials act and firms reconsider; what the week teaches.

    search [crossings]: effort; cooperation of the source country, cases against sources there: all relative to usual. successor [K]: the
    part of what each line sends that is one, written here.
    """
    pool = here.pool[0]
    pool.week, pool.cooperation, pool.reach = week, cooperation, cooperation * cases
    deliver(here, search)
    if week % MONTH == 0:
        suppliers.officials_act(here)
        suppliers.firms_reconsider(here)
    learn(here, successor)


@rule
def deliver(here, search):
    """Firms offer chemicals, hauliers bring them: what labs can cover of their need, and what selling to them earns."""
    pool, haulier, numbers = here.pool[0], here.haulier[0], here.numbers[0]
    haulier.effort[0], haulier.effort[1], haulier.effort[2] = search[SEA], search[HUB], 1.0
    chemicals.travel(haulier, numbers)
    suppliers.willing(here)
    chemicals.bring(haulier, pool.willing, here.trades[LAB].skill, numbers)
    pool.short = 1.0 - haulier.supplied
    for t in range(chemicals.TIERS):
        pool.gain[t] = chemicals.gain(haulier.price[t], here.laws[0], numbers)


@rule
def learn(here, successor):
    """What a week teaches: firms, labs that go back to lower tiers, makers who meet the law; once a month some may find other products."""
    pool, law, numbers = here.pool[0], here.laws[0], here.numbers[0]
    suppliers.learn(pool, law, numbers)
    if numbers.may_step_back:
        makers.step_back(here.trades[LAB], pool.short, numbers)
    for p in range(officials.PLACES):
        here.places[p].lost = officials.lost_trade(here.places[p], law)
    press(here)
    for kind in (LAB, VENDOR):
        trade = here.trades[kind]
        if pool.week % MONTH == 0:
            invent(here.makers, kind, trade, numbers)
        successor[LINES[kind]] = successor_share(here.makers, trade)
    finished = here.haulier[0].finished
    if finished > 0.0:
        successor[FENTANYL_LAND] += finished * (transit_successors(here) - successor[FENTANYL_LAND])


@rule
def press(here):
    """What the law does to makers this week, and what presses them to look for other products: log of the penalty on the old one, or of
    chemicals being short. Penalties count what sweeps did to others of late."""
    pool, law, numbers, vendors = here.pool[0], here.laws[0], here.numbers[0], here.trades[VENDOR]
    usual = numbers.penalty if numbers.enforcement else 0.0
    if numbers.deterred:
        usual *= (1.0 + numbers.salience * vendors.swept) / (1.0 + numbers.salience)
    for kind in (LAB, VENDOR):
        trade = here.trades[kind]
        trade.penalty_new, trade.penalty = usual, usual * (law.class_scheduled * pool.cooperation)
        trade.penalty_transit = usual * numbers.transit_exposure * law.supplier_penalty
        trade.supplied, trade.held = (1.0, law.reentry_held) if kind == VENDOR else (here.haulier[0].supplied, 0.0)
    vendors.pressure = math.log(max(law.class_scheduled, 1.0))
    bite = numbers.regulation_bite * law.regulated if law.regulated_tiers > 0 else 0.0
    here.trades[LAB].pressure = math.log1p(bite) + pool.short


@rule
def invent(firms, kind, trade, numbers):
    """A month: a trade may find a successor, learns it, and its makers take it up or drop it."""
    if not (numbers.successors_alone or numbers.successors_provoked):
        trade.know, trade.since = 0.0, 0
        for row in range(trade.first, trade.last):
            firms[row].successor = False
        return
    chance = -math.expm1(-plants.find_rate(trade.pressure, numbers) * MONTH / WEEKS_A_YEAR)
    found = draw(trade.key, FOUND, trade.week + 1, kind) < chance
    if found and trade.since == 0 and capacity_of(firms, trade) > 0.0:
        trade.since = trade.week
    if trade.since:
        know = trade.know
        trade.know = min(know + MONTH * numbers.successor_learning * (know + 0.02) * (1.0 - know), 1.0)
        take_up(firms, trade, numbers)


@rule
def take_up(firms, trade, numbers):
    """Every maker of a trade takes its successor up, or drops it."""
    for row in range(trade.first, trade.last):
        makers.take_up(firms[row], trade, numbers)


@rule
def capacity_of(firms, trade):
    """DE a week that the open firms of a trade could make and sell on its line; what is not open has no capacity."""
    total = 0.0
    for row in range(trade.first, trade.last):
        total += 0.0 if firms[row].transit else firms[row].capacity
    return total


@rule
def successor_share(firms, trade):
    """Share of a trade's capacity that makes a successor product; nobody makes what nobody knows."""
    new, total = 0.0, 0.0
    if trade.know == 0.0:
        return 0.0
    for row in range(trade.first, trade.last):
        capacity = 0.0 if firms[row].transit else firms[row].capacity
        total += capacity
        new += capacity if firms[row].successor else 0.0
    return new / total if total > 0.0 else 0.0


@part
def transit_successors(here):
    """Share of what vendors sell to transit groups that is a successor product."""
    trade, new, total = here.trades[VENDOR], 0.0, 0.0
    if trade.know == 0.0:
        return 0.0
    for row in range(trade.first, trade.last):
        maker = here.makers[row]
        sold = maker.sends if maker.transit else 0.0
        total += sold
        new += sold if maker.successor else 0.0
    return new / total if total > 0.0 else 0.0


@rule
def fill(here, offered, reachable, share):
    """What sources can fill of what cells offer to move, share [K]; heroin's sources are never short.

    offered [K] DE; reachable [K] 1 where the sources of a line can be reached, else 0. Labs work as far as chemicals and store last.
    Transit groups get what labs make and what vendors sell to them.
    """
    haulier, left = here.haulier[0], 1.0 - here.laws[0].upstream_lost
    labs = capacity_of(here.makers, here.trades[LAB])
    haulier.offered = labs * haulier.supplied
    made = min(labs, haulier.offered + haulier.store)
    here.trades[LAB].able = made / labs * left if labs > 0.0 else 0.0
    here.trades[VENDOR].able, here.trades[VENDOR].able_transit = here.pool[0].met * left, left
    finished = 0.0
    for kind in (VENDOR, LAB):
        trade, line, can = here.trades[kind], LINES[kind], 0.0
        for row in range(trade.first, trade.last):
            sends = makers.fill(here.makers[row], trade)
            if here.makers[row].transit:
                finished += sends
            else:
                can += sends
        if kind == LAB:
            haulier.finished = finished / (can + finished) if finished > 0.0 else 0.0
            can += finished
        can *= reachable[line]
        trade.asked = offered[line] / max(can, 1e-9)
        share[line] = min(1.0, can / max(offered[line], 1e-9))


@rule
def come_and_go(here, profit, reachable, raids, sent):
    """Makers are raided, give up, grow or shrink on what their line pays, profit [K], and open where there is room.

    raids: how much labs are raided, relative to usual; sent [R, K] DE this week.
    """
    numbers = here.numbers[0]
    notice_sales(here, sent)
    traced = 1.0 + numbers.tracing * here.laws[0].traced
    here.trades[LAB].raids = numbers.raid_rate * (raids * traced) / WEEKS_A_YEAR
    bear_risks(here)
    here.trades[VENDOR].growth_transit = 1.0
    if reachable[FENTANYL_LAND]:
        here.trades[LAB].profit = profit[FENTANYL_LAND]
        here.trades[VENDOR].growth_transit = makers.growth_in_transit(here.trades[LAB], numbers)
    for kind in (VENDOR, LAB):
        if reachable[LINES[kind]]:
            here.trades[kind].profit = profit[LINES[kind]]
            hand_on(here.makers, here.trades[kind], numbers)
            weigh(here.makers, here.trades[kind], numbers)
            makers.forget(here.trades[kind], kind, numbers)
            grow(here.makers, here.trades[kind], numbers)
            enter(here, kind)


@part
def notice_sales(here, sent):
    """Makers of every trade see which part of what they could make went this week, of sent [R, K] DE; labs can make what chemicals and
    store allow."""
    for kind in (LAB, VENDOR):
        went = 0.0
        for region in range(len(sent)):
            went += sent[region, LINES[kind]]
        went *= 1.0 - here.haulier[0].finished if kind == LAB else 1.0
        could = capacity_of(here.makers, here.trades[kind])
        if kind == LAB:
            could = min(could, here.haulier[0].offered + here.haulier[0].store)
        makers.notice_sales(here.trades[kind], went, could, here.numbers[0])


@rule
def bear_risks(here):
    """What the law does to every maker; which part of a trade's capacity turns to transit groups."""
    for kind in (LAB, VENDOR):
        trade, turned, total = here.trades[kind], 0.0, 0.0
        for row in range(trade.first, trade.last):
            maker = here.makers[row]
            before = maker.transit
            total += 0.0 if before else maker.capacity   # those who are told are customers of the mail
            makers.bear_risk(maker, trade, here.numbers[0])
            turned += maker.capacity if maker.transit and not before else 0.0
        trade.turned = turned / total if turned > 0.0 else 0.0


@rule
def hand_on(firms, trade, numbers):
    """Know-how of a trade is passed on, or goes; in how many of its firms it is."""
    trade.knowing = 0
    for row in range(trade.first, trade.last):
        makers.hand_on(firms[row], trade, numbers)
        trade.knowing += firms[row].knows


@rule
def weigh(firms, trade, numbers):
    """How a trade's capacity should grow, and which part of it comes as new firms; who is there."""
    trade.number = taken = 0
    for row in range(trade.first, trade.last):
        taken += firms[row].open
        trade.number += firms[row].open and not firms[row].transit
    trade.capacity = capacity_of(firms, trade)
    trade.rate = makers.growth_rate(trade, numbers)
    room = taken < (trade.end if numbers.open_places else trade.last) - trade.first
    enters = numbers.entry and trade.rate > 0.0 and (trade.free > 0 or not numbers.know_how)
    trade.crowded = enters and not room
    trade.by_entry = numbers.entry_share if enters and room else 0.0
    trade.growth = math.exp(trade.rate * (1.0 - trade.by_entry))


@rule
def grow(firms, trade, numbers):
    """Every maker of a trade expands or shrinks."""
    for row in range(trade.first, trade.last):
        makers.grow(firms[row], trade, numbers)


@rule
def enter(here, kind):
    """New firms of a trade: as many as luck gives of the part of growth that comes so, of typical size; a new lab is large or small.

    Where nobody is at work the first firms open, with Zipf sizes that sum to the capacity with which a source starts: somebody always
    tries, or as many as know how where that takes know-how. With entry off nobody opens.
    """
    numbers, trade = here.numbers[0], here.trades[kind]
    if numbers.entry and trade.number == 0:
        first_firms(here, kind)
    elif numbers.entrants and numbers.entry:
        begin_who_gain(here, kind)
    elif trade.by_entry > 0.0:
        wanted, size = (1.0 - trade.held) * trade.by_entry * trade.rate * trade.capacity, trade.capacity / trade.number
        if draw(trade.key, ENTERS, trade.week, kind) < wanted / max(size, 1e-9):
            strikes = here.trades[LAB].struck
            large = draw(trade.key, BUILDS_LARGE, trade.week, kind) < plants.chance_large(strikes, numbers)
            opens(here, kind, 0, size if trade.by_mail else size * plants.size_of(large, numbers), large)


@rule
def begin_who_gain(here, kind):
    """Of those who would gain by beginning and are not at work a part looks in a week, and so many begin: as many as know how, as can
    re-enter and find a place, of typical size."""
    numbers, trade, strikes = here.numbers[0], here.trades[kind], here.trades[LAB].struck
    size = trade.capacity / trade.number
    wanted = (1.0 - trade.held) * numbers.supplier_review * max(makers.worthwhile(trade, numbers) - trade.number, 0.0)
    for n in range(int(wanted + draw(trade.key, ENTERS, trade.week, kind))):
        if trade.free > 0 or not numbers.know_how:
            large = draw(trade.key, BUILDS_LARGE, trade.week, makers.name_of(trade.week, kind, n)) < plants.chance_large(strikes, numbers)
            opens(here, kind, n, size if trade.by_mail else size * plants.size_of(large, numbers), large)


@rule
def first_firms(here, kind):
    """The first firms of a trade, sizes by Zipf's law, the largest ones large; no more than there are people who know how."""
    numbers, trade = here.numbers[0], here.trades[kind]
    count, sizes = numbers.vendors if trade.by_mail else numbers.labs, 0.0
    for n in range(count):
        sizes += 1.0 / (n + 1)
    for n in range(min(count, trade.free) if numbers.know_how else count):
        size = (1.0 - trade.held) * numbers.seed_capacity * (1.0 / (n + 1)) / sizes
        opens(here, kind, n, size, n < numbers.super_share * count)


@part
def opens(here, kind, order, capacity, large):
    """The firm that comes as number `order` in this week opens if it finds a pitch and dares."""
    trade = here.trades[kind]
    row = makers.settle_in(here.makers, makers.name_of(trade.week, kind, order), trade, here.numbers[0])
    if row >= 0:
        maker = here.makers[row]
        maker.capacity, maker.peak, maker.large = capacity, capacity, large


@rule
def settle(here, output, source_usd, accounts):
    """A week of chemicals is sent, lost, bought and used, and entered in the accounts of a ledger [1].

    output: DE that labs made; source_usd: USD that a DE costs them. Returns USD that labs pay for the chemicals.
    """
    haulier, numbers, books, tiers = here.haulier[0], here.numbers[0], accounts[0], 0.0
    chemicals.order(haulier, output, numbers)
    weigh_costs(here)
    for t in range(chemicals.TIERS):
        tiers += haulier.tiers[t]
    for t in range(chemicals.TIERS):
        haulier.by_tier[t] = haulier.tiers[t] / max(tiers, 1e-12)
        books.chemicals[t] += haulier.by_tier[t] * haulier.bought
    for x in range(chemicals.ROUTES):
        books.chemicals_sent[x] += haulier.sent[x]
        books.chemicals_lost[x] += haulier.sent[x] * haulier.lost[x]
    return haulier.bought * (source_usd / (haulier.cost * haulier.dearer)) * numbers.cost_share * haulier.ratio
