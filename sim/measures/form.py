"""The form of a measure, and the register that every room of measures fills."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sim.market.cost import UnitCosts
from sim.week import Happenings, Record

MG_PER_KG = 1e6
Of = Callable[[Happenings, UnitCosts], np.ndarray]


@dataclass(frozen=True)
class Measure:
    """A weekly observable. `of` gives its values [W]; `total` says how weeks add up: sum (flows, deaths) or mean (levels, shares)."""

    name: str
    unit: str
    meaning: str
    total: str
    of: Of


MEASURES: dict[str, Measure] = {}


def register(name: str, unit: str, meaning: str, total: str, of: Of) -> None:
    """Add a measure. Raises ValueError if its name is taken."""
    if name in MEASURES:
        raise ValueError(f"two measures are called {name}")
    MEASURES[name] = Measure(name, unit, meaning, total, of)


def measure(unit: str, total: str = "mean") -> Callable[[Of], Of]:
    """Register a function of weeks as the measure of the same name; its docstring is the meaning."""

    def named(of: Of) -> Of:
        register(of.__name__, unit, of.__doc__.strip().rstrip("."), total, of)
        return of

    return named


def take(weeks: Record, costs: UnitCosts) -> dict[str, np.ndarray]:
    """Every measure of every week, float64 [W] each."""
    if not len(weeks):
        return {name: np.zeros(0) for name in MEASURES}
    h = weeks.together()
    return {m.name: np.asarray(m.of(h, costs), float) for m in MEASURES.values()}


def kg(doses: np.ndarray, costs: UnitCosts, product: int) -> np.ndarray:
    """Kilograms of pure active mass in a number of DE."""
    return doses * costs.pure_mg[product] / MG_PER_KG


def share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """part / whole, 0 where the whole is nothing."""
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def weighted(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Mean over the last axis by weights; a plain mean where nothing weighs."""
    total = weights.sum(-1)
    return np.where(total > 0, share((values * weights).sum(-1), total), values.mean(-1))
