"""The border: how each crossing is manned and searched in a week, and where attention goes by what was found."""

import math

import numpy as np

from sim.jit import part, rule
from sim.market import CANADA, CROSSINGS, MAIL, SEA
from sim.market.cooperation import CANADA as NEIGHBOUR
from sim.market.cooperation import CHINA, MEXICO
from sim.market.desks import BEST, YIELDS, by_yields
from sim.market.routes import CROSSING_OF, ROUTES
from sim.market.screening import best_spread, free_staff, lift, search_of_checks, waved_through

STEP = 0.1             # elasticity of the weekly correction: goods take six weeks to show it, so small steps
MOST_PRESSURE = 200.0
FULLY_FOUND = 0.999    # most that is counted as found of what is sent


@part
def ordered(place, rules):
    """Search that the rules order at one crossing, relative to 2006."""
    return rules.search * (rules.search_mail, rules.search_ports, rules.search_between, rules.search_canada, rules.search_sea,
                           rules.search_hub, rules.search_domestic)[place]


@part
def edge(evaded, targeting):
    """The targeting model's area under the curve after what senders have learned away."""
    return 0.5 + (targeting - 0.5) * (1 - evaded)


@rule
def man(crossing, sees, rules, numbers):
    """Take in crossers, post staff and ships, keep the targeting model trained.

    Senders learn what a model looks for, and forget it when there is none.
    """
    if crossing.busy:
        crossing.load = sees.load
        crossing.staff = free_staff(sees.load, crossing.processing) if numbers.shared_staff else 1.0
    elif crossing.place == SEA:
        crossing.staff = sees.ships if numbers.shared_staff else 1.0
    crossing.taken = crossing.processing * crossing.load + crossing.clearing * sees.volume
    if rules.targeting > 0.5:
        crossing.trained += 1
        if crossing.trained >= rules.targeting_renewal:
            crossing.evaded *= 1 - numbers.relearned
            crossing.trained = 0
    if numbers.adversary:
        crossing.evaded += numbers.adversary_speed * ((1.0 if rules.targeting > 0.5 else 0.0) - crossing.evaded)


@rule
def search(crossing, sees, rules, numbers):
    """Search effort at a crossing relative to 2006: budget, orders, partners, staff, traffic, lift, checks, paid passages."""
    seen = 1 + numbers.data_gain * min(rules.data_shared * sees.china, 1.0) * (1 - numbers.blind) if crossing.by_data else 1.0
    effort = crossing.spread / crossing.reference * (ordered(crossing.place, rules) * sees.partner * seen) * crossing.staff * sees.hidden
    auc = edge(crossing.evaded, rules.targeting)
    if rules.targeting > 0.5 and crossing.papers:
        effort *= 1 + numbers.steered * (lift(numbers.picked, auc, numbers.blind) - 1)
    if crossing.place == MAIL:
        effort += search_of_checks(rules, auc, numbers.blind, numbers.mail_loss)
    if numbers.bribes:
        return waved_through(effort, crossing.corrupt, numbers.bribe_response)
    return effort / (1 - crossing.corrupt)


@rule
def learn(crossing, sees, numbers):
    """Note what was sent and how it was found; customs turn their attention to where doses were seized."""
    found = min(sees.seized / max(sees.sent, 1e-300), FULLY_FOUND)
    crossing.hazard = -math.log1p(-found) / crossing.spread
    crossing.sent = sees.sent
    if crossing.pooled and sees.found > 0:
        crossing.yielded += numbers.attention_memory * (sees.seized / sees.found - crossing.yielded)


@rule
def divide(crossings, numbers):
    """Spread the budget that crossings of the customs share: by what was found, as in 2006, or where it finds most."""
    if numbers.allocation == BEST:
        at_best(crossings, numbers)
    else:
        for row in range(len(crossings)):
            here = crossings[row]
            if here.pooled:
                followed = numbers.allocation == YIELDS
                here.spread = by_yields(numbers.attention, here.yielded, here.budget) if followed else here.reference


@rule
def at_best(crossings, numbers):
    """Spread the customs' budget so that it would have found most of what was sent last week."""
    budget, sent, hazard, pooled = np.empty(CROSSINGS), np.empty(CROSSINGS), np.empty(CROSSINGS), 0
    for row in range(len(crossings)):
        here = crossings[row]
        if here.pooled:
            budget[pooled], sent[pooled], hazard[pooled] = here.budget, here.sent, here.hazard
            pooled += 1
    spread = best_spread(numbers.attention, budget[:pooled], sent[:pooled], hazard[:pooled])
    known, n = (sent[:pooled] * hazard[:pooled] > 0).any(), 0
    for row in range(len(crossings)):
        here = crossings[row]
        if here.pooled:
            here.spread = spread[n] if known else here.reference
            n += 1


@rule
def look(sees, states, group, fleet, traffic, week):
    """What each crossing sees this week: crossers, ships, traffic, and what partner states add; states in the order of their table."""
    china, mexico, canada = states[CHINA].effect, states[MEXICO].effect, states[NEIGHBOUR].effect
    for place in range(CROSSINGS):
        here = sees[place]
        here.load, here.ships, here.china = group[0].load, fleet[0].chemicals, china
        here.partner = canada if place == CANADA else mexico if place == SEA else 1.0
        here.volume, here.hidden = traffic[week].volume[place], traffic[week].hidden[place]


@rule
def search_all(crossings, sees, rules, numbers, acts):
    """Search effort at every crossing [X]. It acts if it is this week's: then crossings are manned, and remember it."""
    effort = np.empty(len(crossings))
    divide(crossings, numbers[0])
    for row in range(len(crossings)):
        if acts:
            man(crossings[row], sees[row], rules[0], numbers[0])
        effort[row] = search(crossings[row], sees[row], rules[0], numbers[0])
        if acts:
            crossings[row].effort = effort[row]
    return effort


@rule
def count(crossings, sees, sent_by_route, seized_by_route):
    """What each crossing sees of the week's goods: sent and seized there, DE, of those by route [P]; and all that customs seized."""
    found = 0.0
    for place in range(len(sees)):
        sees[place].sent, sees[place].seized = 0.0, 0.0
    for route in range(ROUTES):
        place = CROSSING_OF[route]
        sees[place].sent += sent_by_route[route]
        sees[place].seized += seized_by_route[route]
    for place in range(len(sees)):
        found += sees[place].seized if crossings[place].pooled else 0.0
    for place in range(len(sees)):
        sees[place].found = found


@rule
def learn_all(crossings, sees, numbers, sent_by_route, seized_by_route):
    """Every crossing learns from the week's goods, DE by route [P]."""
    count(crossings, sees, sent_by_route, seized_by_route)
    for row in range(len(crossings)):
        learn(crossings[row], sees[row], numbers[0])


def pressed(pressure: float, share: float, lost: float, landed: float, uncut: float) -> float:
    """Search for heroin, relative to ordinary search, so that `share` of what would land (uncut, DE this week) does not.

    It begins with the search that would find the share if loads stayed as they are (lost: share found now), and is corrected week by
    week by what lands.
    """
    if pressure == 1.0 and share < 1:
        pressure = 1 + math.log(1 - share) / min(math.log(1 - lost), -1e-9)
    step = (max(landed, 1e-9) / max((1 - share) * uncut, 1e-9)) ** STEP
    return min(max(pressure * step, 1.0 + 1e-9), MOST_PRESSURE)
