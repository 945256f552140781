"""Which worlds a configuration names: of what family, how many, from which file."""

from typing import TYPE_CHECKING

from sim.config.build import changed
from sim.config.configuration import Config
from sim.experiment.draws import draws_of, of_other_code, problems
from sim.experiment.family import Family
from sim.jobs.job import InManyWorlds, InOneWorld, OfWorlds
from sim.jobs.sweeping import Sweep

if TYPE_CHECKING:
    from sim.experiment.study import Draw


def beside(config: Config, worlds: int, life: int | None = None) -> list["Draw"]:
    """So many worlds of the family that a configuration names, to be asked beside the start set; life: else its own replicate."""
    job, life = config.job, config.world.replicate if life is None else life
    return [] if job.family is Family.start else draws_of(job.family, worlds, config.world.seed, life, job.worlds_file)


def stale_worlds(config: Config) -> str:
    """A sentence where a configuration's fitted worlds are of other code; empty if not."""
    job = config.job
    asked = isinstance(job, InManyWorlds) or isinstance(job, InOneWorld) and job.drawn or isinstance(job, Sweep) and job.fitted
    return of_other_code(job.family) if asked else ""


def wrong_worlds(config: Config) -> list[str]:
    """What is wrong with the worlds that are asked for, before any is drawn."""
    job = config.job
    if isinstance(job, InManyWorlds):
        return _needless_table(job) + problems(job.family, job.worlds, job.worlds_file)
    if isinstance(job, InOneWorld) and job.drawn:
        found = [f"{path} has no effect in a drawn world (job.draw={job.draw}), whose numbers are its own"
                 for path in changed(config, "params")]
        if job.family is Family.start:
            return [*found, f"job.draw={job.draw} is none of job.family=start, which is one world: leave job.draw out"]
        return found + _needless_table(job) + problems(job.family, job.draw + 1, job.worlds_file)
    return []


def _needless_table(job: OfWorlds) -> list[str]:
    return [f"job.table names a file, and job.family={job.family.name} reads none: set job.family=table"] \
        if job.table and job.family is not Family.table else []
