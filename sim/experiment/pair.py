"""Pairs of runs that share their luck: one policy against none, in one world or in many, for as many replicates as are asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import Any

from sim.clock import week_of, year_of
from sim.errors import InputError
from sim.experiment.contrast_rows import relative_change
from sim.experiment.ensemble import Task, run_plan
from sim.experiment.family import START_SET
from sim.experiment.finished_results import PairResult
from sim.experiment.model import Columns, Model, between, the_model
from sim.experiment.outcome import ERROR, OK, Outcome, Weeks, attempt
from sim.experiment.part_files import rows_table
from sim.experiment.planned import planned
from sim.experiment.progress import Reporter, Silent
from sim.experiment.study import Draw
from sim.experiment.worlds import draws_table
from sim.paths import settled
from sim.spec import Spec

WINDOW = 104  # weeks over which a pair is compared: two years, as for the claims
ROW = (
    "replicate",
    "status",
    "message",
    "branch_week",
    "measure",
    "window_first",
    "window_last",
    "baseline",
    "changed",
    "difference",
    "people",
    "seed",
)
OF_WORLD = ("draw", "family")  # where many worlds are asked: of which one a row is


@dataclass(frozen=True)
class Pair:
    """Two specs that differ in what is asked about; `branch` is the first week in which they can differ."""

    baseline: Spec
    changed: Spec
    model: Model

    @property
    def branch(self) -> int:
        """The first start of a lever that differs, or the first week of the run if anything else differs."""
        start = week_of(self.baseline.start)
        if replace(self.changed, policy=self.baseline.policy) != self.baseline:
            return start
        levers = [(getattr(self.baseline.policy, f.name), getattr(self.changed.policy, f.name)) for f in fields(self.baseline.policy)]
        starts = [min(one.start_week, other.start_week) for one, other in levers if one != other]
        return max(min(starts, default=start), start)

    @property
    def end(self) -> int:
        return week_of(self.baseline.end)

    def lived(self, task: Task) -> "Pair":
        """The pair under the luck of a task, in its world if it has one."""
        own = {"replicate": task.replicate} | ({"params": task.work.params} if isinstance(task.work, Draw) else {})
        return replace(self, baseline=replace(self.baseline, **own), changed=replace(self.changed, **own))

    @property
    def window(self) -> tuple[int, int]:
        """Weeks after the branch that are compared."""
        return 0, min(WINDOW, self.end - self.branch)


def run_pair(
    baseline: Spec,
    changed: Spec,
    out: Path,
    pairs: int = 8,
    processes: int = 1,
    reporter: Reporter | None = None,
    model: Model | None = None,
    command: str = "",
    worlds: Sequence[Draw] = (),
) -> PairResult:
    """Run both specs under the luck of replicates 0 to pairs - 1 (counted from the baseline's own replicate).

    worlds  in each of which that is done, with its parameters in the place of the specs'; none: in the one world of the specs.

    Results lie in `out`: a row per replicate and measure (of every world, with its draw and family), and every week of both arms
    ("baseline", "changed"). Raises InputError if the specs cannot be paired.
    """
    pair = Pair(baseline, changed, model or the_model())
    _check(pair, pairs, worlds)
    lives = range(baseline.replicate, baseline.replicate + pairs)
    once = [replace(draw, replicate=baseline.replicate) for draw in worlds]
    draws = [replace(draw, replicate=r) for draw in sorted(once, key=lambda draw: draw.draw) for r in lives]
    tasks = [Task(draw.name, draw.draw, draw.replicate, draw) for draw in draws] or [Task(f"pair{r:06d}", START_SET, r, r) for r in lives]
    rows = partial(rows_table, names=(*OF_WORLD, *ROW) if draws else ROW, text=("family",))
    does = {"run": partial(_run, pair), "rows": rows, "lost": partial(_lost, pair)}
    does |= {"beside": {"draws": draws_table(once)}} if draws else {}
    plan = planned(pair.model, baseline, ["pair", repr(changed)], tasks, **does)
    out = settled(out)
    run_plan(plan, out, processes, reporter or Silent())
    return PairResult(out, command)


def _check(pair: Pair, pairs: int, worlds: Sequence[Draw]) -> None:
    same = ("people", "start", "end", "seed", "replicate")
    problems = [f"the two sides of a pair differ in {name}" for name in same if getattr(pair.baseline, name) != getattr(pair.changed, name)]
    if pairs < 1:
        problems.append(f"at least one pair must be run, not {pairs}")
    if len({draw.draw for draw in worlds}) < len(worlds):
        problems.append("two of the worlds have the same number")
    if worlds and pair.baseline.params != pair.changed.params:
        problems.append("the two sides of a pair differ in params, which each of its worlds sets itself")
    if pair.branch >= pair.end:
        problems.append(f"the policy would start in {year_of(pair.branch):.6g}, after the run has ended in {pair.baseline.end}")
    if problems:
        raise InputError(problems)


def _run(pair: Pair, task: Task) -> Outcome:
    outcome = Outcome()
    done = attempt("pair", lambda: _both(pair.lived(task)), outcome)
    if outcome.failures:
        outcome.rows = _lost(pair, task, done.message)
        return outcome
    outcome.weeks = list(done)
    outcome.rows = [_row(pair, task, measure, *done) for measure in pair.model.totals]
    return outcome


def _both(pair: Pair) -> tuple[Weeks, Weeks]:
    """The baseline from the first week on, and the changed arm, which leaves it at the branch."""
    world = pair.model.world(pair.baseline)
    world.run(pair.branch)
    state = pair.model.saved(world)
    world.run(pair.end)
    start = week_of(pair.baseline.start)
    without = Weeks("baseline", start, between(world.table(), world.first_week, start, pair.end), world.uncut())
    other = pair.model.resume(pair.changed, state, without.uncut) if pair.branch > start else pair.model.world(pair.changed)
    other.run(pair.end)
    return without, Weeks("changed", pair.branch, between(other.table(), other.first_week, pair.branch, pair.end))


def _row(pair: Pair, task: Task, measure: str, baseline: Weeks, changed: Weeks) -> dict[str, Any]:
    values = [pair.model.over(_window(pair, side), measure) for side in (baseline, changed)]
    change = relative_change(*values)
    return _empty(pair, task) | {"measure": measure, "baseline": values[0], "changed": values[1], "difference": change}


def _window(pair: Pair, side: Weeks) -> Columns:
    first, last = pair.window
    return between(side.columns, side.first_week, pair.branch + first, pair.branch + last)


def _empty(pair: Pair, task: Task) -> dict[str, Any]:
    first, last = pair.window
    return {
        "draw": task.draw,
        "family": task.work.family.name if isinstance(task.work, Draw) else "",
        "replicate": task.replicate,
        "status": OK,
        "branch_week": pair.branch,
        "window_first": first,
        "window_last": last,
        "people": pair.baseline.people,
        "seed": pair.baseline.seed,
    }


def _lost(pair: Pair, task: Task, message: str) -> list[dict[str, Any]]:
    return [_empty(pair, task) | {"status": ERROR, "message": message}]
