"""One life of the market, week by week."""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from sim import __version__
from sim.clock import WEEKS_A_YEAR, week_of, year_of
from sim.errors import RunError
from sim.experiment.files import write_table
from sim.experiment.model import Columns, Model, between, the_model
from sim.experiment.outcome import OK, Outcome, Weeks
from sim.experiment.outputs import SCHEMA
from sim.experiment.parts import weeks_table
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


def run_one(spec: Spec, out: Path, reporter: Reporter | None = None, model: Model | None = None) -> RunResult:
    """Run one spec from its first year to its last; `out` then holds weeks.parquet and runs.parquet (one row).

    The result's `figures` are the key figures of every calendar year, for run.json.
    Raises RunError, naming the week, if the run fails.
    """
    model = model or the_model()
    world = model.world(spec)
    _advance(world, spec, reporter or Silent())
    start, end = week_of(spec.start), week_of(spec.end)
    columns = between(world.table(), world.first_week, start, end)
    note = {"schema": SCHEMA, "version": __version__, "units": dict(model.units), "seed": spec.seed}
    kept = Outcome(weeks=[Weeks("run", start, columns)])
    write_table(Path(out) / "weeks.parquet", [weeks_table(kept, START_SET, spec.replicate)], note)
    write_table(Path(out) / "runs.parquet", [pa.Table.from_pylist([_row(model, spec, columns)])], note)
    return RunResult(Path(out), _by_year(model, start, columns))


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
