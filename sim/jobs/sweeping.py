"""job=sweep: a design of many runs, planned in its folder; `counterflow sweep` runs it. job=shard: a part of it, under a launcher."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sim.errors import DONE
from sim.experiment.family import Family
from sim.jobs.finished import Finished, short
from sim.jobs.job import InShards, Job, JobName
from sim.params.form import par
from sim.paths import settled
from sim.sweep.design import Method
from sim.sweep.reaching import WEEKS
from sim.typed import typed

if TYPE_CHECKING:
    from sim.config.configuration import Config
    from sim.sweep.plan import Plan


@dataclass(frozen=True)
class Sweep(Job):
    """A design of many runs."""

    name: ClassVar[JobName] = JobName.sweep
    design: Method = field(default=Method.sobol, metadata={"meaning": "how points are drawn"})
    points: int = par(64, "points", "points that are drawn", (1, 100_000_000), "choice", drawn=False)
    replicates: int = par(1, "lives", "lives of every point, under luck of their own", (1, 1_000_000), "choice", drawn=False)
    over: tuple[str, ...] = field(default=(), metadata={"meaning": "what is drawn: SETTING, SETTING:low:high[:log] or a group"})
    levels: tuple[str, ...] = field(default=(), metadata={"meaning": "what is crossed with every draw: SETTING:a|b|c"})
    table: str = field(default="", metadata={"meaning": "the points of job.design=table, a CSV or Parquet file"})
    family: Family = field(default=Family.prior, metadata={"meaning": "plausible: the points of job.design=table are the fitted worlds"})
    since: float = par(0.0, "year", "outcomes count from then; 0: a lever's first act", (0.0, 2031.0), "choice", drawn=False)
    yearly: tuple[str, ...] = field(default=(), metadata={"meaning": "measures told by calendar year too, columns NAME_YEAR"})
    quarterly: tuple[str, ...] = field(default=(), metadata={"meaning": "measures told by quarter too, columns NAME_YEARqN"})
    starts_at: float = par(0.0, "share of deaths", "levers start when fentanyl's share passes it; 0: at dates", (0.0, 1.0), "choice",
                           drawn=False)
    weeks: int = par(WEEKS, "weeks", "outcomes count so long after job.starts_at", (1, 416), "choice", drawn=False)
    chunk: int = par(50, "runs", "runs in a file; a kill loses no more", (1, 1_000_000), "choice", drawn=False)
    keep_histories: bool = field(default=False, metadata={"meaning": "save every history, for arms that may be added"})

    @property
    def fitted(self) -> bool:
        """Whether its points are the fitted worlds."""
        return self.design is Method.table and self.family is Family.plausible and not self.table

    @property
    def points_file(self) -> Path | None:
        """The file that `table` names."""
        return settled(self.table) if self.table else None

    def bearing(self) -> tuple[str, ...]:
        return tuple(name for name in super().bearing() if self.fitted or name != "family")


@dataclass(frozen=True)
class Shard(InShards):
    """A part of a planned sweep."""

    name: ClassVar[JobName] = JobName.shard
    folder: str = field(default="", metadata={"meaning": "the folder of the planned sweep"})


def sweep(config: "Config", out: Path) -> Finished:
    """Plan a sweep. Nothing is run yet."""
    from sim.config.asked import sweep_of
    from sim.sweep.making import make

    plan = make(out, sweep_of(config))
    act, place = partial(typed, "counterflow", "sweep"), short(out)
    text = "\n".join([
        f"planned: {plan.points:,} points, {plan.replicates:,} replicates: {plan.runs:,} runs in {plan.chunks:,} chunks",
        *_starts(plan),
        f"costs:   {act('run', place, '--dry-run')}",
        f"next:    {act('run', place)}",
        f"cluster: {act('slurm', place, '--submit')}",
    ])
    figures = {"points": plan.points, "replicates": plan.replicates, "runs": plan.runs, "chunks": plan.chunks}
    return Finished(DONE, text, figures, dict.fromkeys(figures, "count"), plan)


def _starts(plan: "Plan") -> list[str]:
    """When levers start, where no date says it."""
    return [f"levers:  start in each world when fentanyl's share of street-opioid deaths passes {100 * plan.starts_at:g}%; "
            f"outcomes over {plan.weeks} weeks from then"] if plan.starts_at else []


def shard(config: "Config") -> int:
    """Run the chunks of one shard that are missing, in the sweep's own folder; returns the exit code."""
    from sim.experiment.pool import cores
    from sim.sweep.work import run

    job = config.job
    return run(settled(job.folder), job.processes or cores(), shard=(job.shard, job.shards), apart=True, beside=True)
