"""Modelled history beside the record: what the start set does from 2010 to 2019, and what was seen."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

NEEDED = ("series", "unit", "year", "model", "data")
FEW = 2
READ = {"R", "R2"}   # tags of data read in their source, or in a page that quotes it


@dataclass(frozen=True)
class History:
    """What the history section prints.

    table      one row per series and year: series, unit, year, model, data (NaN where the record is silent), and where
               known `trial` (what the earlier trial of these equations gave) and `tag` (how far the datum can be trusted);
               a series of one or two years (a rung of the price ladder) is printed as figures, a longer one drawn as well
    resolved   sentences: which numbers were re-solved so that levels fit, and on which years
    notes      sentences: how data that were computed were computed
    asked      a sentence: what of the past the model is to explain first
    """

    table: pd.DataFrame
    resolved: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    asked: str = ""

    def __post_init__(self) -> None:
        missing = [c for c in NEEDED if c not in self.table.columns]
        if missing:
            raise ValueError(f"the history table lacks the column {', '.join(missing)}")


@dataclass(frozen=True)
class Series:
    """One observable over the years; years [Y], model, data and trial [Y] with NaN where unknown."""

    name: str
    unit: str
    years: list[int]
    model: list[float]
    data: list[float]
    trial: list[float] | None
    tags: list[str]

    @property
    def unread(self) -> list[str]:
        """The tag of each datum that nobody has looked up yet, else nothing."""
        return [unread(tag) for tag in self.tags]


@dataclass(frozen=True)
class Figure:
    """One number of the past, where there is no series of it."""

    name: str
    unit: str
    year: int
    model: float
    data: float
    trial: float
    mark: str


def series_of(history: History) -> list[Series]:
    """The long series, in the order in which they first appear, all on the same years."""
    long = [(str(name), part) for name, part in _by_series(history) if len(part) > FEW]
    years = sorted({int(y) for _, part in long for y in part.year})
    return [_series(name, part, years) for name, part in long]


def figures_of(history: History) -> list[Figure]:
    """The figures of short series."""
    short = [part for _, part in _by_series(history) if len(part) <= FEW]
    rows = [r for part in short for r in part.itertuples()]
    return [Figure(r.series, r.unit, year=int(r.year), model=float(r.model), data=float(r.data),
                   trial=float(getattr(r, "trial", float("nan"))),
                   mark=unread(getattr(r, "tag", ""))) for r in rows]


def unread(tag: str) -> str:
    """The tag, where it says that the datum was not read in a source: from memory (M), our arithmetic (D), one article's word (S)."""
    return "" if pd.isna(tag) or tag in READ else str(tag)


def _by_series(history: History) -> Iterable[tuple[str, pd.DataFrame]]:
    return history.table.groupby("series", sort=False)


def _series(name: str, part: pd.DataFrame, years: list[int]) -> Series:
    rows = part.set_index(part.year.astype(int)).reindex(years)
    trial = rows.trial.astype(float).tolist() if "trial" in rows and rows.trial.notna().any() else None
    tags = ["" if pd.isna(t) else str(t) for t in rows.tag] if "tag" in rows else [""] * len(years)
    return Series(name, str(part.unit.iloc[0]), years=years, model=rows.model.astype(float).tolist(),
                  data=rows.data.astype(float).tolist(), trial=trial, tags=tags)
