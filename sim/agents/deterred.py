"""What penalties do to dealers: they learn what to expect, ask to be paid for it, are arrested, or give up."""

import numpy as np

from sim.agents.dealer import Dealers
from sim.chance import Decision, Luck
from sim.market import added, penalties
from sim.params.mechanisms import Mechanisms
from sim.params.street import Penalties


def certainty(dealers: Dealers, rule: float, effort: np.ndarray, m: Mechanisms) -> np.ndarray:
    """How sure a penalty is for each dealer, 1 in 2006: the law's, times the effort [9] of its division's police."""
    return rule * effort.take(dealers.place) if m.enforcement else np.ones(len(dealers))


def expect(dealers: Dealers, certainty: np.ndarray, severity: float, m: Mechanisms, p: Penalties) -> None:
    """Dealers move towards expecting the penalty now in force, relative to 2006; without deterrence they ignore it.

    What all fear alike is soon in the price of a bag, the rest takes its time as all of a dealer's costs do.
    """
    now = penalties.penalty(certainty, severity, p) if m.enforcement and m.deterrence else 1.0
    dealers.penalty += p.memory * (now - dealers.penalty)
    cost = penalties.cost_of_selling(dealers.trade.cost, dealers.penalty, p)
    dealers.price += p.passed_on * (cost - dealers.selling_cost)
    dealers.selling_cost[:] = cost


def close(dealers: Dealers, certainty: np.ndarray, wholesale: np.ndarray, week: int, luck: Luck, p: Penalties) -> int:
    """Pitches close by arrests beyond those of 2006, or because the risk is not paid for; wholesale [R, J]. Returns how many."""
    trade = dealers.trade
    if np.maximum.reduce(certainty) <= 1 and np.maximum.reduce(dealers.selling_cost) <= trade.cost:
        dealers.unpaid[:] = 0.0
        return 0
    extra = dealers.selling_cost - trade.cost
    goods = added(dealers.mix * dealers.held * wholesale.take(dealers.home, 0))
    dealers.unpaid[:] = penalties.unpaid(dealers.price - dealers.selling_cost - goods, extra, trade.profit, trade.cost + trade.profit)
    chance = penalties.chance_to_close(certainty, dealers.unpaid, p)
    closing = dealers.open & (luck.uniform(Decision.DEALER_LEAVES, week, dealers.identity) < chance)
    dealers.open &= ~closing
    return int(closing.sum())
