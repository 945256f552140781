"""Rows of evidence: a value with its unit, when and where, its source and tag, how far it may be off, and what it may be used for.

They lie in `seeds/record/*.csv`. The observation error is that of the datum alone; how far the model may be wrong is another matter, and
is added where the two are compared. Nothing of 2020 or later is fitted to or checked against: such rows have the use "hold-out", and
`record` never gives them.
"""

import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from pathlib import Path

import pandas as pd

from sim.errors import InputError
from sim.paths import seeds_dir


class Use(Enum):
    """What a row may be used for."""

    fit = "fit"              # a target: it may enter a loss
    check = "check"          # shown beside the model, in no loss
    hold_out = "hold-out"    # kept for the score of a finished fit


USES = tuple(use.value for use in Use)
TAGS = ("R", "R2", "S", "M", "D")            # how far a number can be trusted: seeds/README.md
SCALES = ("log", "natural")                  # the scale on which `error` is a standard deviation
HOLD_OUT_FROM = 2020
COLUMNS = ("series", "period", "place", "value", "low", "high", "unit", "error", "scale", "use", "tag", "source", "note")
WORDS = ("series", "place", "unit", "source")                    # columns that must say something
PERIOD = re.compile(r"(FY)?(\d{4})(-(0[1-9]|1[0-2]))?")          # a year, a month, or a fiscal year


def record(*series: str, uses: Iterable[Use] = (Use.fit, Use.check), place: str | None = None) -> pd.DataFrame:
    """Rows of these series (all if none is named), uses and place, in the order of `COLUMNS`, with `year` (int) of each period.

    Raises InputError for a series that is not in the record, for rows that are kept for the hold-out, or if a file is not sound.
    """
    uses = tuple(uses)
    if Use.hold_out in uses:
        raise InputError("rows of use hold-out are not read here: they are kept for the score of a finished fit")
    table = _all(seeds_dir() / "record")
    unknown = sorted(set(series) - set(table["series"]))
    if unknown:
        raise InputError(f"the record holds no series '{unknown[0]}'")
    kept = table["use"].isin([use.value for use in uses])
    if series:
        kept &= table["series"].isin(series)
    if place is not None:
        kept &= table["place"] == place
    return table[kept].reset_index(drop=True)


@lru_cache(maxsize=4)
def _all(folder: Path) -> pd.DataFrame:
    files = sorted(folder.glob("*.csv"))
    if not files:
        raise InputError(f"no record found at {folder.name}: install the package again")
    table = pd.concat([read(path) for path in files], ignore_index=True)
    twice = table[table.duplicated(["series", "period", "place"])]
    if len(twice):
        row = twice.iloc[0]
        raise InputError(f"two rows of evidence give {row.series} of {row.period} in {row.place}")
    return table


def read(path: Path) -> pd.DataFrame:
    """One file of evidence, every row of it sound.

    Raises InputError naming file, line, column and what is wanted.
    """
    text = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    if tuple(text.columns) != COLUMNS:
        raise InputError(f"{path.name}: the columns are {', '.join(text.columns)}; {', '.join(COLUMNS)} are wanted")
    for line, row in enumerate(text.to_dict("records"), 2):
        fault = _fault(row)
        if fault:
            raise InputError(f"{path.name}, line {line}: {fault}")
    table = text.astype({"value": float, "error": float})
    for column in ("low", "high"):
        table[column] = pd.to_numeric(table[column].replace("", None))
    return table.assign(year=text["period"].str.extract(r"(\d{4})", expand=False).astype(int))


def _fault(row: dict[str, str]) -> str:
    """What is wrong with a row, as a sentence; empty if nothing is."""
    empty = next((word for word in WORDS if not row[word].strip()), None)
    if empty:
        return f"{empty} is empty"
    for column, allowed in (("use", USES), ("tag", TAGS), ("scale", SCALES)):
        if row[column] not in allowed:
            return f"{column}={row[column] or '(empty)'}: {', '.join(allowed)} are allowed"
    if not PERIOD.fullmatch(row["period"]):
        return f"period={row['period'] or '(empty)'} is no year, month (2016-05) or fiscal year (FY2019)"
    return _faulty_number(row) or _out_of_time(row)


def _faulty_number(row: dict[str, str]) -> str:
    told = {name: _number(row[name]) for name in ("value", "low", "high", "error") if row[name] or name in ("value", "error")}
    bad = next((name for name, value in told.items() if value is None), None)
    if bad:
        return f"{bad}={row[bad] or '(empty)'} is no number"
    if told["error"] <= 0:
        return f"error={row['error']}: no datum is exact, a standard deviation above nought is wanted"
    if row["scale"] == "log" and told["value"] <= 0:
        return f"value={row['value']} with an error on the log scale: a value above nought is wanted"
    if not told.get("low", told["value"]) <= told["value"] <= told.get("high", told["value"]):
        return f"value={row['value']} lies outside {row['low']} to {row['high']}"
    return ""


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def _out_of_time(row: dict[str, str]) -> str:
    year, kept = int(PERIOD.fullmatch(row["period"])[2]), row["use"] == Use.hold_out.value
    if year >= HOLD_OUT_FROM and not kept:
        return f"{row['period']} may only have the use hold-out: nothing of {HOLD_OUT_FROM} or later is fitted to or checked against"
    if year < HOLD_OUT_FROM and kept:
        return f"{row['period']} cannot be held out: the hold-out begins in {HOLD_OUT_FROM}"
    return ""
