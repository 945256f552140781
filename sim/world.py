"""The world: who exists, what a run keeps, and the week as a list of phases."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from sim import labelled
from sim.agents.actor import Stage
from sim.clock import week_of
from sim.errors import InputError, RunError
from sim.flows import Uncut
from sim.founding import found
from sim.measures import MEASURES, take
from sim.misfit import misfit
from sim.observe import Record, Weeks
from sim.params.timeline import LAST_YEAR
from sim.phases import the_week, timed
from sim.phases.use import take_over_hazard
from sim.spec import Spec

if TYPE_CHECKING:
    from xarray import Dataset

PARTS = ("states", "crossers", "crossings", "police", "investigators", "coastguard", "treasury",
         "suppliers", "provinces", "haulage", "makers", "traffickers", "organisations", "launderers", "stocks", "dealers",
         "pressers", "users", "ledger")
LAST_WEEK = week_of(LAST_YEAR)
ALONGSIDE = ("first_week", "weeks", "phases", "steps", "_running", "rng", "random", "_rng", "_seed")  # what copies take beside PARTS


class World(Stage):
    """One run. A week is its `phases` in their order; `saved` holds everything it needs to continue bit for bit.

    beside: what lands in the same weeks without the policy (`uncut` of that run), for a quota that is relative to it; None outside a
    comparison.
    """

    def __init__(self, spec: Spec, beside: Uncut | None = None) -> None:
        super().__init__(rng=spec.seed)
        self.spec, self.beside = spec, beside
        self.week = self.first_week = week_of(spec.start)
        self.weeks, self.phases = Record(week_of(spec.end)), the_week()
        found(self)
        take_over_hazard(self)
        self.founded = frozenset(vars(self)) | {"founded"}

    @classmethod
    def resume(cls, spec: Spec, saved: dict[str, np.ndarray], beside: Uncut | None = None) -> "World":
        """A world that goes on from `saved`; `spec` may differ from the saving run's in policy and mechanisms only."""
        world = cls(spec, beside)
        world.restore(saved)
        return world

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Go on from `saved`."""
        self.week = self.first_week = int(saved["week"])
        for part in PARTS:
            getattr(self, part).restore({name.removeprefix(f"{part}."): a for name, a in saved.items() if name.startswith(f"{part}.")})
        take_over_hazard(self)

    def __reduce_ex__(self, protocol):
        """A copy is founded anew and goes on from what this world saved: columns are views of records, which copying would cut."""
        added = {name: value for name, value in vars(self).items() if name not in self.founded or name in ALONGSIDE}
        return _again, (type(self), self.spec, self.beside, self.saved()), {"added": added, "written": self.written()}

    def __setstate__(self, state: dict) -> None:
        vars(self).update(state["added"])
        self.write(state["written"])

    def saved(self) -> dict[str, np.ndarray]:
        """Everything the world needs to continue, as flat names and arrays; the weekly table stays behind."""
        parts = {f"{part}.{name}": a for part in PARTS for name, a in getattr(self, part).saved().items()}
        return {"week": np.array(self.week), **parts}

    @classmethod
    def misfit(cls, spec: Spec, saved: dict[str, np.ndarray]) -> str:
        """Why a world of this spec cannot go on from `saved`, as a clause; empty if it can. For what comes from a file."""
        return misfit(cls(spec).saved(), saved)

    @staticmethod
    def settled(spec: Spec, saved: dict[str, np.ndarray]) -> Spec:
        """The spec with the overdose thresholds that another history of the same world found: bodies are the same in all of them.

        They belong to that history's curve: one with another curve takes them over at the deaths of its first week.
        """
        ln_threshold, spread, form, ln_prescription = (float(value) for value in saved["users.hazard"])
        people = replace(spec.params.people, ln_threshold=ln_threshold, ln_prescription=ln_prescription)
        return replace(spec, params=replace(spec.params, people=people), solve_level=False, threshold_of=(spread, int(form)))

    def step(self) -> None:
        """One week: every phase in its turn, each with the flows that it takes (`sim.phases`).

        Raises RunError past the last year of all.
        """
        if self.week >= LAST_WEEK:
            raise RunError(f"a run ends with {LAST_YEAR - 1} at the latest, which is over")
        flows: dict[str, Any] = {}
        flows["flows"], given = flows, flows.__getitem__
        for phase in self.phases:
            flows[phase.gives] = phase.does(self, *map(given, phase.takes))
        self.week += 1

    @property
    def running(self) -> bool:
        """Whether weeks of the spec are left, unless somebody said otherwise: what Mesa's `run_model` goes by."""
        return self._running and self.week < week_of(self.spec.end)

    @running.setter
    def running(self, running: bool) -> None:
        self._running = running

    def run(self, until: int | None = None) -> "World":
        """Step until week `until` (default: the end of the spec)."""
        last = week_of(self.spec.end) if until is None else until
        if last > LAST_WEEK:
            raise InputError(f"until={last}: a run ends with {LAST_YEAR - 1} at the latest, in week {LAST_WEEK}")
        for _ in range(last - self.week):
            self.step()
        return self

    @property
    def remarks(self) -> list[str]:
        """Limits of the model that the run met so far, a sentence each."""
        return self.makers.remarks

    def time_phases(self) -> dict[str, float]:
        """Time every phase from now on: seconds by phase, which grow as weeks are run."""
        self.phases, spent = timed(the_week())
        return spent

    def observed(self, since: int | None = None) -> Weeks:
        """What was seen of the weeks so far, or of those from week `since` on."""
        first = self.first_week if since is None else max(since, self.first_week)
        return Weeks(self.weeks.arrays(first - self.first_week), first, max(self.week - first, 0))

    def table(self, names: str | Iterable[str] | None = None, since: int | None = None) -> dict[str, np.ndarray]:
        """Measures of the weeks so far, or of those from week `since` on: one float64 array [W] for each that is named, or for all.

        The first row is week `first_week`, or `since`.
        """
        return take(self.observed(since), [names] if isinstance(names, str) else names)

    def to_xarray(self, names: str | Iterable[str] | None = None) -> "Dataset":
        """The weeks so far as an xarray Dataset: what was seen of them over named axes, or these measures; with units and meanings."""
        if names is None:
            return labelled.observations(self.observed())
        columns = self.table(names)
        units, meanings = ({name: getattr(MEASURES[name], what) for name in columns} for what in ("unit", "meaning"))
        return labelled.measured(columns, self.first_week, units, meanings)

    def uncut(self) -> Uncut:
        """What a quota in another life of the same weeks is relative to."""
        return Uncut(self.first_week, self.observed().landed.at(line="heroin").values.copy())


def _again(kind: type[World], spec: Spec, beside: Uncut | None, saved: dict[str, np.ndarray]) -> World:
    """A world of this kind as it was saved; a subclass's own founding is not gone through again."""
    world = kind.__new__(kind)
    World.__init__(world, spec, beside)
    world.restore(saved)
    return world
