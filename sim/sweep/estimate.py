"""What a sweep will take, before it runs: counts, and time and disk from a few weeks that are run to see."""

import time
from dataclasses import dataclass
from pathlib import Path

from sim.clock import week_of, year_of
from sim.experiment.history import LAST_SOUGHT
from sim.experiment.model import the_model
from sim.sweep.plan import Plan, done
from sim.sweep.work import times

WARM_WEEKS, TIMED_WEEKS = 4, 26
BYTES_A_VALUE, BYTES_A_FILE = 8.5, 24_000  # doubles of a simulation hardly compress; a footer with units and column statistics
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
    how: str
    until: float = 0.0

    def text(self, processes: int) -> str:
        """As `--dry-run` prints it."""
        branching = f"{self.histories:,} histories; {self.weeks_saved:.0%} of all weeks need not be run" if self.histories else "none"
        if self.until:
            branching += f", if every history lasts until {self.until:.0f}; each ends when its market gets there"
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
    histories = -(-plan.runs // plan.design.arms) if plan.branches else 0
    start, branch = week_of(plan.spec.start), LAST_SOUGHT if plan.starts_at else plan.branch
    whole = (plan.end - start) * plan.runs
    weeks = histories * (branch - start) + plan.runs * (plan.end - branch) if plan.branches else whole
    measured = times(folder)
    if len(measured) >= MEASURED:
        seconds, how = sum(ran["seconds"] for ran in measured) / len(measured) * left, f"from {len(measured)} chunks"
    else:
        seconds, how = _seconds_a_week(plan) * weeks * left / plan.chunks, f"from {TIMED_WEEKS} weeks run now"
    values = plan.runs * (len(the_model().totals) + len(plan.columns) + 3)
    size = int(values * BYTES_A_VALUE) + plan.chunks * BYTES_A_FILE
    return Estimate(plan.points, plan.replicates, plan.runs, plan.chunks, left, histories, 1 - weeks / whole, seconds, size, how,
                    year_of(LAST_SOUGHT) if plan.starts_at else 0.0)


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
