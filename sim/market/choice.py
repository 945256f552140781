"""What a trafficking cell decides: whom it knows, what it moves, how much of its capacity it uses, whether it grows.

Rules of one cell: its own row, its organisation (`group`), its coast's wholesale market, what all cells see, and numbers.
"""

import numpy as np

from sim.exact import exp
from sim.jit import part, rule
from sim.market import CHANNELS, FENTANYL_LAND, FENTANYL_MAIL, HEROIN_LAND, PRODUCT_OF, REGIONS, cost, distance, routes
from sim.market.routes import REVIEW

UNKNOWN = -1e9           # score of a line without access, below any profit
ENTRANT_SHARE = 0.005   # a cell never falls below this share of the mean of its kind: someone new takes the place


@rule
def learn(cell, sees, numbers):
    """A week of learning: a cell's access to the sources of each line, in [0, 1].

    It finds a source unaided (innovation) or from cells that use it (imitation: own coast, a little the other one; see `distance`). With
    learning off it knows every source that can be reached; where groups do not work together, contacts between states go stale. A vendor
    that leaves the mail for transit groups tells a part of its customers, who can then buy there. Who is left without goods asks others
    for theirs.
    """
    asks = numbers.turning * unfilled(cell, sees) if numbers.look_elsewhere else 0.0
    ties = distance.ties(cell, numbers)
    for line in range(CHANNELS):
        unaided = numbers.innovation * (ties * numbers.found_abroad[cell.home, line])
        found = (unaided + (numbers.imitation + asks) * sees.heard[cell.home, line]) * sees.reachable[line]
        known = min(cell.access[line] + cell.learning * found * (1 - cell.access[line]), 1.0)
        if not numbers.learning:
            known = 1.0 if sees.reachable[line] > 0 else 0.0
        stale = 0.0 if numbers.alliance or line == HEROIN_LAND else numbers.deals_lost
        cell.access[line] = cell.lines[line] * known * (1 - stale)
    lacks = cell.access[FENTANYL_MAIL] - cell.access[FENTANYL_LAND]
    if sees.introduced > 0.0 and lacks > 0.0:
        cell.access[FENTANYL_LAND] += cell.lines[FENTANYL_LAND] * sees.introduced * lacks


@rule
def plan(cell, group, market, sees, numbers):
    """A cell plans its week: crossings now and then, its mix of lines, how much of its capacity it uses; what it offers, DE by line.

    Newcomers can do no more than their contacts allow, and earn what comes. Where growth follows sales, so does what others earn: a line
    whose orders sources leave unfilled pays for what they fill.
    """
    routes.land(cell, group, sees, numbers)
    if sees.review and numbers.routes:
        routes.choose(cell, numbers, REVIEW)
    reckon(cell, market, sees, numbers)
    used, gained = 0.0, 0.0
    for line in range(CHANNELS):
        used, gained = used + cell.mix[line] * cell.use[line], gained + cell.mix[line] * cell.gain[line]
    if numbers.product_choice:
        choose_lines(cell, sees, numbers)
    earned, means = 0.0, cell.capacity * group.means
    for line in range(CHANNELS):
        use, gain = (cell.use[line], cell.gain[line]) if numbers.product_choice else (used, gained)
        cell.use[line] = use_of_capacity(use, gain, numbers)
        known = max(cell.access[line], cell.fitted)
        cell.offer[line] = means * cell.mix[line] * cell.use[line] * known
        least = 0.0 if numbers.sales_growth else cell.fitted
        earned += cell.mix[line] * cell.gain[line] * max(sees.filled[line] * known, least)
    cell.profit_share = earned


@part
def reckon(cell, market, sees, numbers):
    """What a cell earns on a DE of each line: its margin in USD, and its gain as a share of the price expected on arrival.

    The price, less what bringing proceeds home costs beyond 2006, less handling and what it takes to land a DE on the crossings it uses.
    """
    kept = 1.0
    for channel in range(len(sees.excess)):
        kept -= cell.channels[channel] * sees.excess[channel]
    for line in range(CHANNELS):
        cell.margin[line] = market.expected[PRODUCT_OF[line]] * kept - cost.handled(line, market, sees, numbers)
    for route in range(routes.ROUTES):
        cell.margin[routes.LINE_OF[route]] -= cell.shares[route] * cell.landed_cost[route]
    for line in range(CHANNELS):
        cell.gain[line] = cell.margin[line] / market.expected[PRODUCT_OF[line]]


@part
def choose_lines(cell, sees, numbers):
    """A cell's mix of lines, which sums to one, after a week of re-planning.

    Logit on expected profit per DE, counted at the share of orders a source filled (a loss counts in full); only lines it has access to; a
    fraction `inertia` of the business is re-planned each week, and more where sources leave orders unfilled and cells look elsewhere. Who
    has no access to anything stays as it is.
    """
    best, total = UNKNOWN, 0.0
    for line in range(CHANNELS):
        if cell.access[line] > 0:
            best = max(best, score(cell, line, sees, numbers))
    for line in range(CHANNELS):
        cell.wish[line] = 0.0
        if cell.access[line] > 0:
            cell.wish[line] = cell.access[line] * exp(max(score(cell, line, sees, numbers) - best, -40.0))
            total += cell.wish[line]
    if total > 0:
        pace = numbers.inertia
        if numbers.look_elsewhere:
            pace = min(pace + numbers.turning * unfilled(cell, sees), 1.0)
        for line in range(CHANNELS):
            cell.mix[line] += pace * (cell.wish[line] / total - cell.mix[line])


@part
def unfilled(cell, sees):
    """Share of a cell's business that sources leave unfilled, as it remembers."""
    share = 0.0
    for line in range(CHANNELS):
        share += cell.mix[line] * (1.0 - sees.filled[line])
    return share


@part
def score(cell, line, sees, numbers):
    """How good a line looks to a cell: what a DE earns, USD, or what a price like that of 2006 would earn at the line's return on price."""
    earns = numbers.usual_price * cell.gain[line] if numbers.by_price else cell.margin[line]
    return numbers.choice_sense * min(earns, earns * sees.filled[line])


@part
def use_of_capacity(use, gain, numbers):
    """Share of its capacity a cell offers after a week: logistic in the return above the required one, moving slowly."""
    short = (numbers.required_return - gain) / numbers.use_slope - 1.5
    return use + numbers.use_memory * (1 / (1 + exp(min(max(short, -30.0), 30.0))) - use)


@part
def afforded(cash, outlay, numbers):
    """Share of its plans that an organisation's working capital and credit can pay; 1 where credit is free.

    cash and weekly outlay of its cells, USD; working capital below a part of the weeks of outlay that it likes to hold is scarce.
    """
    if not numbers.liquidity:
        return 1.0
    least = numbers.money.scarce * numbers.money.working_weeks
    return min(max((cash + numbers.money.purse) / max(least * outlay, 1e-9) + numbers.money.credit, 0.0), 1.0)


@rule
def organise(group, sees, numbers):
    """An organisation's week: what part of their plans its cells can pay for, and how they pass a barrier between ports."""
    group.means = afforded(group.cash, group.outlay, numbers)
    group.evasion = routes.evade(sees.barrier, group.grams, numbers.moving[HEROIN_LAND] / numbers.gross_g[HEROIN_LAND], numbers)


@rule
def grow(cell, group, sees, numbers):
    """A cell's capacity after a week, and the largest it ever had.

    Growth on returns above the required one, decline below, an entrant at the bottom: a part of the mean of its coast's fitted cells, or
    for others what they began with. How far growth can be paid for and how fast a trade is multiply growth. With entry off nobody takes an
    empty place, and no cell grows beyond its peak.
    """
    bottom = ENTRANT_SHARE * sees.mean_size[cell.region] if cell.fitted > 0 else cell.floor
    signal = 1 - 2 / (exp(2 * (cell.profit_share - numbers.required_return) / numbers.return_scale) + 1)   # tanh
    pace = numbers.growth * (group.means * cell.pace) if signal > 0 else numbers.decline
    grown = cell.capacity * exp(pace * signal)
    cell.capacity = max(grown, bottom) if numbers.entry else min(grown, max(cell.peak, cell.capacity))
    cell.peak = max(cell.peak, cell.capacity)


@part
def able(cell):
    """Fentanyl a cell could bring, DE a week."""
    return cell.capacity * max(cell.access[FENTANYL_MAIL], cell.access[FENTANYL_LAND])


@rule
def brings_fentanyl(knows, region, cells, number):
    """Share of what dealers' contacts could bring that includes fentanyl, [D]; online importers can be found by anyone.

    knows [D, C]: rows of the cells a dealer knows, of `number` fitted ones in its region [D].
    """
    online, share = np.zeros(REGIONS), np.empty(len(knows))
    for row in range(len(cells)):
        online[cells[row].region] += (1 - cells[row].fitted) * able(cells[row]) * knows.shape[1] / number
    for dealer in range(len(knows)):
        some = every = online[region[dealer]]
        for contact in range(knows.shape[1]):
            some += able(cells[knows[dealer, contact]])
            every += cells[knows[dealer, contact]].capacity
        share[dealer] = some / max(every, 1e-12)
    return share
