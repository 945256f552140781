"""A study: many worlds, each asked every contrast."""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from sim.errors import InputError
from sim.experiment import override
from sim.experiment.before import Seen
from sim.experiment.contrast_rows import empty_row
from sim.experiment.engine import MAIN, Study, run_task
from sim.experiment.ensemble import Plan, Share, Shared, Task, run_plan, run_share
from sim.experiment.finished_results import StudyResult
from sim.experiment.model import Model, the_model
from sim.experiment.outcome import ERROR
from sim.experiment.part_files import rows_table
from sim.experiment.planned import planned
from sim.experiment.progress import Reporter, Silent
from sim.experiment.study import Contrast, Draw, arms_of, history_definition, history_id
from sim.paths import settled
from sim.spec import Spec

KEYS = ("claim", "draw", "replicate")
VALUES = (
    "status",
    "message",
    "branch_week",
    "measure",
    "window_first",
    "window_last",
    "baseline",
    "changed",
    "difference",
    "deaths_baseline",
    "deaths_changed",
    "deaths_realised_baseline",
    "deaths_realised_changed",
    "consumption_baseline",
    "consumption_changed",
    "baseline_arm",
    "changed_arm",
    "people",
    "seed",
)


def run_study(
    contrasts: Sequence[Contrast],
    draws: Sequence[Draw],
    spec: Spec,
    out: Path,
    processes: int = 1,
    reporter: Reporter | None = None,
    model: Model | None = None,
    kept: frozenset[str] | None = None,
    seen: tuple[Seen, ...] = (),
) -> StudyResult:
    """Run every contrast in every world; results lie in `out` as Parquet files, the same bytes for any number of processes.

    spec    what all runs share; each draw sets its parameters and its replicate.
    kept    ids of arms and histories whose weeks are kept, of the life of `spec` in each world; None: all.
    seen    states of the year before each arm leaves its history, which rows hold as columns of their own.
    Stopped studies go on where they were; finished ones are not run again, but what failed in them is tried again. What failed is a
    row with status "error", a world that never reaches a contrast's date a row with status "never".
    Raises InputError if an arm names what the model does not have, before anything runs.
    """
    out = settled(out)
    run_plan(_checked(Study(tuple(contrasts), spec, model or the_model(), kept, seen), draws), out, processes, reporter or Silent())
    return StudyResult(out)


def run_part_of_study(
    contrasts: Sequence[Contrast],
    draws: Sequence[Draw],
    spec: Spec,
    out: Path,
    share: Share,
    processes: int = 1,
    reporter: Reporter | None = None,
    model: Model | None = None,
    kept: frozenset[str] | None = None,
    seen: tuple[Seen, ...] = (),
) -> Shared:
    """Run a share of a study's worlds, and leave what they gave for `run_study` to put together. Arguments and errors are its."""
    plan = _checked(Study(tuple(contrasts), spec, model or the_model(), kept, seen), draws)
    return run_share(plan, settled(out), share, processes, reporter or Silent())


def _checked(study: Study, draws: Sequence[Draw]) -> Plan:
    """The plan of a study. Raises InputError for what the model does not have."""
    override.check(study.contrasts, study.spec)
    _check(study, draws)
    return _plan(study, draws)


def _check(study: Study, draws: Sequence[Draw]) -> None:
    problems = [
        f"{contrast.claim} asks for '{contrast.measure}', which is not a measure"
        for contrast in study.contrasts
        if contrast.measure not in study.model.totals
    ]
    watched = {name for one in study.seen for name in (one.measure, one.over) if name}
    problems += [f"a state is told by '{name}', which is not a measure" for name in sorted(watched - set(study.model.totals))]
    if len({draw.name for draw in draws}) < len(draws):
        problems.append("two worlds of the study have the same draw and replicate")
    if not study.contrasts or not draws:
        problems.append("a study needs at least one contrast and one world")
    if problems:
        raise InputError(dict.fromkeys(problems))


def _plan(study: Study, draws: Sequence[Draw]) -> Plan:
    tasks = [Task(draw.name, draw.draw, draw.replicate, draw) for draw in sorted(draws, key=lambda draw: draw.name)]
    labels = list(dict.fromkeys(label for contrast in study.contrasts for label, _ in contrast.labels))
    return planned(
        study.model,
        study.spec,
        ["study", repr(study.contrasts), *([repr(sorted(study.kept))] if study.kept is not None else []), *map(repr, study.seen)],
        tasks,
        run=partial(_run, study),
        rows=partial(rows_table, names=[*KEYS, *labels, *VALUES, *(one.column for one in study.seen)], text=labels),
        lost=partial(_lost, study),
        beside={"draws": draws_table(draws), "arms": _arms_table(study.contrasts)},
    )


def _run(study: Study, task: Task):
    return run_task(study, task.work)


def _lost(study: Study, task: Task, message: str) -> list[dict[str, Any]]:
    return [empty_row(contrast, task.work, study.spec) | {"status": ERROR, "message": message} for contrast in study.contrasts]


def draws_table(draws: Sequence[Draw]) -> pa.Table:
    """What every world is: draw, replicate, family, and every drawn number by its dotted path; a row for each of the draws."""
    ordered = sorted(draws, key=lambda draw: draw.name)
    keys = {"draw": pa.array([d.draw for d in ordered], pa.int32()), "replicate": pa.array([d.replicate for d in ordered], pa.int32())}
    values = [dict(draw.values) for draw in ordered]
    paths = dict.fromkeys(path for value in values for path in value)
    keys["family"] = pa.array([d.family.name for d in ordered], pa.string())
    return pa.table(keys | {path: pa.array([value.get(path) for value in values], pa.float64()) for path in paths})


def _arms_table(contrasts: Sequence[Contrast]) -> pa.Table:
    """What every id in the weeks stands for: arms in the order in which the contrasts name them, then histories."""
    arms = arms_of(contrasts)
    known = {id: arm.definition() for id, arm in arms.items()}
    histories = dict.fromkeys([MAIN, *(arm.history for arm in arms.values())])
    known |= {history_id(history): history_definition(history) for history in histories}
    rows = [{"arm": id} | {key: _text(value) for key, value in definition.items()} for id, definition in known.items()]
    names = ("arm", "kind", "at", "history", "mechanisms", "factors", "policy", "weeks")
    return pa.table({name: pa.array([row.get(name, "") for row in rows], pa.string()) for name in names})


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
