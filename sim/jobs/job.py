"""What every job has, and what several of them share: bases of the dataclasses in which each job declares its own settings.

A job is one dataclass beside the function that does it. What can be set is what it declares; a setting of another job is refused
(`sim/config/sense.py: of_other_jobs`), and what it declares decides where results lie, unless it is `idle`.
"""

from dataclasses import Field, dataclass, field, fields
from enum import Enum
from pathlib import Path
from typing import Any, ClassVar

from sim.experiment.family import START_SET, Family
from sim.params.form import par
from sim.paths import settled


class JobName(Enum):
    """What is done with the configuration. The value is the line that `--help` prints."""

    run = "one run: its weeks, as a table"
    pair = "the policy against no policy, in pairs of runs that share their luck, in one world or in many"
    claims = "judge the claims over many worlds: verdict table and page"
    register = "the published register of claims: some of its cells run again here, then its verdicts and pages"
    effects = "every lever and every mechanism switch once: what moved, and by how much"
    bench = "measure speed, memory and what pairing saves on this machine; ask whether markets stay quiet and luck is fair"
    sweep = "plan a design of many runs as a folder; counterflow sweep ... acts on it"
    calibrate = "fit worlds to the record of 2010 to 2019, and keep those that it does not rule out"
    explore = "levers that readers ask for, at several levels and in pairs: data to publish, and a page to explore them"
    validate = "put what is known of such markets to many worlds: pattern, evidence, model, pass or fail"
    shard = "run one shard of a planned sweep: for Hydra's launchers, such as hydra/launcher=submitit_slurm"


def idle(declared: Field) -> Any:
    """The setting as one on which results do not depend: it names no folder."""
    return field(default=declared.default, metadata=declared.metadata | {"idle": True})


@dataclass(frozen=True)
class Job:
    """What every job has. `name` is what a configuration calls it: job=NAME."""

    name: ClassVar[JobName]
    processes: int = idle(par(0, "processes", "how many run at a time; 0: as many as this machine grants", (0, 1024), "choice",
                              drawn=False))

    def bearing(self) -> tuple[str, ...]:
        """The settings on which results depend."""
        return tuple(f.name for f in fields(self) if not f.metadata.get("idle"))


@dataclass(frozen=True)
class OfWorlds(Job):
    """A job that is done in worlds of a family."""

    family: Family = field(default=Family.prior, metadata={
        "meaning": "which worlds: start (the start set alone), prior (over plausible ranges), plausible (fitted), table (job.table)"})
    table: str = field(default="", metadata={"meaning": "the worlds of job.family=table, a CSV or Parquet file of all uncertain numbers"})

    @property
    def worlds_file(self) -> Path | None:
        """The file that `table` names."""
        return settled(self.table) if self.table else None

    @property
    def many(self) -> bool:
        """Whether it asks so many worlds of a family as `worlds` says."""
        return False

    def bearing(self) -> tuple[str, ...]:
        return tuple(name for name in super().bearing() if name != "table" or self.family is Family.table)


@dataclass(frozen=True)
class InOneWorld(OfWorlds):
    """A job that lives in one world: that of the parameters, or one that is drawn."""

    draw: int = par(START_SET, "number", "which world of job.family; -1: the one that params describe", (START_SET, 99_999), "choice",
                    drawn=False)

    @property
    def drawn(self) -> bool:
        """Whether the world is one of a family."""
        return self.draw != START_SET

    def bearing(self) -> tuple[str, ...]:
        return tuple(name for name in super().bearing() if self.drawn or name not in ("family", "table", "draw"))


@dataclass(frozen=True)
class InManyWorlds(OfWorlds):
    """A job that asks many worlds beside the start set."""

    worlds: int = par(16, "worlds", "worlds of job.family beside the start set", (0, 100_000), "choice", drawn=False)

    @property
    def many(self) -> bool:
        return True


@dataclass(frozen=True)
class InOneOrMany(InOneWorld):
    """A job that lives in one world, or in each of the first worlds of a family, the start set not among them."""

    worlds: int = par(0, "worlds", "so many worlds of job.family, each for itself; 0, unless set: one world", (0, 100_000), "choice",
                      drawn=False)

    @property
    def many(self) -> bool:
        return self.worlds > 0

    def bearing(self) -> tuple[str, ...]:
        if not self.many:
            return tuple(name for name in super().bearing() if name != "worlds")
        return tuple(name for name in OfWorlds.bearing(self) if name != "draw")


@dataclass(frozen=True)
class InShards(Job):
    """A job that can be done in parts, by processes that know nothing of each other."""

    shard: int = idle(par(0, "number", "which shard, counted from 0", (0, 100_000), "choice", drawn=False))
    shards: int = idle(par(1, "shards", "of how many", (1, 100_000), "choice", drawn=False))
