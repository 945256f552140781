"""Deaths of the record by coast, each once, with illicit fentanyl and with heroin but no fentanyl: sums over divisions."""

import numpy as np
import pandas as pd

from sim.history.targets import _places
from sim.params.places import COAST_OF, DIVISION_NAMES


def division_counts(first: int, last: int) -> tuple[np.ndarray, np.ndarray]:
    """Of each division and year: with illicit fentanyl, and with heroin alone, [9, Y] each."""
    table = _places()
    return tuple(_pivot(table, drug, first, last) for drug in ("illicit", "heroin"))


def coast_counts(first: int, last: int) -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """East and West: with illicit fentanyl, and with heroin alone, [Y] each."""
    illicit, heroin = division_counts(first, last)
    east, west = ((illicit[coast == COAST_OF].sum(0), heroin[coast == COAST_OF].sum(0)) for coast in (0, 1))
    return east, west


def _pivot(table: pd.DataFrame, drug: str, first: int, last: int) -> np.ndarray:
    return table.pivot(index="place", columns="year", values=drug).loc[list(DIVISION_NAMES), list(range(first, last + 1))].to_numpy()
