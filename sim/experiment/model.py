"""What the engine must know of a model: how to make a world, and what its weekly measures mean.

The engine runs any class with this face, which is how its tests run on a world small enough to compute by hand:

    world = World(spec)        world.step()      world.run(until_week)      world.week      world.first_week
    world.saved() -> dict of arrays              World.resume(spec, saved) -> World
    world.table() -> dict of weekly columns [W], the first row being week `world.first_week`

`world.week` is the week that is run next; `run(until_week)` runs every week before `until_week`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

Columns = dict[str, np.ndarray]


@dataclass(frozen=True)
class Model:
    """A world class with, for each measure, how weeks add up ("sum" or "mean"), its unit and its meaning."""

    world: type
    totals: Mapping[str, str]
    units: Mapping[str, str]
    meanings: Mapping[str, str]

    def over(self, weeks: Columns, measure: str) -> float:
        """A measure over all rows of `weeks` [W]."""
        values = weeks[measure]
        return float(values.sum() if self.totals[measure] == "sum" else values.mean())


def the_model() -> Model:
    """The market of this package."""
    from sim.measures import MEASURES
    from sim.world import World

    counted = MEASURES.values()
    return Model(
        World,
        {measure.name: measure.total for measure in counted},
        {measure.name: measure.unit for measure in counted},
        {measure.name: measure.meaning for measure in counted},
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
