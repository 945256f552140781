"""The record that the model is compared with, what a fit is held to, and the state of the fit."""

from pathlib import Path

import pandas as pd

from sim.evidence import record
from sim.experiment.draws import PLAUSIBLE, of_other_fit
from sim.experiment.family import Family
from sim.experiment.files import metadata_of
from sim.manual.sheets import Page, page, words
from sim.params.mechanisms import Mechanisms
from sim.paths import seeds_dir
from sim.report.markdown import code, table

READ = "*Generated from the files of `seeds/` when this site is built.*"
RECORD = """\
What the model is compared with, series by series. *fit*: may be a target; *check*: shown beside the model, in no loss. Rows of 2020 and
later are kept for the score of a finished fit and are neither read nor listed. *Error* is that of the datum as an observation, as a
standard deviation of its logarithm or of itself. Tags: R read in the source, R2 in a page that quotes it, S stated by one of the
articles, M from memory, D our arithmetic. The rows themselves lie in `seeds/record/`; [how data enter the model](../data.md) says what
is done with them.

Codes on death certificates overlap: never add the series up."""
TARGETS = """\
What a fit is held to, row by row, as `seeds/targets.csv` has it. *discrepancy* is how far the model itself may be off, a standard
deviation on the target's scale, said before any fit was run; *together* how far it is off jointly with others of its series."""
NO_FIT = """\
**There are no fitted worlds in this checkout.** Claims are asked in prior worlds, which are drawn over plausible ranges and not fitted
to history, and of the start set, whose levels were set on the record in trials fitted apart. `counterflow job=calibrate` makes a fit to
the record of 2010 to 2019; what it leaves becomes the project's own as `seeds/plausible.parquet`."""
FIT = """\
Worlds that the record to 2019 does not rule out, of those that a fit began with (`counterflow job=calibrate`). They are unweighted: not
ruled out, no posterior. Claims are asked in them with `job.family=plausible`."""


def pages() -> list[Page]:
    """The record; the targets, if the file is there; the state of the fit."""
    file = seeds_dir() / "targets.csv"
    rows = [targets(pd.read_csv(file, dtype=str, keep_default_na=False))] if file.is_file() else []
    return [recorded(), *rows, fit(seeds_dir() / PLAUSIBLE)]


def recorded() -> Page:
    """A row per series and place."""
    rows = []
    for (series, unit), found in record().groupby(["series", "unit"], sort=True):
        rows.append((code(series), words(unit), listed(found["place"]), ends(found["year"]), len(found),
                     listed(found["use"]), f"{ends(found['error'])} ({listed(found['scale'])})", listed(found["tag"]),
                     listed(found["source"])))
    heads = ("Series", "Unit", "Places", "Years", "Rows", "Use", "Error", "Tag", "Source")
    return page("reference/record.md", "The record", RECORD, table(heads, rows), about=READ)


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
    told = table(list(map(words, rows)), rows.map(words).to_numpy())
    return page("reference/targets.md", "Targets of the fit", TARGETS, told, about=READ)


def fit(worlds: Path) -> Page:
    """What a fit left, as its file says; or that there is none."""
    if not worlds.is_file():
        return page("reference/fit.md", "State of the fit", NO_FIT, about=READ)
    noted = metadata_of(worlds)
    stale = of_other_fit(Family.plausible, Mechanisms())
    warning = f"**{words(stale[0].upper() + stale[1:])}.**" if stale else ""
    rows = [(words(name), words(value)) for name, value in noted.items() if name != "model"]
    return page("reference/fit.md", "State of the fit", FIT, warning, table(("", ""), rows), about=READ)
