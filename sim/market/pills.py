"""Counterfeit pills: what one holds, sells for and earns, how pressing grows. Arrays [V] by division."""

import numpy as np

from sim.clock import WEEKS_A_YEAR
from sim.params.street import Pills

G_TO_MG = 1000.0
STRENGTH_LIMITS = (0.05, 20.0)   # DE a pill
LEAST_MARGIN = 0.2               # USD a pill


def counterfeit_share(pressed: np.ndarray, real: np.ndarray) -> np.ndarray:
    """Share of the pills on offer that are counterfeit, given pills pressed and diverted real pills in a week."""
    return pressed / np.maximum(pressed + real, 1e-12)


def price(of_real: np.ndarray, counterfeit: np.ndarray, p: Pills) -> np.ndarray:
    """What a pill sells for, USD: that of real pills where only those are sold, less the more counterfeits compete."""
    return of_real * (1 - counterfeit) ** p.price_fall


def best_strength(sells_for: np.ndarray, wholesale: np.ndarray, mg_per_de: float, p: Pills) -> np.ndarray:
    """The content that pays best, DE a pill: as for bags, c* = [taste · margin / w]^(1 / (1 + fading of taste)).

    The taste is such that at the prices of reference a pill holds `strength_mg`.
    """
    reference = p.reference_price * mg_per_de / G_TO_MG
    usual = max(p.reference_pill - p.selling, LEAST_MARGIN)
    margin = np.maximum(sells_for - p.selling, LEAST_MARGIN)
    relative = margin / usual * reference / wholesale
    best = p.strength_mg / mg_per_de * relative ** (1 / (1 + p.taste))
    return np.minimum(np.maximum(best, STRENGTH_LIMITS[0]), STRENGTH_LIMITS[1])


def risk(found: float, p: Pills) -> float:
    """What a pill must earn more, USD, if a share `found` of presses is found in a year beyond the practice of the time."""
    return -p.found_cost * np.log(max(1 - found, 1e-3))


def returns(sells_for: np.ndarray, wholesale: np.ndarray, strength: np.ndarray, extra: float, p: Pills) -> np.ndarray:
    """Profit of a pill over its price; `extra` USD a pill are lost to risk."""
    return (sells_for - p.selling - extra - wholesale * strength) / sells_for


def grow(pressed: np.ndarray, over_bag: np.ndarray, weeks: int, p: Pills) -> np.ndarray:
    """Pills that can be pressed in a week, after `weeks` at this return over that of a bag."""
    rate = np.where(over_bag > 0, p.growth, p.decline) * np.tanh(over_bag / p.return_scale)
    return pressed * np.exp(rate * weeks)


def lose(pressed: np.ndarray, found: float, weeks: int) -> np.ndarray:
    """What is left after `weeks` in which presses are found at the yearly share `found`."""
    return pressed * (1 - found) ** (weeks / WEEKS_A_YEAR)
