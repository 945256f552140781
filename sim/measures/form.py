"""The form of a measure, and the register that every room of measures fills."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sim.week import Happenings

MG_PER_KG = 1e6


@dataclass(frozen=True)
class Measure:
    """A weekly observable. `total` says how weeks add up: sum (flows, deaths) or mean (levels, shares)."""

    name: str
    unit: str
    meaning: str
    total: str
    of: Callable[[Happenings], float]


MEASURES: dict[str, Measure] = {}


def register(name: str, unit: str, meaning: str, total: str, of: Callable[[Happenings], float]) -> None:
    """Add a measure. Raises ValueError if its name is taken."""
    if name in MEASURES:
        raise ValueError(f"two measures are called {name}")
    MEASURES[name] = Measure(name, unit, meaning, total, of)


def measure(unit: str, total: str = "mean") -> Callable:
    """Register a function of a week as the measure of the same name; its docstring is the meaning."""

    def named(of: Callable[[Happenings], float]) -> Callable[[Happenings], float]:
        register(of.__name__, unit, of.__doc__.strip().rstrip("."), total, of)
        return of

    return named


def kg(h: Happenings, doses: float, product: int) -> float:
    """Kilograms of pure active mass in a number of DE."""
    return float(doses * h.costs.pure_mg[product] / MG_PER_KG)


def share(part: float, whole: float) -> float:
    """part / whole, 0 where the whole is nothing."""
    return float(part / whole) if whole > 0 else 0.0


def weighted(values: np.ndarray, weights: np.ndarray) -> float:
    """Mean of values by weights; a plain mean where nothing weighs."""
    total = weights.sum()
    return float((values * weights).sum() / total) if total > 0 else float(values.mean())
