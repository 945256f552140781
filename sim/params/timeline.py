"""Dated facts that the model takes as given, as points (year: value) joined by straight lines.

Sizes of dated events are in `dated.py`, what they change in `policy/history.py`. Nothing here is fitted on years after 2019; values
after 2019 were written by people who knew the outcome.
"""

from dataclasses import MISSING, dataclass, field, fields
from typing import Any

import numpy as np

from sim.clock import EPOCH, WEEKS_A_YEAR
from sim.errors import refuse
from sim.params.possible import YEARS
from sim.params.ranges import Range

LAST_YEAR = 2041   # runs end before it


def series(unit: str, meaning: str, source: str, possible: tuple[float, float], points: dict[float, float]) -> Any:
    """A dated series: one field with its unit, meaning, source, what it can possibly be, and points (year: value)."""
    return field(default_factory=lambda: dict(points),
                 metadata={"unit": unit, "meaning": meaning, "source": source, "possible": Range(*possible)})


def dated(year: float, meaning: str, source: str) -> Any:
    """The date of an event, a decimal year."""
    return field(default=year, metadata={"unit": "year", "meaning": meaning, "source": source, "possible": YEARS})


@dataclass(frozen=True)
class Timeline:
    """The record that runs alongside the market. Years are decimal; before the first and after the last point the value is flat."""

    rx_availability: dict[float, float] = series(
        "ratio to 2010",
        "diverted prescription opioids on offer",
        "assumed: follows dispensing",
        (0.0, 5.0),
        {2010.6: 1.0, 2011.0: 0.97, 2012.5: 0.97, 2014.0: 0.92, 2016.0: 0.80, 2018.0: 0.62, 2020.0: 0.52, 2022.0: 0.47, 2026.0: 0.42},
    )
    ln_rx_price: dict[float, float] = series(
        "log ratio to 2010",
        "price of diverted prescription opioids; the reformulation of 2010 comes on top",
        "assumed: dearer as dispensing falls",
        (-3.0, 3.0),
        {2010.9: 0.0, 2014.0: 0.10, 2018.0: 0.25, 2023.0: 0.45},
    )
    naloxone: dict[float, float] = series(
        "probability",
        "naloxone used if an overdose is witnessed",
        "assumed: follows distribution",
        (0.0, 1.0),
        {2009.0: 0.05, 2012.0: 0.07, 2014.0: 0.10, 2016.0: 0.18, 2018.0: 0.28, 2020.0: 0.33, 2022.0: 0.42, 2024.0: 0.50, 2026.0: 0.53},
    )
    witnessed: dict[float, float] = series(
        "ratio",
        "multiplier on the chance that an overdose is witnessed; the solitude of the pandemic comes on top",
        "by definition",
        (0.0, 5.0),
        {2010.0: 1.0},
    )
    care_entry: dict[float, float] = series(
        "1/year",
        "rate of starting medication treatment",
        "assumed: coverage 2010 and 2019",
        (0.0, 10.0),
        {2009.0: 0.085, 2012.0: 0.10, 2016.0: 0.125, 2019.0: 0.15, 2020.2: 0.155, 2021.0: 0.157, 2023.0: 0.18, 2026.0: 0.20},
    )
    certificates_named: dict[float, float] = series(
        "share",
        "overdose certificates that name the drug",
        "assumed: a fifth unnamed in 2010, few after 2019; params.record.certificates.unnamed draws what is not named",
        (0.0, 1.0),
        {2009.0: 0.77, 2010.0: 0.78, 2013.0: 0.80, 2016.0: 0.87, 2019.0: 0.94, 2021.0: 0.96, 2026.0: 0.97},
    )
    parcels: dict[float, float] = series(
        "ratio to 2010",
        "international parcels",
        "tradeyears",
        (0.05, 50.0),
        {2010.0: 1.0, 2013.0: 1.2, 2015.0: 1.4, 2017.0: 1.9, 2019.0: 2.3, 2020.5: 2.0, 2023.0: 4.5, 2024.5: 6.0, 2025.5: 4.0},
    )
    land_traffic: dict[float, float] = series(
        "ratio to 2010",
        "legitimate traffic over land",
        "tradeyears",
        (0.05, 50.0),
        {2010.0: 1.0, 2019.0: 1.2, 2020.2: 1.2, 2020.4: 0.7, 2021.8: 0.9, 2023.0: 1.2},
    )
    crossers: dict[float, float] = series(
        "ratio to 2010",
        "irregular crossers met between ports; level before 2010, when staff grew as fast",
        "cbpyears",
        (0.0, 50.0),
        {2010.5: 1.0, 2011.5: 0.75, 2014.0: 1.0, 2015.0: 0.75, 2016.5: 0.9, 2017.4: 0.5, 2018.4: 0.85, 2019.4: 2.3, 2020.0: 0.9,
         2020.7: 1.2, 2021.5: 4.0, 2022.5: 4.8, 2023.9: 4.8, 2024.5: 2.0, 2025.2: 0.3},
    )
    tension: dict[float, float] = series(
        "scale 0 to 1",
        "tension with the source state, without the dated suspension of cooperation",
        "assumed: trade dispute, pandemic, thaw",
        (0.0, 1.0),
        {2018.0: 0.0, 2018.6: 0.1, 2020.1: 0.1, 2020.4: 0.3, 2023.85: 0.3, 2024.2: 0.2},
    )
    reformulation: float = dated(2010.6, "prescription opioids are made harder to misuse", "assumed: mid-2010")
    substances: float = dated(2015.75, "the source state lists 116 substances", "uscc2021")
    indictments: float = dated(2017.8, "first indictments of makers at the source", "articles")
    mail_law: float = dated(2018.8, "US law on advance data for parcels", "uscc2021")
    class_scheduling: float = dated(2019.35, "class scheduling of fentanyl at its source", "uscc2021")
    pandemic: float = dated(2020.23, "the pandemic begins to keep people apart", "assumed: late March 2020")
    pandemic_over: float = dated(2021.9, "the pandemic no longer keeps people apart", "assumed: end of 2021")
    suspension: float = dated(2022.6, "the source state suspends cooperation", "articles")
    sanctions: float = dated(2023.28, "designations of chemical firms begin", "articles")
    sanctions_over: float = dated(2024.8, "designations slow down", "assumed: more than 300 by then")
    resumption: float = dated(2023.87, "the source state resumes cooperation", "assumed: meeting of November 2023")

    def __post_init__(self) -> None:
        """Raises InputError for a series that is none, or for a value that cannot be."""
        faults = {f.name: fault_of(getattr(self, f.name), f.metadata["possible"], f.default is not MISSING) for f in fields(self)}
        refuse(f"timeline.{name} {fault}" for name, fault in faults.items() if fault)

    def __hash__(self) -> int:
        """Of what it says: points are kept in dictionaries, which have none, and are not changed."""
        values = [getattr(self, f.name) for f in fields(self)]
        return hash(tuple(tuple(value.items()) if isinstance(value, dict) else value for value in values))


def fault_of(value: Any, possible: Range, dated: bool = False) -> str:
    """What is wrong with the points of a series {year: value}, or with one date, as the end of a sentence; empty if nothing is."""
    if dated:
        return "" if _is(value, possible) else f"= {value} is no year from {possible}"
    years = list(value) if isinstance(value, dict) else []
    if not years or not all(_is(year, YEARS) for year in years) or years != sorted(years):
        return f"needs points {{year: value, ...}} whose years rise, from {YEARS}"
    outside = (f"is {number} in {year:g}, which is outside {possible}" for year, number in value.items() if not _is(number, possible))
    return next(outside, "")


def _is(number: Any, possible: Range) -> bool:
    """Whether it is a number of this range."""
    return isinstance(number, int | float | np.number) and not isinstance(number, bool) and number in possible


def by_week(points: dict[float, float]) -> np.ndarray:
    """A dated series by week from January 2006 to the last year that a run may reach."""
    years = np.arange(EPOCH, LAST_YEAR, 1 / WEEKS_A_YEAR)
    return np.interp(years, list(points), list(points.values()))


def at(points: dict[float, float], year: float) -> float:
    """The value of a dated series in `year`: straight lines between points, flat outside them."""
    return float(np.interp(year, list(points), list(points.values())))
