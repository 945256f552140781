"""The record that the model is held to, and the targets of a fit where there are any."""

import pandas as pd

from sim.evidence import record
from sim.manual.sheets import Page, page, words
from sim.paths import seeds_dir
from sim.report.markdown import code, table

RECORD = """\
What the model is compared with, series by series. *fit*: may be a target; *check*: shown beside the model, in no loss. Rows of 2020 and
later are kept for the score of a finished fit and are neither read nor listed. *Error* is that of the datum as an observation, as a
standard deviation of its logarithm or of itself. Tags: R read in the source, R2 in a page that quotes it, S stated by one of the
articles, M from memory, D our arithmetic. The rows themselves lie in `seeds/record/`; [how data enter the model](../data.md) says what is
done with them.

Codes on death certificates overlap: never add the series up."""
TARGETS = "What a fit is asked to meet, row by row, as `seeds/targets.csv` has it."


def pages() -> list[Page]:
    """The record; the targets, if the file is there."""
    file = seeds_dir() / "targets.csv"
    return [recorded(), *([targets(pd.read_csv(file, dtype=str, keep_default_na=False))] if file.is_file() else [])]


def recorded() -> Page:
    """A row per series and place."""
    rows = []
    for (series, unit), found in record().groupby(["series", "unit"], sort=True):
        rows.append((code(series), words(unit), listed(found["place"]), ends(found["year"]), len(found),
                     listed(found["use"]), f"{ends(found['error'])} ({listed(found['scale'])})", listed(found["tag"]),
                     listed(found["source"])))
    heads = ("Series", "Unit", "Places", "Years", "Rows", "Use", "Error", "Tag", "Source")
    return page("reference/record.md", "The record", RECORD, table(heads, rows))


def ends(values: pd.Series) -> str:
    """The smallest and the largest value, or the one that all have."""
    low, high = values.min(), values.max()
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def listed(values: pd.Series, most: int = 3) -> str:
    """The different values, the first few of them by name."""
    found = [words(value) for value in values.drop_duplicates()]
    return "; ".join(found) if len(found) <= most else f"{'; '.join(found[:most])}; and {len(found) - most} more"


def targets(rows: pd.DataFrame) -> Page:
    """The table as it is, whatever its columns."""
    return page("reference/targets.md", "Targets of the fit", TARGETS, table(list(map(words, rows)), rows.map(words).to_numpy()))
