"""One life of the market, week by week."""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from sim.clock import WEEKS_A_YEAR, week_of, year_of
from sim.errors import RunError
from sim.experiment.ensemble import is_complete
from sim.experiment.files import metadata_of, write_table
from sim.experiment.making import finish, sitting
from sim.experiment.model import Columns, Model, between, the_model
from sim.experiment.outcome import OK, Outcome, Weeks
from sim.experiment.parts import weeks_table
from sim.experiment.planned import footer, id_of
from sim.experiment.progress import Reporter, Silent
from sim.experiment.results import RunResult
from sim.experiment.study import START_SET
from sim.spec import Spec

KEY_FIGURES = (
    "deaths_expected",
    "deaths_realised",
    "deaths_heroin",
    "deaths_fentanyl",
    "deaths_rx",
    "overdoses_nonfatal",
    "fentanyl_share_deaths",
    "fentanyl_share_deaths_east",
    "fentanyl_share_deaths_west",
    "consumption_de",
    "heroin_used_kg",
    "fentanyl_used_kg",
    "seized_gross_kg",
    "bag_price",
    "price_per_de",
    "content_mean",
    "users_rx",
    "users_hf",
    "users_moud",
    "spending_usd",
)
MAKING = ".making.json"  # the note of how a life is made, until it is whole


def run_one(spec: Spec, out: Path, reporter: Reporter | None = None, model: Model | None = None) -> RunResult:
    """Run one spec from its first year to its last; `out` then holds weeks.parquet and runs.parquet (one row).

    The result's `figures` are the key figures of every calendar year, for run.json. What has been run already is not run again.
    Raises RunError, naming the week, if the run fails.
    """
    model, out = model or the_model(), Path(out)
    plan = id_of(model, spec, "run")
    if not is_complete(plan, out):
        note = out / MAKING
        note.unlink(missing_ok=True)  # of a life that was not finished, and is begun anew
        with sitting(note, plan):
            columns = _lived(model, spec, reporter or Silent())
        _write(model, spec, columns, plan, out)
    years = metadata_of(out / "runs.parquet")["years"]
    return RunResult(out, {year: {name: known[name] for name in KEY_FIGURES if name in known} for year, known in years.items()})


def _write(model: Model, spec: Spec, columns: Columns, plan: str, out: Path) -> None:
    """`runs.parquet` goes first and comes last, as the mark that the weeks belong to it."""
    start = week_of(spec.start)
    note = footer(model, spec) | {"plan": plan, "complete": True, "years": _by_year(model, start, columns)}
    weeks = weeks_table(Outcome(weeks=[Weeks("run", start, columns)]), START_SET, spec.replicate)
    (out / "runs.parquet").unlink(missing_ok=True)
    finish(out / MAKING, out)
    (out / MAKING).unlink()
    write_table(out / "weeks.parquet", [weeks], note)
    write_table(out / "runs.parquet", [pa.Table.from_pylist([_row(model, spec, columns)])], note)


def _lived(model: Model, spec: Spec, reporter: Reporter) -> Columns:
    """The weekly measures of a whole life."""
    world = model.world(spec)
    _advance(world, spec, reporter)
    return between(world.table(), world.first_week, week_of(spec.start), week_of(spec.end))


def _advance(world, spec: Spec, reporter: Reporter) -> None:
    years = range(spec.start + 1, spec.end + 1)
    reporter.start(len(years))
    try:
        for year in years:
            world.run(week_of(year))
            reporter.done()
    except Exception as problem:
        raise RunError(f"the run failed in week {world.week} ({year_of(world.week):.2f}): {problem}") from problem
    finally:
        reporter.close()


def _row(model: Model, spec: Spec, columns: Columns) -> dict[str, Any]:
    luck = {"replicate": spec.replicate, "status": OK, "people": spec.people, "seed": spec.seed, "start": spec.start, "end": spec.end}
    return luck | {name: model.over(columns, name) for name in columns if name in model.totals}


def _by_year(model: Model, start: int, columns: Columns) -> dict[str, dict[str, float]]:
    """Key figures by calendar year: flows summed, levels averaged."""
    weeks = len(next(iter(columns.values())))
    names = [name for name in KEY_FIGURES if name in columns]
    found = {}
    for first in np.arange(0, weeks, WEEKS_A_YEAR):
        year = {name: columns[name][first : first + WEEKS_A_YEAR] for name in names}
        found[str(round(year_of(start + first)))] = {name: model.over(year, name) for name in names}
    return found
