"""What a fit is held to: rows of the record of use "fit", each with its own error and with how far the model may be wrong about it.

`seeds/targets.csv` names the series and says, before any run, how far the model itself may be off (`discrepancy`, a standard deviation on
the target's scale, never nought) and how far it is off together with the other members of its series and kind (`together`). Nothing of
2020 or later is read. What a world shows of each target is `shown.py`'s.
"""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from sim.axes import AXES
from sim.errors import InputError
from sim.evidence.recorded import HOLD_OUT_FROM, Use, record
from sim.paths import seeds_dir

FILE = "targets.csv"
COLUMNS = ("target", "series", "first", "last", "places", "scale", "discrepancy", "together", "why")
PLACES = ("nation", "divisions")
ODD, PAIR = (2015, 2017, 2019), (2016, 2019)   # years of divisions: adjoining ones say the same again
SCALES: dict[str, Callable] = {"log": np.log, "logit": lambda share: np.log(share / (1 - share))}
LEAST = {"log": 1e-4, "logit": 0.005}          # of what is put on a scale, so that nought has a place on it


@dataclass(frozen=True)
class Target:
    """One number of the record. value: in the record's unit; error, discrepancy: standard deviations on `scale`; block: what it is off
    together with, by `together`, a correlation of discrepancies."""

    name: str
    place: str
    year: int
    value: float
    scale: str
    error: float
    discrepancy: float
    block: str
    together: float

    @property
    def label(self) -> str:
        where = "" if self.place == "nation" else f", {self.place.replace('_', ' ')}"
        return f"{self.name} {self.year}{where}"

    @property
    def on_scale(self) -> float:
        return float(on_scale(self.value, self.scale))


def on_scale(values: np.ndarray | float, scale: str) -> np.ndarray:
    """Values on a target's scale; nought and shares of one have a place on it."""
    most = 1 - LEAST[scale] if scale == "logit" else np.inf
    return SCALES[scale](np.clip(values, LEAST[scale], most))


@dataclass(frozen=True)
class Targets:
    """Targets in an order; arrays are over them."""

    every: tuple[Target, ...]

    def __len__(self) -> int:
        return len(self.every)

    @property
    def record(self) -> np.ndarray:
        """The record on each target's scale, [T]."""
        return np.array([target.on_scale for target in self.every])

    @property
    def labels(self) -> list[str]:
        return [target.label for target in self.every]

    @property
    def spread(self) -> np.ndarray:
        """Standard deviation of record less model where the model is right, [T]: error and discrepancy."""
        return np.sqrt(np.diag(self.covariance))

    @property
    def covariance(self) -> np.ndarray:
        """Of record less model, [T, T]: errors of the record are independent, discrepancies go together within a block."""
        off = np.array([target.discrepancy for target in self.every])
        blocks = np.array([target.block for target in self.every])
        shared = np.array([target.together for target in self.every])
        together = np.where(blocks[:, None] == blocks[None], np.sqrt(np.outer(shared, shared)), 0.0)
        np.fill_diagonal(together, 1.0)
        return np.outer(off, off) * together + np.diag([target.error**2 for target in self.every])

    def mask(self, set_aside: tuple[str, ...] = ()) -> np.ndarray:
        """Which targets are of none of these kinds, or labels, bool [T]. Raises InputError for a word that names none."""
        known = {word for target in self.every for word in (target.name, target.label)}
        unknown = [word for word in set_aside if word not in known]
        if unknown:
            near = get_close_matches(unknown[0], known, 1)
            raise InputError(f"job.set_aside={unknown[0]}: there is no such target{f' (did you mean {near[0]}?)' if near else ''}")
        return np.array([target.name not in set_aside and target.label not in set_aside for target in self.every])


def targets() -> Targets:
    """Every target of the fit. Raises InputError naming file and line for a row that is not sound."""
    return Targets(tuple(target for row in budget(seeds_dir() / FILE).to_dict("records") for target in _of(row)))


@cache
def budget(path: Path) -> pd.DataFrame:
    """The error budget, a row a kind of target, every row of it sound. Raises InputError naming file, line and column."""
    table = pd.read_csv(path, keep_default_na=False)
    if tuple(table.columns) != COLUMNS:
        raise InputError(f"{path.name}: the columns are {', '.join(table.columns)}; {', '.join(COLUMNS)} are wanted")
    for line, row in enumerate(table.to_dict("records"), 2):
        fault = _fault(row)
        if fault:
            raise InputError(f"{path.name}, line {line}: {fault}")
    return table


def _fault(row: dict) -> str:
    """What is wrong with a row, as a clause; empty if nothing is."""
    if not (row["target"] and row["series"] and row["why"]):
        return "target, series and why must say something"
    if row["places"] not in PLACES or row["scale"] not in SCALES:
        return f"places={row['places']}, scale={row['scale']}: {' or '.join(PLACES)}, and {' or '.join(SCALES)}, are allowed"
    if not row["first"] <= row["last"] < HOLD_OUT_FROM:
        return f"{row['first']} to {row['last']}: nothing of {HOLD_OUT_FROM} or later is fitted to"
    if not row["discrepancy"] > 0:
        return f"discrepancy={row['discrepancy']}: no model is exact, a standard deviation above nought is wanted"
    return "" if 0 <= row["together"] < 1 else f"together={row['together']} is no correlation from 0 to below 1"


def _of(row: dict) -> list[Target]:
    """The targets of one row of the budget."""
    places = AXES["division"] if row["places"] == "divisions" else ("nation",)
    found = DERIVED.get(row["target"], _recorded)(row, places)
    return [Target(row["target"], place, int(year), float(value), scale=row["scale"], error=float(error), discrepancy=row["discrepancy"],
                   block=f"{row['target']} {year}" if row["places"] == "divisions" else _block(row["target"]), together=row["together"])
            for place, year, value, error in found]


def _block(name: str) -> str:
    """Rungs of heroin's ladder are off together; other series have a block each."""
    return "price_heroin" if name.startswith("price_heroin") else name


Found = list[tuple[str, int, float, float]]


def _recorded(row: dict, places: tuple[str, ...]) -> Found:
    """Place, year, value and error of the record's own rows."""
    table = record(row["series"], uses=(Use.fit,))
    whole_years = (table["period"] == table["year"].astype(str)) & table["year"].between(row["first"], row["last"])
    kept = table[whole_years & table["place"].isin(places)]
    return list(kept[["place", "year", "value", "error"]].itertuples(index=False, name=None))


def _second_half(row: dict, places: tuple[str, ...]) -> Found:
    """Deaths of a year's second half over those of its first."""
    year = row["first"]
    months = record(row["series"], uses=(Use.fit,), place="nation").set_index("period")
    halves = [months.loc[[f"{year}-{month:02d}" for month in half]] for half in (range(1, 7), range(7, 13))]
    first, second = (float(half["value"].sum()) for half in halves)
    return [("nation", year, second / first, float(np.sqrt(sum((half["error"] ** 2).mean() / len(half) for half in halves))))]


def _fall(row: dict, places: tuple[str, ...]) -> Found:
    """A price of 2017 to 2019 over that of 2010 to 2012; its error is of each year's own scatter, for the rung is the same."""
    table = record(row["series"], uses=(Use.fit,), place="nation").set_index("year")["value"]
    early, late = table.loc[2010:2012], table.loc[2017:2019]
    scatter = np.sqrt((np.log(early).var() + np.log(late).var()) / 3)
    return [("nation", row["last"], float(late.mean() / early.mean()), float(max(scatter, 0.05)))]


def _codes(years: tuple[int, ...], told: Callable[[float, float], float]) -> Callable[[dict, tuple[str, ...]], Found]:
    """What is told of two counts of each division and year: deaths with synthetic opioids, and deaths with heroin. They overlap."""

    def found(row: dict, places: tuple[str, ...]) -> Found:
        rows = record("deaths_fentanyl", "deaths_heroin", uses=(Use.fit,))
        rows = rows[(rows["period"] == rows["year"].astype(str)) & rows["place"].isin(places) & rows["year"].isin(years)]
        counts, errors = (rows.pivot(index=["place", "year"], columns="series", values=name) for name in ("value", "error"))
        return [(place, year, told(deaths["deaths_fentanyl"], deaths["deaths_heroin"]), float(np.hypot(*errors.loc[place, year])))
                for (place, year), deaths in counts.iterrows()]

    return found


def _turn(row: dict, places: tuple[str, ...]) -> Found:
    """A year over the year before; errors of two years are independent."""
    table = record(row["series"], uses=(Use.fit,), place="nation").set_index("year")
    before, after = (table.loc[year] for year in (row["last"] - 1, row["last"]))
    return [("nation", row["last"], after["value"] / before["value"], float(np.hypot(before["error"], after["error"])))]


DERIVED: dict[str, Callable[[dict, tuple[str, ...]], Found]] = {
    "deaths_fentanyl_second_half": _second_half,
    "price_heroin_wholesale_fall": _fall,
    "codes_fentanyl": _codes(ODD, lambda fentanyl, heroin: fentanyl / (fentanyl + heroin)),
    "codes_street": _codes(PAIR, lambda fentanyl, heroin: fentanyl + heroin),
    "seized_mail_turn": _turn,
}
