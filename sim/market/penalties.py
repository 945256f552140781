"""What penalties do to a dealer, relative to the practice of 2006 that the cost of selling already pays for: it expects them, asks to be
paid for them, is arrested, or gives up. Rules of one dealer, and loops over all; records as in `retail`, numbers of `params.street`."""

import numpy as np

from sim.chance import Decision, draw
from sim.clock import WEEKS_A_YEAR
from sim.exact import exp, power
from sim.jit import part, rule
from sim.market.retail import cost_of_goods

MOST = 50.0   # times the penalty of 2006: beyond it nobody can imagine more
LEAVES = np.uint64(Decision.DEALER_LEAVES)


@rule
def expect(dealer, sees, numbers):
    """A dealer moves towards expecting the penalty now in force; without deterrence it ignores it.

    How sure a penalty is: the certainty by the division's law, times the effort of its police. What all fear alike is soon in the price
    of a bag, the rest takes its time as all of a dealer's costs do.
    """
    law, now = numbers.penalties, 1.0
    there = dealer.division
    dealer.certainty = sees.certainty[there] * sees.police[there] if numbers.switches.enforcement else 1.0
    if numbers.switches.enforcement and numbers.switches.deterrence:
        now = penalty(dealer.certainty, sees.severity[there], law)
    dealer.penalty += law.memory * (now - dealer.penalty)
    cost = cost_of_selling(numbers.trade.cost, dealer.penalty, law)
    dealer.price += law.passed_on * (cost - dealer.selling_cost)
    dealer.selling_cost = cost


@part
def penalty(certainty, severity, penalties):
    """The penalty that a well-informed dealer expects, 1 in 2006: certainty counts for more than severity."""
    return min(power(certainty, penalties.certainty) * power(severity, penalties.severity), MOST)


@part
def threat(law, numbers):
    """The penalty that the law now means for those who handle goods, 1 in 2006; those whom it does not deter think of it as usual."""
    if not numbers.enforced:
        return 0.0
    return penalty(law.dealer_certainty, law.dealer_severity, numbers.penalties) if numbers.deterrence else 1.0


@part
def cost_of_selling(usual, expected, penalties):
    """What selling a bag costs, USD, where a dealer expects `expected` times the usual penalty; `usual` USD in 2006."""
    return usual * (1 + penalties.risk_pay * (expected - 1))


@rule
def leave(dealer, sees, numbers, luck):
    """Whether an open pitch closes this week: an arrest beyond the practice of 2006, or risk that is not paid for; luck in (0, 1)."""
    dealer.unpaid = risk_unpaid(dealer, sees, numbers)
    leaves = dealer.open and luck < chance_to_close(dealer.certainty, dealer.unpaid, numbers.penalties)
    if leaves:
        dealer.open = False
    return leaves


@part
def risk_unpaid(dealer, sees, numbers):
    """Part of what selling earns that the further cost of risk takes."""
    trade = numbers.trade
    profit = dealer.price - dealer.selling_cost - cost_of_goods(dealer, sees)
    return unpaid(profit, dealer.selling_cost - trade.cost, trade.profit, trade.cost + trade.profit)


@part
def unpaid(profit, extra, usual, income):
    """Part of what selling earns, 0 to 1, that the further cost of risk (`extra`, USD a bag) takes as long as prices do not pay for it.

    profit is what a bag leaves now, the further cost included, and `usual` what it left in 2006; most of the cost of selling is
    what dealers are paid for their time and risk, so that a bag's `income` is far more than its profit.
    """
    short, otherwise = max(usual - profit, 0.0), max(usual - profit - max(extra, 0.0), 0.0)
    return min((short - otherwise) / income, 1.0)


@part
def chance_to_close(certainty, unpaid_share, penalties):
    """Chance in a week that a pitch closes: arrests beyond those of 2006, and dealers who give up because it no longer pays."""
    rate = penalties.arrests / WEEKS_A_YEAR * max(certainty - 1, 0.0) + penalties.leaving * unpaid_share
    return 1 - exp(-rate)


@rule
def expect_all(dealers, sees, numbers):
    """Every dealer learns what penalty to expect."""
    for d in range(len(dealers)):
        expect(dealers[d], sees[0], numbers[0])


@rule
def leave_all(dealers, sees, numbers, key, week):
    """Dealers who have something to fear may leave; key and week of the luck. Returns how many did."""
    left = 0
    for d in range(len(dealers)):
        dealer = dealers[d]
        dealer.unpaid = 0.0
        if dealer.certainty > 1 or dealer.selling_cost > numbers[0].trade.cost:
            left += leave(dealer, sees[0], numbers[0], draw(key, LEAVES, week, dealer.identity))
    return left
