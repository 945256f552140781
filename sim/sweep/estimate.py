"""What a sweep will take, before it runs: counts, and time and disk from a few weeks that are run to see."""

import time
from dataclasses import dataclass
from pathlib import Path

from sim.clock import week_of
from sim.experiment.model import the_model
from sim.sweep.plan import Plan, done
from sim.sweep.work import times

WARM_WEEKS, TIMED_WEEKS = 4, 26
BYTES_A_VALUE, BYTES_A_FILE = 8.5, 24_000  # doubles of a simulation hardly compress; a footer with units and column statistics
MEASURED = 20  # chunks from which the logs know better than a trial


@dataclass(frozen=True)
class Estimate:
    """seconds: of one process; weeks_saved: share of weeks that branching need not run."""

    points: int
    replicates: int
    runs: int
    chunks: int
    chunks_left: int
    histories: int
    weeks_saved: float
    seconds: float
    bytes: int
    how: str

    def text(self, processes: int) -> str:
        """As `--dry-run` prints it."""
        branching = f"{self.histories:,} histories; {self.weeks_saved:.0%} of all weeks need not be run" if self.histories else "none"
        return "\n".join([
            f"points      {self.points:,}, {self.replicates:,} replicates",
            f"runs        {self.runs:,} in {self.chunks:,} chunks, {self.chunks_left:,} of them to be run",
            f"branching   {branching}",
            f"time        about {spoken(self.seconds / processes)} on {processes} processes, {spoken(self.seconds)} of one ({self.how})",
            f"disk        about {self.bytes / 1e6:,.1f} MB in {self.chunks:,} files",
        ])


def estimate(folder: Path, plan: Plan) -> Estimate:
    """Counts, and what is left to do in seconds of one process."""
    left = plan.chunks - len(done(folder, plan))
    histories = 0 if plan.branch is None else -(-plan.runs // plan.design.arms)
    start = week_of(plan.spec.start)
    whole = (plan.end - start) * plan.runs
    weeks = whole if plan.branch is None else histories * (plan.branch - start) + plan.runs * (plan.end - plan.branch)
    measured = times(folder)
    if len(measured) >= MEASURED:
        seconds, how = sum(ran["seconds"] for ran in measured) / len(measured) * left, f"from {len(measured)} chunks"
    else:
        seconds, how = _seconds_a_week(plan) * weeks * left / plan.chunks, f"from {TIMED_WEEKS} weeks run now"
    values = plan.runs * (len(the_model().totals) + len(plan.columns) + 3)
    size = int(values * BYTES_A_VALUE) + plan.chunks * BYTES_A_FILE
    return Estimate(plan.points, plan.replicates, plan.runs, plan.chunks, left, histories, 1 - weeks / whole, seconds, size, how)


def spoken(seconds: float) -> str:
    """Seconds as a person would say them."""
    for limit, unit, word in ((90, 1, "s"), (5400, 60, "min"), (172_800, 3600, "h")):
        if seconds < limit:
            return f"{max(seconds / unit, 1):.0f} {word}"
    return f"{seconds / 86_400:.1f} days"


def _seconds_a_week(plan: Plan) -> float:
    world = the_model().world(plan.spec)
    begin = world.week
    world.run(begin + WARM_WEEKS)
    began = time.perf_counter()
    world.run(begin + WARM_WEEKS + TIMED_WEEKS)
    return (time.perf_counter() - began) / TIMED_WEEKS
