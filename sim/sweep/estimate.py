"""What a sweep will take, before it runs: counts, and time and disk from a few weeks that are run to see."""

import math
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from sim.clock import week_of, year_of
from sim.experiment.histories import LAST_SOUGHT
from sim.experiment.model import the_model
from sim.experiment.saved_world import save_state
from sim.sweep.kept import sound
from sim.sweep.plan import Plan
from sim.sweep.points import read_points
from sim.sweep.rows import KEYS
from sim.sweep.work import times

WARM_WEEKS, TIMED_WEEKS = 4, 26
BYTES_A_VALUE, BYTES_A_COLUMN = 8, 375  # doubles of a simulation hardly compress; what a file's footer says of a column: unit, statistics
STRIDE = 1 << 16  # points whose worlds are told apart at a time
MANY = 1 << 18  # worlds that are told apart one by one; of more, their share among the points read so far says how many there are
MEASURED = 20  # chunks from which the logs know better than a trial


@dataclass(frozen=True)
class Estimate:
    """seconds: of one process; weeks_saved: share of weeks that branching need not run.

    until: the year at which histories are given up, where each ends at a date of its own (0: all end at one that is known).
    """

    points: int
    replicates: int
    runs: int
    chunks: int
    chunks_left: int
    histories: int
    weeks_saved: float
    seconds: float
    bytes: int
    files: int
    how: str
    until: float = 0.0

    def text(self, processes: int) -> str:
        """As `--dry-run` prints it."""
        word = "history" if self.histories == 1 else "histories"
        branching = f"{self.histories:,} {word}; {self.weeks_saved:.0%} of all weeks need not be run" if self.histories else "none"
        if self.until:
            branching += f", if every history lasts until {self.until:.0f}; each ends when its market gets there"
        used = min(processes, max(self.chunks_left, 1))
        spread = f"about {spoken(self._wall(used))} on {used} processes, {spoken(self.seconds)} of one ({self.how})"
        if processes > self.chunks and self.runs > self.chunks:
            count = "1 chunk" if self.chunks == 1 else f"{self.chunks} chunks"
            spread += f"; only {count}: a smaller job.chunk would use more processes"
        return "\n".join([
            f"points      {self.points:,}, {self.replicates:,} replicates",
            f"runs        {self.runs:,} in {self.chunks:,} chunks, {self.chunks_left:,} of them to be run",
            f"branching   {branching}",
            f"time        {spread}",
            f"disk        about {self.bytes / 1e6:,.1f} MB in {self.files:,} files",
        ])

    def _wall(self, processes: int) -> float:
        """Seconds until the last of the processes has done its chunks: none does less than a whole one."""
        return self.seconds * math.ceil(self.chunks_left / processes) / max(self.chunks_left, 1)


@dataclass(frozen=True)
class Trial:
    """What a few weeks of one world showed: seconds a week, bytes of its state as a file."""

    seconds_a_week: float = 0.0
    state_bytes: int = 0


def estimate(folder: Path, plan: Plan) -> Estimate:
    """Counts, and what is left to do in seconds of one process."""
    left = plan.chunks - len(sound(folder, plan, range(plan.chunks)))
    histories = _histories(folder, plan) if plan.branches else 0
    kept = histories if plan.keep else 0
    start, branch = week_of(plan.spec.start), LAST_SOUGHT if plan.starts_at else plan.branch
    whole = (plan.end - start) * plan.runs
    weeks = histories * (branch - start) + plan.runs * (plan.end - branch) if plan.branches else whole
    measured = times(folder)
    known = len(measured) >= MEASURED
    trial = Trial() if known and not plan.keep else _trial(plan)
    if known:
        seconds, how = sum(ran["seconds"] for ran in measured) / len(measured) * left, f"from {len(measured)} chunks"
    else:
        seconds, how = trial.seconds_a_week * weeks * left / plan.chunks, f"from {TIMED_WEEKS} weeks run now"
    columns = len(plan.measures) + len(plan.columns) + len(KEYS)
    size = columns * (plan.runs * BYTES_A_VALUE + plan.chunks * BYTES_A_COLUMN) + kept * trial.state_bytes
    return Estimate(points=plan.points, replicates=plan.replicates, runs=plan.runs, chunks=plan.chunks, chunks_left=left,
                    histories=histories, weeks_saved=1 - weeks / whole, seconds=seconds, bytes=size, files=plan.chunks + kept, how=how,
                    until=year_of(LAST_SOUGHT) if plan.starts_at else 0.0)


def spoken(seconds: float) -> str:
    """Seconds as a person would say them."""
    for limit, unit, word in ((90, 1, "s"), (5400, 60, "min"), (172_800, 3600, "h")):
        if seconds < limit:
            return f"{max(seconds / unit, 1):.0f} {word}"
    return f"{seconds / 86_400:.1f} days"


def _histories(folder: Path, plan: Plan) -> int:
    """Lives up to a branch that have to be run: once where they are kept, else in every chunk that needs them."""
    if plan.keep:
        return _worlds(folder, plan, (0, plan.points), plan.points) * plan.replicates
    lives = [block.replicates[1] - block.replicates[0] for block in plan.blocks]
    return sum(_worlds(folder, plan, block.points, -(-block.size // n)) * n for block, n in zip(plan.blocks, lives, strict=True))


def _worlds(folder: Path, plan: Plan, points: tuple[int, int], together: int) -> int:
    """How many points differ in more than levers, among each `together` points in a row. Memory is bounded."""
    first, last = points
    paths = [path for path in plan.columns if not path.startswith("policy.")]
    if not paths:
        return -(-(last - first) // together)
    found = np.empty(0, np.uint64)
    for start in range(first, last, STRIDE):
        end = min(start + STRIDE, last)
        rows = read_points(folder, plan.parts, start, end).select(paths).to_pandas()
        rows["stretch"] = (np.arange(start, end) - first) // together
        found = np.union1d(found, pd.util.hash_pandas_object(rows, index=False).to_numpy())
        if len(found) > MANY:
            return round(len(found) * (last - first) / (end - first))
    return len(found)


def _trial(plan: Plan) -> Trial:
    """A few weeks of one world, timed, and the size of its state as a file with the weeks before the branch that count."""
    model = the_model()
    world = model.world(plan.spec)
    begin = world.week
    world.run(begin + WARM_WEEKS)
    began = time.perf_counter()
    world.run(begin + WARM_WEEKS + TIMED_WEEKS)
    seconds = (time.perf_counter() - began) / TIMED_WEEKS
    if not plan.keep:
        return Trial(seconds, 0)
    before = 0 if plan.starts_at else max(plan.branch - plan.since, 0) * len(model.totals) * 8
    with tempfile.TemporaryDirectory() as beside:
        file = Path(beside) / "state.npz"
        save_state(file, model.saved(world), {})
        return Trial(seconds, file.stat().st_size + before)
