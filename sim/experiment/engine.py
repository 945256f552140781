"""One task of a study: one world, every history, every arm, every contrast.

Each distinct history runs once and each distinct arm once, however many contrasts use them; an arm that changes nothing is its
history continued. What fails inside an arm fails that arm's contrasts and no other: it becomes a row that says so.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any

from sim.experiment.before import Seen, seen_before
from sim.experiment.contrast_rows import contrast_row
from sim.experiment.histories import History, main_history, run_through
from sim.experiment.model import Model, between
from sim.experiment.outcome import Failed, Outcome, Side, Weeks, attempt
from sim.experiment.override import arm_spec, history_spec, world_spec
from sim.experiment.study import Arm, Contrast, Draw, Overrides, Trigger, arms_of, history_id
from sim.policy.levers import relative
from sim.spec import Spec

MAIN: Overrides = ()


@dataclass(frozen=True)
class Study:
    """What every task of a study shares.

    kept: ids of arms and histories whose weeks are kept, of the spec's own life of each world; None: of all, in all lives.
    seen: states of the year before an arm leaves its history, which stand in its row.
    """

    contrasts: tuple[Contrast, ...]
    spec: Spec
    model: Model
    kept: frozenset[str] | None = None
    seen: tuple[Seen, ...] = ()

    def keeps(self, weeks: Weeks, draw: Draw) -> bool:
        """Whether the weeks of a run are kept."""
        return self.kept is None or weeks.id in self.kept and draw.replicate == self.spec.replicate


def run_task(study: Study, draw: Draw) -> Outcome:
    """One world through all contrasts of a study."""
    outcome = Outcome()
    spec = world_spec(study.spec, draw)
    arms = arms_of(study.contrasts)
    histories, dates = _histories(study.model, spec, arms, outcome)
    weeks = [Weeks(id, one.first_week, one.columns, one.uncut) for id, one in histories.items() if isinstance(one, History)]
    sides: dict[str, Side] = {}
    for id, arm in arms.items():
        sides[id] = _side(study.model, spec, arm, histories=histories, dates=dates, sides=sides, outcome=outcome)
    weeks += [side for side in sides.values() if isinstance(side, Weeks)]
    outcome.weeks = [one for one in weeks if study.keeps(one, draw)]
    rows = ((contrast, contrast_row(study.model, contrast, draw, spec, sides)) for contrast in study.contrasts)
    outcome.rows = [row | _seen(study.seen, contrast.baseline, histories, dates) for contrast, row in rows]
    return outcome


def _histories(model: Model, spec: Spec, arms: dict[str, Arm], outcome: Outcome) -> tuple[dict[str, Any], dict[Trigger, int]]:
    """Every history the arms need by its id (or Failed), and the branch weeks in the main history."""
    needs = {arm.at: max(other.weeks for other in arms.values() if other.at == arm.at) for arm in arms.values()}
    main = history_id(MAIN)
    done = attempt(main, lambda: main_history(model, spec, needs), outcome)
    if isinstance(done, Failed):
        return {history_id(arm.history): done for arm in arms.values()} | {main: done}, {}
    found, dates = {main: done[0]}, done[1]
    state = next(iter(done[0].states.values()), None)
    settled = spec if state is None else model.settled(spec, state)
    for history in dict.fromkeys(arm.history for arm in arms.values()):
        weeks = _needs(arms, history, dates)
        if history_id(history) not in found and weeks:
            run = partial(run_through, model, history_spec(settled, history), weeks)
            found[history_id(history)] = attempt(history_id(history), run, outcome)
    return found, dates


def _seen(seen: tuple[Seen, ...], arm: Arm, histories: dict[str, Any], dates: dict[Trigger, int]) -> dict[str, float]:
    """States of the main history, which is the one that people saw, before an arm left its own; none where it never did."""
    history = histories.get(history_id(MAIN))
    return seen_before(history, dates[arm.at], seen) if seen and isinstance(history, History) and arm.at in dates else {}


def _needs(arms: dict[str, Arm], history: Overrides, dates: dict[Trigger, int]) -> dict[int, int]:
    """The branch weeks of one history's arms, with the weeks to be run after each."""
    needs: dict[int, int] = {}
    for arm in arms.values():
        if arm.history == history and arm.at in dates:
            needs[dates[arm.at]] = max(arm.weeks, needs.get(dates[arm.at], 0))
    return needs


def _side(model: Model, spec: Spec, arm: Arm, *, histories: dict, dates: dict, sides: dict[str, Side], outcome: Outcome) -> Side:
    """The weeks of one arm after its branch; None if its trigger is never reached."""
    history, uncut = histories.get(history_id(arm.history)), sides.get(arm.uncut.id)
    if isinstance(history, Failed) or isinstance(uncut, Failed):
        return history if isinstance(history, Failed) else uncut
    if arm.at not in dates:
        return None
    run = partial(arm_weeks, model, spec, arm, dates[arm.at], history=history, uncut=uncut)
    return attempt(arm.id, run, outcome)


def arm_weeks(model: Model, spec: Spec, arm: Arm, branch: int, history: History, uncut: Weeks | None) -> Weeks:
    """An arm from its branch on: resumed from the history, or the history continued if the arm changes nothing.

    uncut: the same weeks without the arm's policy; a lever that is relative to what would have come needs to know.
    """
    spec_after = arm_spec(spec, arm, branch)
    end = branch + arm.weeks
    if spec_after == history_spec(spec, arm.history):
        return Weeks(arm.id, branch, between(history.columns, history.first_week, branch, end), history.uncut)
    world = model.resume(spec_after, history.states[branch], uncut.uncut if uncut and relative(spec_after.policy) else None)
    world.run(end)
    return Weeks(arm.id, branch, between(world.table(), world.first_week, branch, end), world.uncut())
