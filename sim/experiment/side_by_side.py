"""Several policies on the same histories: each against the one baseline and against each other, in one world or in many.

A life is run once up to the week in which the first policy begins; from there the baseline goes on, and every other arm leaves it at the
week of its own. All share their luck, so that any two of them can be compared life by life. The same is done at each setting of what is
crossed with the arms, in a history of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from sim.clock import week_of, year_of
from sim.errors import refuse
from sim.experiment.code_digest import digest_of
from sim.experiment.ensemble import Task, run_plan
from sim.experiment.family import START_SET
from sim.experiment.finished_results import Result
from sim.experiment.model import Model, State, between
from sim.experiment.outcome import ERROR, OK, Failed, Outcome, Weeks, attempt
from sim.experiment.pair import Pair
from sim.experiment.part_files import rows_table
from sim.experiment.planned import planned
from sim.experiment.progress import Reporter, Silent
from sim.experiment.study import Draw
from sim.experiment.values import with_values
from sim.experiment.worlds import draws_table
from sim.paths import settled
from sim.policy.levers import relative
from sim.spec import Spec

ROW = ("draw", "family", "replicate", "arm", "status", "message", "branch_week", "people", "seed")
TEXT = ("arm", "family")


@dataclass(frozen=True)
class Side:
    """One arm at one setting of what is crossed with the arms.

    id      under which its weeks are kept
    fixed   numbers of the parameters, by path below them, that hold in every world
    """

    id: str
    spec: Spec
    fixed: tuple[tuple[str, Any], ...] = ()

    def lived(self, replicate: int, world: Draw | None) -> Spec:
        """The spec under this luck, in this world if there is one."""
        own = {} if world is None else {"params": with_values(world.params, dict(self.fixed)) if self.fixed else world.params}
        return replace(self.spec, replicate=replicate, **own)


@dataclass(frozen=True)
class Cell:
    """One setting: the baseline there, and what is compared with it. They differ in policy and mechanisms alone."""

    baseline: Side
    arms: tuple[Side, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        return self.baseline, *self.arms


@dataclass(frozen=True)
class SideBySide:
    """All cells; `since` is the week in which the first policy begins, from which the arms are kept and in which mechanisms that differ
    are switched."""

    cells: tuple[Cell, ...]
    since: int
    model: Model

    def branch(self, cell: Cell, side: Side) -> int:
        """The week in which an arm leaves the baseline."""
        same = replace(side.spec, mechanisms=cell.baseline.spec.mechanisms)
        return self.since if same != side.spec else max(Pair(cell.baseline.spec, same, self.model).branch, self.since)


@dataclass(frozen=True)
class _Work:
    """What one task does: the number of its cell, and its world if there are many."""

    cell: int
    world: Draw | None


@dataclass(frozen=True)
class SideResult(Result):
    """Several arms, by the `arm` under which their weeks are kept; `arms()` says what each is."""

    def arms(self) -> pd.DataFrame:
        """arm (its id), name, and a column for each setting that is crossed with the arms."""
        return self._read("arms")

    def draws(self) -> pd.DataFrame:
        """Of many worlds, a row a world: draw, its first replicate, family, and every drawn number by its dotted path."""
        return self._read("draws")

    @property
    def failed(self) -> int:
        """Lives of an arm that could not be run."""
        return int((self.runs()["status"] == ERROR).sum())


def run_side_by_side(asked: SideBySide, arms: pd.DataFrame, out: Path, *, lives: int, worlds: Sequence[Draw] = (), processes: int = 1,
                     reporter: Reporter | None = None) -> SideResult:
    """Run every cell under the luck of replicates 0 to lives - 1 (counted from the baseline's own), in each of the worlds if there are any.

    arms: what each id of a side stands for, a row each, as `SideResult.arms` gives it back.
    Results lie in `out`: a row per life and arm, and every week of all arms from `since` on (of the baseline from the first on).
    Raises InputError where no week would be left to compare.
    """
    first = asked.cells[0].baseline.spec
    end = week_of(first.end)
    refuse([f"the first policy would start in {year_of(asked.since):.6g}, and the run ends in {first.end}"] if asked.since >= end else [])
    own = range(first.replicate, first.replicate + lives)
    among = sorted((replace(world, replicate=first.replicate) for world in worlds), key=lambda world: world.draw) or [None]
    tasks = [Task(f"cell{cell:04d}-draw{START_SET + 1 if world is None else world.draw + 1:06d}-replicate{life:06d}",
                  START_SET if world is None else world.draw, life, _Work(cell, world))
             for cell in range(len(asked.cells)) for world in among for life in own]
    beside = {"arms": pa.Table.from_pandas(arms, preserve_index=False)} | ({"draws": draws_table([*worlds])} if worlds else {})
    question = ["side by side", repr(asked.cells), asked.since, arms.to_csv(index=False), digest_of((Path(__file__),))]
    plan = planned(asked.model, first, question, tasks, run=partial(_run, asked), rows=partial(rows_table, names=ROW, text=TEXT),
                   lost=partial(_lost, asked), beside=beside)
    out = settled(out)
    run_plan(plan, out, processes, reporter or Silent())
    return SideResult(out)


def _run(asked: SideBySide, task: Task) -> Outcome:
    """One life of all arms of a cell; an arm that breaks down takes none of the others with it, the baseline all."""
    outcome, cell = Outcome(), asked.cells[task.work.cell]
    specs = {side.id: side.lived(task.replicate, task.work.world) for side in cell.sides}
    branches = {side.id: asked.branch(cell, side) for side in cell.arms}
    base = cell.baseline.id
    done = attempt(base, lambda: _baseline(asked.model, base, specs[base], set(branches.values())), outcome)
    if isinstance(done, Failed):
        outcome.rows = _lost(asked, task, done.message)
        return outcome
    without, states = done
    outcome.weeks = [without]
    outcome.rows = [_row(asked, task, cell.baseline)]
    for side in cell.arms:
        leave = partial(_arm, asked, side.id, specs[side.id], states[branches[side.id]], without=without)
        weeks = attempt(side.id, leave, outcome)
        failed = isinstance(weeks, Failed)
        outcome.weeks += [] if failed else [weeks]
        outcome.rows.append(_row(asked, task, side) | ({"status": ERROR, "message": weeks.message} if failed else {}))
    return outcome


def _baseline(model: Model, id: str, spec: Spec, branches: set[int]) -> tuple[Weeks, dict[int, State]]:
    """The baseline from the first week on, and its state in each of these weeks."""
    world, states = model.world(spec), {}
    for week in sorted(branches):
        world.run(week)
        states[week] = model.saved(world)
    start, end = week_of(spec.start), week_of(spec.end)
    world.run(end)
    return Weeks(id, start, between(world.table(), world.first_week, start, end), world.uncut()), states


def _arm(asked: SideBySide, id: str, spec: Spec, state: State, *, without: Weeks) -> Weeks:
    """An arm from `since` on: the baseline's weeks until it leaves it, then its own."""
    world = asked.model.resume(spec, state, without.uncut if relative(spec.policy) else None)
    branch, end = world.week, week_of(spec.end)
    world.run(end)
    own = between(world.table(), world.first_week, branch, end)
    common = between(without.columns, without.first_week, asked.since, branch)
    return Weeks(id, asked.since, {name: np.concatenate([common[name], own[name]]) for name in own})


def _row(asked: SideBySide, task: Task, side: Side) -> dict[str, Any]:
    cell, world = asked.cells[task.work.cell], task.work.world
    branch = asked.since if side is cell.baseline else asked.branch(cell, side)
    return {"draw": task.draw, "family": world.family.name if world else "", "replicate": task.replicate, "arm": side.id, "status": OK,
            "message": "", "branch_week": branch, "people": side.spec.people, "seed": side.spec.seed}


def _lost(asked: SideBySide, task: Task, message: str) -> list[dict[str, Any]]:
    return [_row(asked, task, side) | {"status": ERROR, "message": message} for side in asked.cells[task.work.cell].sides]
