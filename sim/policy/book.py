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
from sim.policy.lever import FOREVER, Lever, acts, division_of, name_of, people_under
from sim.policy.levers import Policy
from sim.policy.levers.bundle import Bundle
from sim.policy.rules import NEUTRAL, Rules, misfit, with_own
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


class Changing(NamedTuple):
    """An event or a lever in force: the week of its start, what it changes `since` weeks after, and where (None: in the whole nation)."""

    start: int
    changes: Callable[[int], dict[str, Any]]
    division: int | None = None


class Put(NamedTuple):
    """What one of them changes in a week, and where."""

    changes: dict[str, Any]
    division: int | None = None


class Span(NamedTuple):
    """Weeks `first` to before `end` in which the same events and levers are in force, and what those are."""

    first: float
    end: float
    changing: list[Changing]


class RuleBook:
    """Rules by week. Levers that are not in force cost nothing; the same changes give the same object.

    What is in force changes on few dates only, which are known from the start; between them a week costs a look at each thing in force.
    What a local lever changes joins the rules of its division and no others, so that `at(week)` has the nation's under their names and
    those of every division in `by_division`.

    enforced: whether there is enforcement at all; without it no rule of enforcement is in force, whatever levers and history say.
    costs: by how much levers are dearer than they are set to be.
    Raises InputError for a lever whose start or division is none.
    """

    def __init__(self, policy: Policy, timeline: Timeline, enforcement: Enforcement, dated: Dated, enforced: bool = True,
                 costs: Costs | None = None) -> None:
        self.enforced = enforced
        self.bundle = policy.bundle
        decided = in_turn(policy)
        for lever in decided:
            division_of(lever)                               # refused before anything runs
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
        self.last: tuple[list[Put] | None, Rules] = (None, NEUTRAL)

    def at(self, week: int) -> Rules:
        """The rules in force in a week."""
        if not self.span.first <= week < self.span.end:
            self.span = self._span(week)
        put = [Put(changes(week - start), division) for start, changes, division in self.span.changing]
        if put != self.last[0]:
            self.last = put, self._made(put)
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
        """USD that the levers in force cost in a week, a local one in proportion to its division's people. Raises RunError where that is
        no number."""
        acting = self.acting(week)
        costs = [lever.public_cost(week - lever.start_week) for lever in acting]
        strange = [cost for cost in costs if not isinstance(cost, Real) or not isfinite(cost)]
        if strange:
            raise RunError(f"a lever costs {strange[0]} USD in a week: a finite number is wanted")
        return sum(self.dearer[type(lever)] * cost * people_under(lever) for lever, cost in zip(acting, costs, strict=True))

    def _terms(self) -> list[tuple[float, float]]:
        """First week and week after the last of every event, lever and announcement."""
        past = [(first, last + 1) for first, last, _ in self.history]
        present = [(lever.start_week, lever.start_week + getattr(lever, "weeks", float("inf"))) for lever in self.levers]
        return past + present + [(lever.start_week - self.bundle.lead, lever.start_week) for lever in self.coming]

    def _span(self, week: int) -> Span:
        """The weeks around a week in which the same events and levers are in force."""
        place = bisect_right(self.edges, week)
        first, end = ([float("-inf"), *self.edges][place], [*self.edges, float("inf")][place])
        past = [Changing(start, changes) for start, last, changes in self.history if start <= week <= last]
        present = [Changing(lever.start_week, lever.changes, division_of(lever)) for lever in self.acting(week)
                   if self.enforced or not lever.enforcement]
        told = {"announced": self.bundle.believed}
        return Span(first, end, past + present + ([Changing(week, lambda since: told)] if self._announced(week) else []))

    def _past(self, week: int) -> list[Put]:
        """What dated events change in a week."""
        return [Put(changes(week - first)) for first, last, changes in self.history if first <= week <= last]

    def _present(self, week: int) -> list[Put]:
        """What levers change in a week."""
        return [self._of(lever, week - lever.start_week) for lever in self.acting(week)]

    def _of(self, lever: Lever, since: int) -> Put:
        """What a lever changes; nothing where all of it is enforcement and nothing is enforced."""
        return Put(lever.changes(since) if self.enforced or not lever.enforcement else {}, division_of(lever))

    def _announced(self, week: int) -> list[Lever]:
        """Levers announced for later. On their date they act, or nobody believes in them any more."""
        return [lever for lever in self.coming if lever.start_week - self.bundle.lead <= week < lever.start_week]

    def _made(self, put: list[Put]) -> Rules:
        """The rules that changes make. Raises RunError for a value that a rule cannot have, there or anywhere."""
        if not all(isinstance(changes, dict) for changes, _ in put):
            raise RunError("a lever does not say which rules it changes: a dict is wanted, empty for none")
        key = tuple((name, value, division) for changes, division in put for name, value in changes.items())
        if key not in self.made:
            if wrong := next(filter(None, (misfit(name, value, division is not None) for name, value, division in key)), ""):
                raise RunError(f"a lever {wrong}")
            divisions = sorted({division for *_, division in key if division is not None})
            self.made[key] = with_own(self._there(put, None), {division: self._there(put, division) for division in divisions})
        return self.made[key]

    def _there(self, put: list[Put], division: int | None) -> Rules:
        """The rules that changes of the nation make in a division together with its own; None: in the nation."""
        rules = compose(*(changes for changes, place in put if place is None or place == division))
        return rules if self.enforced else unenforced(rules)


def _last(lever: Lever) -> int:
    """The last week of a lever, in which all that takes time to build stands."""
    return getattr(lever, "weeks", 1) - 1
