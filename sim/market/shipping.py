"""A week of trafficking, in compiled passes over all cells: what they see, plan, send, lose, are paid, learn and grow into.

Each pass calls the rules of one cell, one organisation or one market (`choice`, `routes`, `purity`, `laundering`, `wholesale`), the same
that an agent's verb calls. Records are arrays of rows: cells [F], groups [O] (organisations), markets [R]; what all see and the numbers
they go by are arrays of one row (`sim/agents/sight.py`).
"""

from typing import NamedTuple

import numpy as np

from sim.jit import part, rule
from sim.market import (
    BETWEEN,
    CHANNELS,
    FENTANYL,
    HEROIN_LAND,
    PRODUCT_OF,
    PRODUCTS,
    REGIONS,
    choice,
    cost,
    distance,
    laundering,
    penalties,
    purity,
    routes,
    wholesale,
)
from sim.market.risk import choose_loads, power
from sim.market.routes import CROSSING_OF, HEROIN_ROUTES, LINE_OF, REVIEW, ROUTES
from sim.params.places import DIVISIONS

FLOW_MEMORY = 0.1   # a lead time
LEAST_FREE = 0.01   # a field never is destroyed altogether
TRACE = 1e-9        # DE: keeps the shares of cells that bring nothing finite
NO_LIMIT = np.inf


class Paid(NamedTuple):
    """What a week of trafficking moved between holders of money, USD: to sources of heroin, makers of fentanyl and carriers; proceeds taken
    in by launderers, brought home, frozen; what owners took out, less what they put back."""

    sources: float
    makers: float
    carriers: float
    taken: float
    home: float
    frozen: float
    drawn: float


@rule
def open_week(cells, sees, effort, rules, numbers, search):
    """What a dose costs by line at the mean purity of the week's business, and the loads that cells choose under its search, effort [P]."""
    seen, law, custom = sees[0], rules[0], numbers[0]
    seen.review = seen.week % REVIEW == 0
    seen.barrier = law.crossing_cost_between - 1
    seen.cut = law.searched_heroin > 0 or law.landed_heroin < 1
    free = max(1 - law.crops_sprayed, LEAST_FREE)
    seen.crop += custom.crop_speed * (1 / power(free, custom.crop_response) - seen.crop)
    bulk(cells, seen)
    for line in range(CHANNELS):
        seen.gross_g[line] = custom.gross_g[line] * seen.bulk[line]
        seen.source[line] = custom.source[line] * seen.at_source[line] * (seen.crop if line == HEROIN_LAND else 1.0)
        seen.moving[line] = custom.moving[line] * seen.bulk[line]
    pay(seen, law, custom)
    choose_loads(sees, effort, search, law.parcel_penalty, law.crossing_cost_between)


@part
def pay(seen, law, numbers):
    """What carriers ask on each route and handlers inside the country, for the risk that they have come to know: carriers of losses and
    what follows them, handlers of penalties there. Where pay does not follow risk it is that of the numbers."""
    seen.inside += numbers.risk_memory * (penalties.threat(law, numbers) - seen.inside)
    handlers = cost.pay_for(seen.inside, numbers.handling_risk) if numbers.pay_follows_risk else 1.0
    for line in range(CHANNELS):
        seen.handling[line] = numbers.handling[line] * handlers
    for route in range(ROUTES):
        seen.pay[route] = cost.pay_for(seen.risk[route], numbers.wage_of_risk) if numbers.pay_follows_risk else 1.0


@part
def bulk(cells, seen):
    """Mean mass of a DE over that of 2006 on each line, by the business of all cells."""
    for line in range(CHANNELS):
        total, heavy = 0.0, 0.0
        for row in range(len(cells)):
            business = cells[row].capacity * cells[row].mix[line] + 1e-9
            total, heavy = total + business, heavy + business / cells[row].purity[line]
        seen.bulk[line] = heavy / max(total, 1e-9)


@rule
def survey(cells, groups, sees, numbers):
    """What cells see of each other: who uses which sources, how large fitted cells are; and what every organisation's cells add up to."""
    seen, custom = sees[0], numbers[0]
    seen.mean_size[:] = 0.0
    seen.using[:] = 0.0
    business = np.zeros((DIVISIONS, CHANNELS))
    for row in range(len(groups)):
        groups[row].cash = groups[row].outlay = groups[row].grams = 0.0
    for row in range(len(cells)):
        cell = cells[row]
        group = groups[cell.organisation]
        seen.mean_size[cell.region] += cell.fitted * cell.capacity / custom.number
        for line in range(CHANNELS):
            done = cell.capacity * cell.mix[line] * cell.access[line]
            seen.using[cell.region, line] += done
            business[cell.home, line] += done
        group.cash += cell.cash
        group.outlay += cell.outlay
        group.grams += between_ports(cell, custom)
    seen.using_anywhere[:] = 0.0
    for region in range(REGIONS):
        total = 0.0
        for line in range(CHANNELS):
            total += seen.using[region, line]
        for line in range(CHANNELS):
            seen.using[region, line] /= max(total, 1e-12)
            seen.using_anywhere[line] += seen.using[region, line]
    distance.overhear(seen, business, custom)


@part
def between_ports(cell, numbers):
    """What a cell moves between ports of entry, gross grams a week."""
    grams = 0.0
    for route in range(ROUTES):
        if CROSSING_OF[route] == BETWEEN:
            line = LINE_OF[route]
            there = cell.mix[line] * cell.use[line] * cell.capacity * numbers.gross_g[line] / cell.purity[line]
            grams += there * cell.shares[route]
    return grams


@rule
def organise_all(groups, sees, numbers):
    """Every organisation's week."""
    for row in range(len(groups)):
        choice.organise(groups[row], sees[0], numbers[0])


@rule
def plan_all(cells, groups, markets, sees, numbers):
    """Every cell learns of sources and plans its week; what all offer, DE [K], and the return on each line by the business done [K]."""
    seen, custom = sees[0], numbers[0]
    seen.offered[:] = 0.0
    seen.return_by_line[:] = 0.0
    business = np.zeros(CHANNELS)
    for row in range(len(cells)):
        cell = cells[row]
        choice.learn(cell, seen, custom)
        choice.plan(cell, groups[cell.organisation], markets[cell.region], seen, custom)
        for line in range(CHANNELS):
            done = cell.capacity * cell.mix[line] * max(cell.access[line], cell.fitted)
            business[line] += done
            seen.return_by_line[line] += done * cell.gain[line]
            seen.offered[line] += cell.offer[line]
    for line in range(CHANNELS):
        seen.return_by_line[line] /= max(business[line], 1e-9)


@rule
def send_all(cells, markets, sees, numbers, habits):
    """Sources fill the share `sees.met` of what cells offer, markets order, cells send as much of each offer as is ordered."""
    seen, custom = sees[0], numbers[0]
    for line in range(CHANNELS):
        seen.filled[line] += custom.use_memory * (seen.met[line] - seen.filled[line])
    for region in range(len(markets)):
        markets[region].offered[:] = 0.0
    for row in range(len(cells)):
        cell = cells[row]
        cell.losing[:] = 0.0
        for route in range(ROUTES):
            cell.losing[LINE_OF[route]] += cell.shares[route] * seen.lost[route]
        for line in range(CHANNELS):
            cell.offer[line] *= seen.met[line]
            markets[cell.region].offered[PRODUCT_OF[line]] += cell.offer[line] * (1 - cell.losing[line])
    for region in range(len(markets)):
        wholesale.order(markets[region], habits[0])
    for row in range(len(cells)):
        cell = cells[row]
        for line in range(CHANNELS):
            cell.sent[line] = cell.offer[line] * min(1.0, markets[cell.region].order_to_offer[PRODUCT_OF[line]])


@rule
def cross_all(cells, markets, way, sees, border, habits):
    """Search what cells send, put the rest on its way [L, R, K], take in what arrives; what of it may land and joins the stock.

    `border` holds what passed; border.most [R]: heroin that a quota lets land. What cells see lost [R, P] includes a quota's part.
    """
    seen, passed = sees[0], border[0]
    passed.sent[:], passed.seized[:], passed.sent_by_route[:], passed.seized_by_route[:] = 0.0, 0.0, 0.0, 0.0
    by_route = np.zeros((REGIONS, ROUTES))
    for row in range(len(cells)):
        cell = cells[row]
        for line in range(CHANNELS):
            passed.sent[cell.region, line] += cell.sent[line]
        for route in range(ROUTES):
            by_route[cell.region, route] += cell.sent[LINE_OF[route]] * cell.shares[route]
    for region in range(len(markets)):
        for route in range(ROUTES):
            seized = by_route[region, route] * seen.lost[route]
            passed.sent_by_route[route] += by_route[region, route]
            passed.seized_by_route[route] += seized
            passed.seized[region, LINE_OF[route]] += seized
        passed.successor_sent[region] = 0.0
        for line in range(CHANNELS):
            put_on_way(region, line, seen, passed, way, habits[0])
        take_in(region, markets[region], seen, passed, way)
        for route in range(ROUTES):
            kept = passed.kept_out[region] / max(passed.arrived[region], 1e-9) if HEROIN_ROUTES[route] else 0.0
            seen.noticed[region, route] = seen.lost[route] + (1 - seen.lost[route]) * kept
        if not seen.cut:
            markets[region].landed_last_year[seen.week % len(markets[region].landed_last_year)] = passed.arrived[region]


@part
def put_on_way(region, line, seen, passed, way, habits):
    """What a line sends and is not seized arrives after the line's lag; a part of fentanyl is a successor."""
    slot, left = (seen.week + habits.lags[line]) % len(way), passed.sent[region, line] - passed.seized[region, line]
    way[slot, region, line].goods += left
    if PRODUCT_OF[line] == FENTANYL:
        way[slot, region, line].successor += left * passed.successor[line]
        passed.successor_sent[region] += left * passed.successor[line]


@part
def take_in(region, market, seen, passed, way):
    """What arrives this week in a market, less the heroin that may not land; and what is under way after it."""
    market.on_way[:], market.under_way[:], market.successor_on_way = 0.0, 0.0, 0.0
    for line in range(CHANNELS):
        here, product = way[seen.week % len(way), region, line], PRODUCT_OF[line]
        landed = here.goods
        if line == HEROIN_LAND:
            passed.arrived[region] = here.goods
            landed = min(here.goods, passed.most[region])
            passed.kept_out[region] = here.goods - landed
        market.successor += here.successor
        here.goods, here.successor = 0.0, 0.0
        passed.landed[region, line] = landed
        market.stock[product] += landed
        if landed > 0:
            market.traded[product] = 1
        for slot in range(len(way)):
            market.on_way[line] += way[slot, region, line].goods
            market.successor_on_way += way[slot, region, line].successor
        market.under_way[product] += market.on_way[line]


@rule
def settle_all(cells, markets, used, sees, purse, numbers):
    """A week's accounts of all cells: what each brings and pays in a week, both smoothed, and its cash, USD.

    Cells are paid for what dealers took, used [R, J] DE, each by its part in what is brought; they pay for what they send, at the source
    and on the way, whatever is lost of it. Proceeds go home through launderers; owners draw on what is beyond need. Returns `Paid`.
    """
    seen, custom = sees[0], numbers[0]
    brought, worth = np.zeros((REGIONS, PRODUCTS)), np.zeros((REGIONS, PRODUCTS))
    sources, carriers, drawn = np.zeros(CHANNELS), 0.0, 0.0
    for region in range(REGIONS):
        for product in range(PRODUCTS):
            handling = used[region, product] * cost.handled(product, markets[region], seen, custom)
            worth[region, product] = used[region, product] * markets[region].price[product] - handling
            carriers += handling
    for row in range(len(cells)):
        bring(cells[row], brought)
    begin_money(purse[0])
    for row in range(len(cells)):
        cell = cells[row]
        carriers += account(cell, brought, worth, sources)
        laundering.send_home(cell, purse[0], custom, seen.week)
        if seen.review and custom.money_channels:
            laundering.choose(cell, purse[0], custom)
        drawn += laundering.draw(cell, custom.money)
    end_money(purse[0])
    makers = 0.0
    for line in range(1, CHANNELS):
        makers += sources[line]
    money = purse[0]
    return Paid(sources[HEROIN_LAND], makers, carriers, taken=money.taken, home=money.home, frozen=money.frozen, drawn=drawn)


@part
def bring(cell, brought):
    """What a cell brings in a week, DE, smoothed, and what its coast's cells bring together, [R, J]."""
    for product in range(PRODUCTS):
        cell.flow[product] *= 1 - FLOW_MEMORY
    for line in range(CHANNELS):
        cell.flow[PRODUCT_OF[line]] += FLOW_MEMORY * cell.sent[line] * (1 - cell.losing[line])
    for product in range(PRODUCTS):
        brought[cell.region, product] += cell.flow[product] + TRACE


@part
def account(cell, brought, worth, sources):
    """What a cell takes in, pays and earns; adds what it pays to sources [K]. Returns what it pays to carriers, USD."""
    taken, paid, moving = 0.0, 0.0, 0.0
    for product in range(PRODUCTS):
        taken += (cell.flow[product] + TRACE) / brought[cell.region, product] * worth[cell.region, product]
    for line in range(CHANNELS):
        bought = cell.sent[line] * (cell.unit_source[line] * cell.own_cost[line])
        sources[line] += bought
        paid += bought
    for route in range(ROUTES):
        fare = cell.sent[LINE_OF[route]] * cell.shares[route] * cell.carriers[route]
        paid, moving = paid + fare, moving + fare
    cell.proceeds, cell.earned = max(taken, 0.0), taken - paid
    cell.outlay += FLOW_MEMORY * (paid - cell.outlay)
    cell.cash += cell.earned - cell.proceeds
    return moving


@part
def begin_money(purse):
    """Nothing is taken in yet."""
    purse.by_channel[:] = 0.0
    purse.home = purse.under_way = 0.0


@part
def end_money(purse):
    """What launderers took in by channel, charged and lost; the volume they are used to moves towards it."""
    purse.taken = purse.fees = purse.frozen = 0.0
    for channel in range(len(purse.volume)):
        moved = purse.by_channel[channel]
        purse.taken += moved
        purse.fees += moved * ((1 - purse.loss[channel]) * purse.fee[channel])
        purse.frozen += moved * purse.loss[channel]
        purse.volume[channel] += laundering.VOLUME_MEMORY * (moved - purse.volume[channel])
    purse.earned += purse.fees


@rule
def learn_all(cells, markets, sees, numbers):
    """Cells and carriers learn what is lost where; what a kilo customarily costs follows its price; now and then cells re-think how pure
    loads are."""
    seen, custom = sees[0], numbers[0]
    for region in range(len(markets)):
        market = markets[region]
        for product in range(PRODUCTS):
            market.customary[product] += custom.custom_memory * (market.price[product] - market.customary[product])
    for route in range(ROUTES):
        punished = seen.punished[route] if custom.deterrence else 1.0
        seen.risk[route] += custom.risk_memory * (seen.lost[route] * punished / custom.usual_lost[route] - seen.risk[route])
    for line in range(CHANNELS):
        seen.weakest[line] = purity.weakest(seen.source[line] / custom.bulk_cost[line], custom.purity_response)
    for row in range(len(cells)):
        routes.notice(cells[row], seen, custom)
        if seen.review and custom.load_purity:
            purity.repack(cells[row], markets[cells[row].region], seen, custom)


@rule
def grow_all(cells, groups, sees, numbers):
    """Every cell reinvests or shrinks; an empty place is taken by an entrant."""
    for row in range(len(cells)):
        choice.grow(cells[row], groups[cells[row].organisation], sees[0], numbers[0])
