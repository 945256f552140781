"""The form of a measure, and the register that every room of measures fills.

A measure is one edit: a function of `Weeks` whose docstring is its meaning, or a line that selects from an observation.

    @measure("share")
    def parcel_hit_rate(w: Weeks) -> Series:
        \"\"\"Illicit parcels found in all that are picked or checked: precision (M24).\"\"\"
        return share(w.parcels_found, w.parcels_picked)

    register("search_mail", "ratio to 2006", "Search effort at the crossing 'mail' (M17)", "mean", select("effort", crossing="mail"))
"""

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from sim.observe import Weeks
from sim.series import Series
from sim.units import unit as known_unit

MG_PER_KG = 1e6
Of = Callable[[Weeks], Series]


@dataclass(frozen=True)
class Measure:
    """A weekly observable. `of` gives its values [W]; `total` says how weeks add up: sum (flows, deaths) or mean (levels, shares)."""

    name: str
    unit: str
    meaning: str
    total: str
    of: Of

    def values(self, weeks: Weeks) -> np.ndarray:
        """Its values [W], float64, from what was seen of these weeks. Raises ValueError if it leaves an axis to be summed over, or gives
        something else than a series."""
        found = self.of(weeks)
        if not isinstance(found, Series):
            raise ValueError(f"the measure {self.name} gives a {type(found).__name__}, not a Series of weeks: see sim/series.py")
        if found.axes:
            raise ValueError(f"the measure {self.name} leaves the axis '{next(iter(found.axes))}': select a label of it, or sum over it")
        return np.asarray(found.values, float)


NAME = re.compile("[a-z][a-z0-9_]*")
OTHER_COLUMNS = set("""
run point replicate status message branch_week draw arm week year pair measure unit baseline changed difference effect claim kind people
seed window_first window_last scenario policy model index division region
""".split())
OF_A_YEAR = re.compile(r"_\d{4}$")          # `deaths_expected_2016` is a column of sweeps, made of a measure
MEASURES: dict[str, Measure] = {}
PLACES: dict[str, tuple[str, int]] = {}     # the module, and the line of it, that declares each


def register(name: str, unit: str, meaning: str, total: str, of: Of) -> None:
    """Add a measure. Raises ValueError if its name is taken or cannot be that of a column, its unit is none (`sim.units`) or its total
    neither sum nor mean.

    A module of an extension that is imported once more puts its measures in place of those that it had.
    """
    place = _caller()
    if name in MEASURES and (place[0] != PLACES[name][0] or place[0].startswith("sim.")):
        raise ValueError(f"two measures are called {name}")
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise ValueError(f"the measure {name!r} has no name that a column can have: small letters, digits and '_', a letter first")
    if name in OTHER_COLUMNS or OF_A_YEAR.search(name):
        raise ValueError(f"the measure {name} has the name of another column of results: give it another name")
    if not isinstance(meaning, str) or not meaning.strip():
        raise ValueError(f"the measure {name} has no meaning: its docstring says what it is")
    if total not in ("sum", "mean"):
        raise ValueError(f"weeks of the measure {name} add up as a sum or a mean, not as '{total}'")
    MEASURES[name] = Measure(name, known_unit(unit), meaning, total, of)
    PLACES[name] = place


def _caller() -> tuple[str, int]:
    """The module, and the line of it, from which this file was called."""
    frame = sys._getframe(1)
    while frame.f_globals.get("__name__") == __name__:
        frame = frame.f_back
    return frame.f_globals.get("__name__", ""), frame.f_lineno


def measure(unit: str, total: str = "mean") -> Callable[[Of], Of]:
    """Register a function of weeks as the measure of the same name; its docstring is the meaning."""
    if callable(unit):
        raise ValueError(f"the measure {getattr(unit, '__name__', unit)} has no unit: write @measure(\"share\"), a word of sim/units.py")

    def named(of: Of) -> Of:
        register(of.__name__, unit, (of.__doc__ or "").strip().rstrip("."), total, of)
        return of

    return named


def select(name: str, *over: str, **chosen: str) -> Of:
    """The measure that an observation is at these labels, summed over these axes: select("deaths", "division", kind="care")."""

    def of(w: Weeks) -> Series:
        found = w[name].at(**chosen)
        return found.sum(*over) if over else found

    return of


def take(weeks: Weeks, names: Iterable[str] | None = None) -> dict[str, np.ndarray]:
    """Measures of these weeks, float64 [W] each: those named, or all. Each reads only what it is made of.

    Raises KeyError for a name that is no measure.
    """
    chosen = [MEASURES[name] for name in (MEASURES if names is None else names)]
    return {one.name: one.values(weeks) if len(weeks) else np.zeros(0) for one in chosen}


def kg(doses: Series, w: Weeks, product: str) -> Series:
    """Kilograms of pure active mass in a number of DE."""
    return doses * w.pure_mg.at(product=product) / MG_PER_KG
