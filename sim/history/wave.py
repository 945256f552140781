"""A wave: many worlds lived at once, as a sweep of their own, so that it can be killed, resumed, checked and run by a cluster.

Members that share a chunk share luck, and every chunk and wave has luck of its own: a fit under one luck would fit that luck.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa

from sim.errors import OutputError
from sim.experiment.files import begin, write_table
from sim.experiment.outcome import OK
from sim.experiment.progress import Reporter
from sim.history.shown import QUARTERLY, YEARLY, Rows
from sim.spec import Spec
from sim.sweep import work
from sim.sweep.design import Design, Method
from sim.sweep.making import Request, make
from sim.sweep.plan import Block, Plan
from sim.sweep.results import SweepResult

TOGETHER = 8  # members that share a chunk, and its luck


@dataclass(frozen=True)
class Wave:
    """name: of its folder; worlds [N] by path; lives: the first of them, one a chunk."""

    name: str
    worlds: dict[str, np.ndarray]
    life: int

    def __len__(self) -> int:
        return len(next(iter(self.worlds.values())))

    @property
    def lives(self) -> int:
        """How many lives of luck it needs."""
        return -(-len(self) // TOGETHER)


def planned(folder: Path, wave: Wave, spec: Spec) -> Plan:
    """The wave's plan in `folder`, made if it is not there; the same wave finds its plan again.

    Raises OutputError if the folder holds another wave, or one of other code.
    """
    begin(folder)
    table = folder / "worlds.parquet"
    write_table(table, [pa.table(wave.worlds)], {"wave": wave.name})
    first = replace(spec, replicate=wave.life)
    plan = make(folder, Request(wave.name, first, Design(Method.table, (), (), spec.seed), chunk=TOGETHER, table=table, yearly=YEARLY,
                                quarterly=QUARTERLY))
    cut = replace(plan, blocks=tuple(_blocks(wave)))
    if plan != cut:
        cut.write(folder)
    return cut


def _blocks(wave: Wave) -> list[Block]:
    """A block a chunk: its members under a life of their own."""
    firsts = range(0, len(wave), TOGETHER)
    return [Block(first, chunk, (first, min(first + TOGETHER, len(wave))), (wave.life + chunk, wave.life + chunk + 1), TOGETHER)
            for chunk, first in enumerate(firsts)]


def lived(folder: Path, wave: Wave, spec: Spec, processes: int, reporter: Reporter) -> Rows:
    """Run what is missing of a wave, and return what it shows; worlds that failed show NaN.

    Raises OutputError if nothing of it could be run.
    """
    plan = planned(folder, wave, spec)
    work.run(folder, processes, reporter)
    names = [f"params.{path}" for path in wave.worlds]
    wanted = [name for name in SweepResult(folder).scan().schema.names if name.rpartition("_")[2][:4].isdigit()]
    rows = SweepResult(folder).runs(columns=[*names, *wanted]).sort_values("point")
    if len(rows) != len(wave) or not (rows["status"] == OK).any():
        raise OutputError(f"{folder} holds {len(rows)} of {len(wave)} worlds, and {(rows['status'] == OK).sum()} that could be run")
    return Rows(plan.spec, {name: rows[name].to_numpy() for name in (*names, *wanted)})
