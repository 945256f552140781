"""Which worlds a configuration names: of what family, how many, from which file."""

from typing import TYPE_CHECKING

from sim.config.build import changed
from sim.config.form import Config, JobName
from sim.experiment.draws import draws_of, problems
from sim.experiment.family import START_SET, Family

if TYPE_CHECKING:
    from sim.experiment.study import Draw

MANY = (JobName.claims, JobName.effects)  # jobs that ask many worlds beside the start set
ONE = (JobName.run, JobName.pair)  # jobs that live in one world


def beside(config: Config, worlds: int) -> list["Draw"]:
    """So many worlds of the family that a configuration names, to be asked beside the start set."""
    job = config.job
    return [] if job.family is Family.start else draws_of(job.family, worlds, config.world.seed, config.world.replicate, job.worlds_file)


def wrong_worlds(config: Config) -> list[str]:
    """What is wrong with the worlds that are asked for, before any is drawn."""
    job = config.job
    if job.name in MANY:
        one = f"job.draw has no effect under job={job.name.name}, which asks many worlds: use job.worlds"
        return ([one] if job.draw != START_SET else []) + _needless_table(config) + problems(job.family, job.worlds, job.worlds_file)
    if job.name in ONE and job.draw != START_SET:
        found = [f"{path} has no effect in a drawn world (job.draw={job.draw}), whose numbers are its own"
                 for path in changed(config, "params")]
        return found + _needless_table(config) + problems(job.family, job.draw + 1, job.worlds_file)
    return []


def _needless_table(config: Config) -> list[str]:
    job = config.job
    return [f"job.table names a file, and job.family={job.family.name} reads none: set job.family=table"] \
        if job.table and job.family is not Family.table else []
