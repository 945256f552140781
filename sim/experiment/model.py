"""What the engine must know of a model: how to make a world, keep it and take it up again, and what its measures mean.

The engine runs any model with this face, which is how its tests run on a world small enough to compute by hand:

    world = model.world(spec)        world.run(until_week)        world.week        world.first_week
    state = model.saved(world)       model.resume(spec, state, beside) -> a world
    world.table(names, since) -> dict of weekly columns [W], those named or all, the first row being week `since` or `world.first_week`
    world.uncut() -> what another life of the same weeks is told as `beside`

`world.week` is the week that is run next; `run(until_week)` runs every week before `until_week`. A resumed world goes on bit for
bit as if it had run through. `beside` is of a life of the same weeks without the policy, for a cut of what would have come.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from sim.spec import Spec

Columns = dict[str, np.ndarray]
State = dict[str, np.ndarray]


def unsettled(spec: Spec, state: State) -> Spec:
    """For a model that settles nothing: the spec as it is."""
    return spec


def fitting(spec: Spec, state: State) -> str:
    """For a model that takes up any state."""
    return ""


def unit_of_total(unit: str, total: str) -> str:
    """The unit of a measure over many weeks, from its unit of a week and how weeks add up: a flow that is summed is no longer a week's."""
    return unit.removesuffix("/week") if total == "sum" else unit


@dataclass(frozen=True)
class Model:
    """A model's functions, importable by name so that other processes find them, and the words for its weekly measures.

    totals: how a measure's weeks add up, "sum" or "mean".
    definitions: a digest of what each measure counts, by name; none where that is not known.
    misfit: why a world of this spec cannot go on from a state that comes from a file, as a clause; empty if it can.
    settled: the spec with what the main history of a world settled once for all its histories, given a state of it.
    """

    world: Callable[[Spec], Any]
    saved: Callable[[Any], State]
    resume: Callable[[Spec, State, Any], Any]
    totals: Mapping[str, str]
    units: Mapping[str, str]
    meanings: Mapping[str, str]
    settled: Callable[[Spec, State], Spec] = unsettled
    definitions: Mapping[str, str] = field(default_factory=dict)
    misfit: Callable[[Spec, State], str] = fitting

    def over(self, weeks: Columns, measure: str) -> float:
        """A measure over all rows of `weeks` [W]."""
        values = weeks[measure]
        total = float(values.sum())
        return total if self.totals[measure] == "sum" else total / len(values)

    def all_over(self, weeks: Columns) -> np.ndarray:
        """Every measure over all rows of `weeks` [W], float64 [M] in the order of `totals`; to the last bit what `over` says of each."""
        table = np.array([weeks[name] for name in self.totals], float)
        found = np.add.reduce(table, 1)
        found[self.means] /= table.shape[1]
        return found

    def only(self, measures: Iterable[str]) -> "Model":
        """The model as it was when there were these measures alone."""
        names = [name for name in measures if name in self.totals]
        return replace(self, totals={name: self.totals[name] for name in names})

    @property
    def total_units(self) -> dict[str, str]:
        """The unit of every measure over many weeks, as `over` adds them up."""
        return {name: unit_of_total(self.units[name], total) for name, total in self.totals.items()}

    @cached_property
    def means(self) -> np.ndarray:
        """Which measures are means over weeks, bool [M]."""
        return np.array([total != "sum" for total in self.totals.values()])


def the_model() -> Model:
    """The market of this package."""
    from sim.measures import MEASURES
    from sim.measures.definition import measure_digests
    from sim.world import World

    counted = MEASURES.values()
    return Model(
        World,
        World.saved,
        World.resume,
        totals={measure.name: measure.total for measure in counted},
        units={measure.name: measure.unit for measure in counted},
        meanings={measure.name: measure.meaning for measure in counted},
        settled=World.settled,
        definitions=measure_digests(),
        misfit=World.misfit,
    )


def between(columns: Columns, first_week: int, start: int, end: int) -> Columns:
    """The rows of weeks start to end - 1, from columns whose first row is `first_week`.

    Raises ValueError if the columns do not hold them all.
    """
    low, high = start - first_week, end - first_week
    held = len(next(iter(columns.values())))
    if low < 0 or high > held:
        raise ValueError(f"weeks {start} to {end} asked for, {first_week} to {first_week + held} held")
    return {name: np.asarray(values)[low:high].copy() for name, values in columns.items()}
