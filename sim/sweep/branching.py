"""A history run once, and the arms that leave it bit for bit: an ensemble pays for its futures only."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from sim.clock import week_of
from sim.errors import OutputError
from sim.experiment.files import begin
from sim.experiment.histories import LAST_SOUGHT
from sim.experiment.model import Columns, Model, State, between
from sim.experiment.outcome import Weeks
from sim.experiment.saved_world import load_state, save_state
from sim.policy.levers import Policy, begun, relative
from sim.spec import Spec
from sim.sweep.plan import Plan
from sim.sweep.reaching import FIRST_BRANCH, branch_of, reached

BEFORE = "before."  # of arrays in a state file: weeks of the history that outcomes count


@dataclass
class Clock:
    """Seconds spent in histories and in what follows them, and how many histories were run and how many read."""

    history: float = 0.0
    futures: float = 0.0
    run: int = 0
    read: int = 0

    @contextmanager
    def on(self, what: str) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            setattr(self, what, getattr(self, what) + time.perf_counter() - began)


@dataclass(frozen=True)
class Span:
    """Weeks of a world: arms leave its history at `branch`, outcomes count from `since` to `end` - 1."""

    branch: int
    since: int
    end: int


@dataclass
class History:
    """The life of one world before any lever acts, and its life if none ever does.

    spec: without a policy; file: where its state is kept, or None; span: known with the past, None if its market never gets to where
    levers start.
    """

    model: Model
    plan: Plan
    spec: Spec
    file: Path | None
    clock: Clock = field(default_factory=Clock)
    span: Span | None = None
    _state: State | None = None
    _before: Columns | None = None
    _uncut: Weeks | None = None

    def outcomes(self, policy: Policy) -> Columns | None:
        """Weekly measures of an arm over the weeks that count; None if its market never gets to where levers start."""
        self._past()
        if self.span is None:
            return None
        with self.clock.on("futures"):
            arm = self._uncut_life().columns if policy == Policy() else self._future(policy)
        if self._before:
            return {name: np.concatenate([self._before[name], values]) for name, values in arm.items()}
        return arm if self.span.since == self.span.branch else between(arm, self.span.branch, self.span.since, self.span.end)

    def _future(self, policy: Policy) -> Columns:
        beside = self._uncut_life().uncut if relative(policy) else None
        dated = begun(policy, self.span.branch) if self.plan.starts_at else policy
        return self._after(replace(self.spec, policy=dated), beside).columns

    def _uncut_life(self) -> Weeks:
        """The life in which no lever acts."""
        if self._uncut is None:
            self._uncut = self._after(self.spec, None)
        return self._uncut

    def _after(self, spec: Spec, beside: Any) -> Weeks:
        """A life from the branch to its end."""
        world = self.model.resume(spec, self._state, beside)
        world.run(self.span.end)
        columns = between(world.table(), world.first_week, self.span.branch, self.span.end)
        return Weeks("", self.span.branch, columns, world.uncut())

    def _past(self) -> None:
        """Have the state at the branch: read, or run and, if asked for, saved."""
        if self._state is not None:
            return
        kept = self._kept()
        if kept is None:
            with self.clock.on("history"):
                kept = self._run_past()
            self.clock.run += 1
            if self.file is not None:
                begin(self.file.parent, within=True)
                save_state(self.file, kept, self._about())
        before = {name.removeprefix(BEFORE): values for name, values in kept.items() if name.startswith(BEFORE)}
        self._before = before or None
        self._state = {name: values for name, values in kept.items() if not name.startswith(BEFORE)}
        self.span = self._spanned()

    def _kept(self) -> State | None:
        """The state as a file has it; a file that is absent, torn or of something else is none, and is written anew."""
        if self.file is None or not self.file.is_file():
            return None
        try:
            kept = load_state(self.file, self._about())
        except OutputError:
            return None
        if not self._whole(kept):
            return None
        self.clock.read += 1
        return kept

    def _whole(self, kept: State) -> bool:
        """Whether what was kept is a state at this plan's branch, with the weeks before it that count, or says that there is none."""
        before = [values for name, values in kept.items() if name.startswith(BEFORE)]
        state = {name: values for name, values in kept.items() if not name.startswith(BEFORE)}
        plan = self.plan
        if not state:
            return plan.starts_at > 0 and not before
        if self.model.misfit(self.spec, state) or any(values.shape != (plan.branch - plan.since,) for values in before):
            return False
        week = int(state["week"])
        return FIRST_BRANCH <= week <= LAST_SOUGHT if plan.starts_at else week == plan.branch

    def _spanned(self) -> Span | None:
        if not self.plan.starts_at:
            return Span(self.plan.branch, self.plan.since, self.plan.end)
        branch = branch_of(self._state)
        return None if branch is None else Span(branch, branch, branch + self.plan.weeks)

    def _run_past(self) -> State:
        if self.plan.starts_at:
            return reached(self.model, self.spec, self.plan.starts_at)
        world = self.model.world(self.spec)
        world.run(self.plan.branch)
        state = self.model.saved(world)
        if self.plan.since >= self.plan.branch or self.plan.branch <= week_of(self.spec.start):
            return state
        before = between(world.table(), world.first_week, self.plan.since, self.plan.branch)
        return state | {f"{BEFORE}{name}": values for name, values in before.items()}

    def _about(self) -> dict:
        where = {"starts_at": self.plan.starts_at} if self.plan.starts_at else {"week": self.plan.branch, "since": self.plan.since}
        return {"history": self.file.stem, **where, "code": self.plan.code["sha256"]}


def run_through(model: Model, plan: Plan, spec: Spec) -> Columns:
    """Weekly measures that count of a run without levers, from its first week to its last."""
    world = model.world(spec)
    world.run(plan.end)
    return between(world.table(), world.first_week, plan.since, plan.end)
