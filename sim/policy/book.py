"""The rule book of a run: which rules are in force in which week."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import fields, replace
from math import isfinite
from numbers import Real
from typing import Any, NamedTuple

import numpy as np

from sim.clock import year_of
from sim.errors import RunError
from sim.params.dated import Dated
from sim.params.enforcement import Enforcement
from sim.params.timeline import Timeline
from sim.policy.costs import Costs
from sim.policy.history import Event, happened
from sim.policy.lever import FOREVER, Lever, acts, name_of
from sim.policy.levers import Policy
from sim.policy.levers.bundle import Bundle
from sim.policy.rules import NEUTRAL, Rules, misfit
from sim.policy.unenforced import unenforced

WAYS = {f.name: f.metadata["way"] for f in fields(Rules)}


def compose(*changes: dict) -> Rules:
    """Rules that several sets of changes make together, each field joined in the way it declares.

    Raises KeyError for a change of a rule that does not exist.
    """
    values: dict = {}
    for change in changes:
        for name, value in change.items():
            values[name] = WAYS[name].join(values.get(name, getattr(NEUTRAL, name)), value)
    return Rules(**values)


def in_turn(policy: Policy) -> list[Lever]:
    """The levers that do something, each starting when it acts: on its own date, or in its turn within the bundle."""
    levers = [lever for f in fields(policy) if acts(lever := getattr(policy, f.name)) and not isinstance(lever, Bundle)]
    if not acts(policy.bundle):
        return levers
    return [replace(lever, start=year_of(week)) for lever, week in zip(levers, policy.bundle.start_weeks(len(levers)))]


class Span(NamedTuple):
    """Weeks `first` to before `end` in which the same events and levers are in force, and for each its start and what it changes since."""

    first: float
    end: float
    changing: list[tuple[int, Callable[[int], dict[str, Any]]]]


class RuleBook:
    """Rules by week. Levers that are not in force cost nothing; the same changes give the same object.

    What is in force changes on few dates only, which are known from the start; between them a week costs a look at each thing in force.

    enforced: whether there is enforcement at all; without it no rule of enforcement is in force, whatever levers and history say.
    costs: by how much levers are dearer than they are set to be.
    """

    def __init__(self, policy: Policy, timeline: Timeline, enforcement: Enforcement, dated: Dated, enforced: bool = True,
                 costs: Costs | None = None) -> None:
        self.enforced = enforced
        self.bundle = policy.bundle
        decided = in_turn(policy)
        self.levers = decided if policy.bundle.enacted else []
        self.coming = decided if policy.bundle.lead > 0 else []
        self.dearer = {type(lever): getattr(costs, name_of(type(lever)), 1.0) for lever in decided}
        undone = {policy.without_event.event: policy.without_event.start_week}
        if Event.suspension in undone:                       # what never stopped cannot be resumed
            undone[Event.resumption] = policy.without_event.start_week
        self.history = [(event.first, min(event.last, undone.get(event.event, FOREVER) - 1), event.changes)
                        for event in happened(timeline, enforcement, dated)]
        self.made: dict[tuple, Rules] = {}
        self.edges = sorted({edge for first, end in self._terms() for edge in (first, end)})
        self.span = Span(0, 0, [])
        self.last: tuple[list[dict] | None, Rules] = (None, NEUTRAL)

    def at(self, week: int) -> Rules:
        """The rules in force in a week."""
        if not self.span.first <= week < self.span.end:
            self.span = self._span(week)
        changes = [change(week - start) for start, change in self.span.changing]
        if changes != self.last[0]:
            self.last = changes, self._made(changes)
        return self.last[1]

    @staticmethod
    def record(rules: Rules) -> np.ndarray:
        """Rules as compiled code reads them, a record [1] of the same fields; one for one object."""
        return rules.record

    def announced(self, week: int) -> Rules:
        """The rules of a week if all that is announced were in force already; `at(week)` if nothing is."""
        coming = self._announced(week)
        if not coming:
            return self.at(week)
        return self._made([*self._past(week), *self._present(week), *(self._of(lever, _last(lever)) for lever in coming)])

    def acting(self, week: int) -> list[Lever]:
        """The levers in force in a week; a lever without a length acts once and stays."""
        return [lever for lever in self.levers if lever.start_week <= week < lever.start_week + getattr(lever, "weeks", week + 1)]

    def cost(self, week: int) -> float:
        """USD that the levers in force cost in a week. Raises RunError where that is no number."""
        acting = self.acting(week)
        costs = [lever.public_cost(week - lever.start_week) for lever in acting]
        strange = [cost for cost in costs if not isinstance(cost, Real) or not isfinite(cost)]
        if strange:
            raise RunError(f"a lever costs {strange[0]} USD in a week: a finite number is wanted")
        return sum(self.dearer[type(lever)] * cost for lever, cost in zip(acting, costs, strict=True))

    def _terms(self) -> list[tuple[float, float]]:
        """First week and week after the last of every event, lever and announcement."""
        past = [(first, last + 1) for first, last, _ in self.history]
        present = [(lever.start_week, lever.start_week + getattr(lever, "weeks", float("inf"))) for lever in self.levers]
        return past + present + [(lever.start_week - self.bundle.lead, lever.start_week) for lever in self.coming]

    def _span(self, week: int) -> Span:
        """The weeks around a week in which the same events and levers are in force."""
        place = bisect_right(self.edges, week)
        first, end = ([float("-inf"), *self.edges][place], [*self.edges, float("inf")][place])
        past = [(start, changes) for start, last, changes in self.history if start <= week <= last]
        present = [(lever.start_week, lever.changes) for lever in self.acting(week) if self.enforced or not lever.enforcement]
        told = {"announced": self.bundle.believed}
        return Span(first, end, past + present + ([(week, lambda since: told)] if self._announced(week) else []))

    def _past(self, week: int) -> list[dict]:
        """What dated events change in a week."""
        return [changes(week - first) for first, last, changes in self.history if first <= week <= last]

    def _present(self, week: int) -> list[dict]:
        """What levers change in a week."""
        return [self._of(lever, week - lever.start_week) for lever in self.acting(week)]

    def _of(self, lever: Lever, since: int) -> dict:
        """What a lever changes; nothing where all of it is enforcement and nothing is enforced."""
        return lever.changes(since) if self.enforced or not lever.enforcement else {}

    def _announced(self, week: int) -> list[Lever]:
        """Levers announced for later. On their date they act, or nobody believes in them any more."""
        return [lever for lever in self.coming if lever.start_week - self.bundle.lead <= week < lever.start_week]

    def _made(self, changes: list[dict]) -> Rules:
        """The rules that changes make. Raises RunError for a value that a rule cannot have."""
        if not all(isinstance(change, dict) for change in changes):
            raise RunError("a lever does not say which rules it changes: a dict is wanted, empty for none")
        key = tuple((name, value) for change in changes for name, value in change.items())
        if key not in self.made:
            if wrong := next(filter(None, (misfit(*put) for put in key)), ""):
                raise RunError(f"a lever {wrong}")
            rules = compose(*changes)
            self.made[key] = rules if self.enforced else unenforced(rules)
        return self.made[key]


def _last(lever: Lever) -> int:
    """The last week of a lever, in which all that takes time to build stands."""
    return getattr(lever, "weeks", 1) - 1
