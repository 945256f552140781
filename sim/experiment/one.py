"""One life of the market, week by week."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from sim.clock import WEEKS_A_YEAR, week_of, year_of
from sim.errors import RunError
from sim.experiment.ensemble import is_complete
from sim.experiment.family import START_SET
from sim.experiment.files import begin, metadata_of, remove, write_table
from sim.experiment.finished_results import RunResult
from sim.experiment.made import finish, sitting
from sim.experiment.model import Columns, Model, between, the_model
from sim.experiment.outcome import OK, Outcome, Weeks
from sim.experiment.part_files import weeks_table
from sim.experiment.planned import footer, id_of
from sim.experiment.progress import Reporter, Silent
from sim.experiment.start import Start, keep
from sim.experiment.sums import seal, unseal
from sim.paths import settled
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


def run_one(spec: Spec, out: Path, reporter: Reporter | None = None, model: Model | None = None, start: Start | None = None,
            save: int = 0) -> RunResult:
    """Run one spec from its first year, or from a saved state, to its last; `out` then holds weeks.parquet and runs.parquet (one row).

    save: a year; the state in which it begins is left in `out` as state-YEAR.npz. 0: none is.
    The result's `figures` are the key figures of every calendar year, for run.json. What has been run already is not run again.
    Raises RunError, naming the week, if the run fails.
    """
    model, out = model or the_model(), begin(settled(out))
    plan = id_of(model, spec, ["run", start.digest, save] if start else ["run", save] if save else "run")
    kept = out / f"state-{save}.npz" if save else None
    if not is_complete(plan, out, model.definitions) or kept and not kept.is_file():
        note = out / MAKING
        remove(note)  # of a life that was not finished, and is begun anew
        with sitting(note, plan):
            columns, remarks = _lived(model, spec, reporter or Silent(), start, kept)
        _write(model, spec, columns, plan, out, start.week if start else week_of(spec.start), remarks=remarks)
    years = metadata_of(out / "runs.parquet")["years"]
    return RunResult(out, {year: {name: known[name] for name in KEY_FIGURES if name in known} for year, known in years.items()})


def _write(model: Model, spec: Spec, columns: Columns, plan: str, out: Path, start: int, *, remarks: list[str]) -> None:
    """`runs.parquet` goes first and comes last, as the mark that the weeks belong to it. start: the first week."""
    note = footer(model, spec) | {"plan": plan, "complete": True, "years": _by_year(model, start, columns), "remarks": remarks}
    weeks = weeks_table(Outcome(weeks=[Weeks("run", start, columns)]), START_SET, spec.replicate)
    unseal(out)
    remove(out / "runs.parquet")
    finish([out / MAKING], out)
    remove(out / MAKING)
    write_table(out / "weeks.parquet", [weeks], note)
    write_table(out / "runs.parquet", [pa.Table.from_pylist([_row(model, spec, columns)])], note)
    seal(out)


def _lived(model: Model, spec: Spec, reporter: Reporter, start: Start | None, kept: Path | None) -> tuple[Columns, list[str]]:
    """The weekly measures of a whole life, or of what follows its start, and what it remarks; kept: where a state of it is left."""
    world = model.resume(spec, start.load(), None) if start else model.world(spec)
    for year in _years(world, spec, reporter):
        if kept and kept.stem == f"state-{year}":
            keep(kept, model, world, spec)
    return between(world.table(), world.first_week, world.first_week, week_of(spec.end)), list(getattr(world, "remarks", ()))


def _years(world, spec: Spec, reporter: Reporter) -> Iterator[int]:
    """Run year by year, and stop as each begins: at the week it starts with."""
    years = range(int(year_of(world.week)) + 1, spec.end + 1)
    reporter.start(len(years))
    try:
        for year in years:
            world.run(week_of(year))
            reporter.done()
            yield year
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
