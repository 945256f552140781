"""Penalties of retail dealers, relative to the practice of 2006 that the cost of selling already pays for. Arrays [D]."""

import numpy as np

from sim.clock import WEEKS_A_YEAR
from sim.params.street import Penalties

MOST = 50.0   # times the penalty of 2006: beyond it nobody can imagine more


def penalty(certainty: np.ndarray, severity: float, p: Penalties) -> np.ndarray:
    """The penalty that a well-informed dealer expects, 1 in 2006: certainty counts for more than severity."""
    return np.minimum(certainty**p.certainty * severity**p.severity, MOST)


def cost_of_selling(usual: float, expected: np.ndarray, p: Penalties) -> np.ndarray:
    """What selling a bag costs, USD, where dealers expect `expected` times the usual penalty; `usual` USD in 2006."""
    return usual * (1 + p.risk_pay * (expected - 1))


def unpaid(profit: np.ndarray, extra: np.ndarray, usual: float, income: float) -> np.ndarray:
    """Part of what selling earns, 0 to 1, that the further cost of risk (`extra`, USD a bag) takes as long as prices do not pay for it.

    profit [D] is what a bag leaves now, the further cost included, and `usual` what it left in 2006; most of the cost of selling is
    what dealers are paid for their time and risk, so that a bag's `income` is far more than its profit.
    """
    short, otherwise = np.maximum(usual - profit, 0), np.maximum(usual - profit - np.maximum(extra, 0), 0)
    return np.minimum((short - otherwise) / income, 1.0)


def chance_to_close(certainty: np.ndarray, unpaid_share: np.ndarray, p: Penalties) -> np.ndarray:
    """Chance in a week that a pitch closes: arrests beyond those of 2006, and dealers who give up because it no longer pays."""
    rate = p.arrests / WEEKS_A_YEAR * np.maximum(certainty - 1, 0.0) + p.leaving * unpaid_share
    return 1 - np.exp(-rate)
