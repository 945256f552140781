"""Deaths of the record by coast, each once, with illicit fentanyl and with heroin but no fentanyl: sums over divisions."""

from functools import cache

import numpy as np
import pandas as pd

from sim.evidence.joint import beside_fentanyl
from sim.evidence.recorded import Use, record
from sim.params.certificates import Certificates
from sim.params.places import COAST_OF, DIVISION_NAMES

BEFORE = (2010, 2011, 2012)  # years in which deaths with synthetic opioids were of prescribed ones


def division_counts(first: int, last: int) -> tuple[np.ndarray, np.ndarray]:
    """Of each division and year: with illicit fentanyl, and with heroin alone, [9, Y] each."""
    table = places()
    return tuple(_pivot(table, drug, first, last) for drug in ("illicit", "heroin"))


def coast_counts(first: int, last: int) -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """East and West: with illicit fentanyl, and with heroin alone, [Y] each."""
    illicit, heroin = division_counts(first, last)
    east, west = ((illicit[coast == COAST_OF].sum(0), heroin[coast == COAST_OF].sum(0)) for coast in (0, 1))
    return east, west


def _pivot(table: pd.DataFrame, drug: str, first: int, last: int) -> np.ndarray:
    return table.pivot(index="place", columns="year", values=drug).loc[list(DIVISION_NAMES), list(range(first, last + 1))].to_numpy()


@cache
def places() -> pd.DataFrame:
    """Deaths with illicit fentanyl, and with heroin but no fentanyl, by division and year.

    As for the nation (`sim/evidence/joint.py`): prescribed fentanyl is taken off, by each division's deaths before illicit fentanyl came,
    and heroin is named beside fentanyl as often as in the nation, which leaves New England without heroin by 2018. Our arithmetic on
    counts: coarse, and no target of a fit.
    """
    usual, rows = Certificates(), record("deaths_fentanyl", "deaths_heroin", uses=(Use.fit,))
    rows = rows[(rows["period"] == rows["year"].astype(str)) & rows["place"].isin(DIVISION_NAMES)]
    counts = rows.pivot(index=["place", "year"], columns="series", values="value")
    before = counts["deaths_fentanyl"].loc[(slice(None), list(BEFORE))].groupby("place").mean()
    found = []
    for (place, year), deaths in counts.iterrows():
        illicit = max(deaths["deaths_fentanyl"] - usual.prescribed_fentanyl * before[place] / before.sum(), 1.0)
        found.append((place, year, illicit, max(deaths["deaths_heroin"] - beside_fentanyl(year, usual)[0] * illicit, 1.0)))
    return pd.DataFrame(found, columns=["place", "year", "illicit", "heroin"])
