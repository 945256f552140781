"""Plants: how large a lab is built, and what a successor product is worth to its maker."""

import numpy as np

from sim.params.chemicals import Plants


def odds(x: float) -> float:
    """Logarithm of the odds of a probability."""
    return float(np.log(x / (1 - x)))


def chance_large(strikes: float, p: Plants) -> float:
    """Chance that a new lab is a large one: savings of scale against the chance a year that a large lab is struck."""
    return float(1 / (1 + np.exp(-odds(p.super_share) + p.size_sense * strikes)))


def size_of(large: np.ndarray, p: Plants) -> np.ndarray:
    """Capacity of labs relative to the mean; with the usual share of large ones the mean is one."""
    return np.where(large, (1 - (1 - p.super_share) * p.small_size) / p.super_share, p.small_size)


def large_usual(p: Plants) -> float:
    """Share of capacity in large labs at the usual chance."""
    return 1 - (1 - p.super_share) * p.small_size


def find_rate(log_pressure: float, autonomous: bool, provoked: bool, p: Plants) -> float:
    """Rate a year at which a trade finds a successor: by itself, and by pressure on the old product (log of its penalty ratio)."""
    return p.discovery * autonomous + p.provoked * max(log_pressure, 0.0) * provoked


def prefers_successor(saved_penalty: float, p: Plants) -> float:
    """Chance that a maker who knows how prefers the successor: less to move, a lighter penalty, against buyers who do not know it."""
    return float(1 / (1 + np.exp(-np.clip((p.successor_gain + saved_penalty - p.successor_taste) / p.successor_spread, -40, 40))))
