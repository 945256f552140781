"""One task of a study: one world, every history, every arm, every contrast.

Each distinct history runs once and each distinct arm once, however many contrasts use them; an arm that changes nothing is its
history continued. What fails inside an arm fails that arm's contrasts and no other: it becomes a row that says so.
"""

import math
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from sim.experiment.history import History, main_history, run_through
from sim.experiment.model import Columns, Model, between
from sim.experiment.override import arm_spec, history_spec, world_spec
from sim.experiment.study import Arm, Contrast, Draw, Overrides, Trigger, arms_of, history_id
from sim.spec import Spec

MAIN: Overrides = ()
OK, NEVER, ERROR = "ok", "never", "error"


@dataclass(frozen=True)
class Weeks:
    """A stretch of weekly measures [W] that is kept: an arm's after its branch, or a history's from its first week."""

    id: str
    first_week: int
    columns: Columns

    def dated(self) -> Columns:
        """The columns with the week of each row beside them."""
        length = len(next(iter(self.columns.values())))
        return self.columns | {"week": np.arange(self.first_week, self.first_week + length)}


@dataclass(frozen=True)
class Failed:
    """Why something could not be run; `trace` is for whoever mends it."""

    message: str
    trace: str = ""


Side = Weeks | Failed | None


@dataclass
class Outcome:
    """Everything one task gives: rows, kept weeks, wall seconds by what was run, failures with their traces."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    weeks: list[Weeks] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    failures: dict[str, Failed] = field(default_factory=dict)


@dataclass(frozen=True)
class Study:
    """What every task of a study shares."""

    contrasts: tuple[Contrast, ...]
    spec: Spec
    model: Model


def run_task(study: Study, draw: Draw) -> Outcome:
    """One world through all contrasts of a study."""
    outcome = Outcome()
    spec = world_spec(study.spec, draw)
    arms = arms_of(study.contrasts)
    histories, dates = _histories(study.model, spec, arms, outcome)
    for id, history in histories.items():
        if isinstance(history, History):
            outcome.weeks.append(Weeks(id, history.first_week, history.columns))
    sides: dict[str, Side] = {}
    for id, arm in arms.items():
        sides[id] = _side(study.model, spec, arm, histories, dates, sides, outcome)
    outcome.weeks += [side for side in sides.values() if isinstance(side, Weeks)]
    outcome.rows = [_row(study.model, contrast, draw, spec, sides) for contrast in study.contrasts]
    return outcome


def _histories(model: Model, spec: Spec, arms: dict[str, Arm], outcome: Outcome) -> tuple[dict[str, Any], dict[Trigger, int]]:
    """Every history the arms need by its id (or Failed), and the branch weeks in the main history."""
    needs = {arm.at: max(other.weeks for other in arms.values() if other.at == arm.at) for arm in arms.values()}
    main = history_id(MAIN)
    done = attempt(main, lambda: main_history(model, spec, needs), outcome)
    if isinstance(done, Failed):
        return {history_id(arm.history): done for arm in arms.values()} | {main: done}, {}
    found, dates = {main: done[0]}, done[1]
    for history in dict.fromkeys(arm.history for arm in arms.values()):
        weeks = _needs(arms, history, dates)
        if history_id(history) not in found and weeks:
            run = partial(run_through, model, history_spec(spec, history), weeks)
            found[history_id(history)] = attempt(history_id(history), run, outcome)
    return found, dates


def _needs(arms: dict[str, Arm], history: Overrides, dates: dict[Trigger, int]) -> dict[int, int]:
    """The branch weeks of one history's arms, with the weeks to be run after each."""
    needs: dict[int, int] = {}
    for arm in arms.values():
        if arm.history == history and arm.at in dates:
            needs[dates[arm.at]] = max(arm.weeks, needs.get(dates[arm.at], 0))
    return needs


def _side(model: Model, spec: Spec, arm: Arm, histories: dict, dates: dict, sides: dict[str, Side], outcome: Outcome) -> Side:
    """The weeks of one arm after its branch; None if its trigger is never reached."""
    history, uncut = histories.get(history_id(arm.history)), sides.get(arm.uncut.id)
    if isinstance(history, Failed) or isinstance(uncut, Failed):
        return history if isinstance(history, Failed) else uncut
    if arm.at not in dates:
        return None
    run = partial(arm_weeks, model, spec, arm, dates[arm.at], history, uncut)
    return attempt(arm.id, run, outcome)


def arm_weeks(model: Model, spec: Spec, arm: Arm, branch: int, history: History, uncut: Weeks | None) -> Weeks:
    """An arm from its branch on: resumed from the history, or the history continued if the arm changes nothing.

    uncut: the same weeks without the arm's policy; a cut of a share needs to know what would have come.
    """
    spec_after = arm_spec(spec, arm, branch)
    end = branch + arm.weeks
    if spec_after == history_spec(spec, arm.history):
        return Weeks(arm.id, branch, between(history.columns, history.first_week, branch, end))
    world = model.resume(spec_after, history.states[branch], uncut and uncut.dated())
    world.run(end)
    return Weeks(arm.id, branch, between(world.table(), world.first_week, branch, end))


def attempt(id: str, do: Callable[[], Any], outcome: Outcome) -> Any:
    """What `do` returns, or Failed; either way its wall time is noted."""
    began = time.perf_counter()
    try:
        return do()
    except Exception as problem:  # one bad world must not stop a study: the row says what happened
        failed = Failed(f"{type(problem).__name__}: {problem}", traceback.format_exc())
        outcome.failures[id] = failed
        return failed
    finally:
        outcome.seconds[id] = time.perf_counter() - began


def _row(model: Model, contrast: Contrast, draw: Draw, spec: Spec, sides: dict[str, Side]) -> dict[str, Any]:
    baseline, changed = (sides[arm.id] for arm in contrast.arms)
    row = empty_row(contrast, draw, spec)
    failed = next((side for side in (baseline, changed) if isinstance(side, Failed)), None)
    if failed:
        return row | {"status": ERROR, "message": failed.message}
    if baseline is None or changed is None:
        return row | {"status": NEVER}
    try:
        return row | {"branch_week": baseline.first_week} | _measured(model, contrast, baseline.columns, changed.columns)
    except (KeyError, ValueError) as problem:
        return row | {"branch_week": baseline.first_week, "status": ERROR, "message": f"{type(problem).__name__}: {problem}"}


def empty_row(contrast: Contrast, draw: Draw, spec: Spec) -> dict[str, Any]:
    """A contrast's row before anything is known of it."""
    return {
        "claim": contrast.claim,
        "draw": draw.draw,
        "replicate": draw.replicate,
        **dict(contrast.labels),
        "status": OK,
        "message": "",
        "measure": contrast.measure,
        "window_first": contrast.window[0],
        "window_last": contrast.window[1],
        "baseline_arm": contrast.baseline.id,
        "changed_arm": contrast.changed.id,
        "people": spec.people,
        "seed": spec.seed,
    }


def _measured(model: Model, contrast: Contrast, baseline: Columns, changed: Columns) -> dict[str, Any]:
    """The contrast's own measure, and what is always worth knowing beside it, over the window.

    Raises ValueError if the relative change is not a number, as with a baseline of 0.
    """
    window = slice(*contrast.window)
    sides = {"baseline": {name: values[window] for name, values in baseline.items()}}
    sides["changed"] = {name: values[window] for name, values in changed.items()}
    row = {name: model.over(side, contrast.measure) for name, side in sides.items()}
    row["difference"] = relative_change(row["baseline"], row["changed"])
    beside = {"deaths": "deaths_expected", "deaths_realised": "deaths_realised", "consumption": "consumption_de"}
    for word, measure in beside.items():
        row |= {f"{word}_{name}": model.over(side, measure) for name, side in sides.items()}
    if math.isnan(row["difference"]):
        raise ValueError(f"{contrast.measure} is {row['baseline']} in the baseline and {row['changed']} in the changed arm")
    return row


def relative_change(baseline: float, changed: float) -> float:
    """changed / baseline - 1; exactly 0 if they are equal, not a number where the baseline is 0 or unknown."""
    if changed == baseline:
        return 0.0
    return changed / baseline - 1 if baseline > 0 and math.isfinite(changed) else math.nan
