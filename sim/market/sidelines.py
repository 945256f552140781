"""What dealers choose beside bags: lacing other drugs, an additive, selling near clinics, what living customers are worth. Arrays [D]."""

import numpy as np

from sim.clock import WEEKS_A_YEAR
from sim.market.retail import LEAST_PROFIT
from sim.params.street import Additive, Clinics, Lacing

LEAST_SHARE = 1e-6
TRACE = 0.02            # keeps odds finite where nobody is in care
QUARTER = np.log(3.0)   # log odds of three in four


def gain_of_lacing(custom: float, deadly: np.ndarray, wholesale: np.ndarray, p: Lacing) -> np.ndarray:
    """What lacing one dose of another drug is worth to a dealer, USD.

    New dependent customers, each worth `custom` USD a year, against customers of the other drug who die (`deadly` [D], the chance that
    a laced dose kills, as he sees it), the fentanyl, and the risk.
    """
    won = p.growth * p.conversion * p.kept * custom * p.horizon
    lost = p.clients * deadly * p.other_profit * WEEKS_A_YEAR * p.horizon
    return won - lost - p.risk - wholesale * p.doses


def willing_to_lace(gain: np.ndarray, own: np.ndarray, p: Lacing) -> np.ndarray:
    """Share of its other drugs' custom in which a dealer would lace: more than half if worth it to him; `own` a standard normal [D]."""
    return 1 / (1 + np.exp(-np.minimum(np.maximum((gain + p.spread * own) / (p.spread / 2), -40), 40)))


def laced_share(willing: np.ndarray, fentanyl: np.ndarray, p: Lacing) -> np.ndarray:
    """Share of doses of other drugs that hold fentanyl; only who has fentanyl (share of its bags) can spill it or put it in."""
    return fentanyl * (p.accident + p.most * willing)


def wish_for_additive(content: np.ndarray, wholesale: np.ndarray, p: Additive) -> np.ndarray:
    """Share of its fentanyl bags to which a dealer who knows the additive would add it, from what that saves."""
    saved = p.saves * content * wholesale - p.cost
    return p.most / (1 + np.exp(-np.minimum(np.maximum(QUARTER * saved / p.scale, -40), 40)))


def learn_additive(known: np.ndarray, used: np.ndarray, met: np.ndarray, weeks: int, p: Additive) -> np.ndarray:
    """How far dealers know the additive after `weeks`: unaided, or from others who use it (used [D], share of bags around them).

    Only as far as a dealer handles fentanyl (met [D]) does he hear of it.
    """
    rate = met * (p.innovation + p.imitation * used)
    return 1 - (1 - known) * np.exp(-rate * weeks)


def near_clinics(in_care: np.ndarray, buffer: float, weighed: bool, p: Clinics) -> np.ndarray:
    """Share of selling near clinics, given the share of dependent people in care, and the share of selling there that police drive away.

    Whoever weighs the chance to be driven away stands elsewhere at once; whoever does not comes, and is driven away.
    """
    left = max(1 - buffer, LEAST_SHARE)
    odds = p.near / (1 - p.near) * ((in_care + TRACE) / (p.in_care + TRACE)) ** p.follow
    odds = odds * left**p.fear if weighed else odds
    there = odds / (1 + odds)
    return there if weighed else there * left


def custom_of_a_year(profit_of_bag: float, bags_a_week: float) -> float:
    """What a dependent customer brings a dealer in a year, USD."""
    return max(profit_of_bag, LEAST_PROFIT) * bags_a_week * WEEKS_A_YEAR
