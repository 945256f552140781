"""Which worlds a configuration names: of what family, how many, from which file."""

from typing import TYPE_CHECKING

from sim.config.build import changed
from sim.config.configuration import Config
from sim.experiment.draws import draws_of, of_other_fit, problems
from sim.experiment.family import Family
from sim.jobs.job import InOneWorld, OfWorlds
from sim.jobs.sweeping import Sweep

if TYPE_CHECKING:
    from sim.experiment.study import Draw

MOST = 3  # numbers that are named


def beside(config: Config, worlds: int, life: int | None = None) -> list["Draw"]:
    """So many worlds of the family that a configuration names, to be asked beside the start set; life: else its own replicate."""
    job, life = config.job, config.world.replicate if life is None else life
    return [] if job.family is Family.start else draws_of(job.family, worlds, config.world.seed, life, job.worlds_file)


def first_worlds(config: Config) -> list["Draw"]:
    """The worlds that a job which may live in one or in many is asked in, the start set among them only as a family; none: in one."""
    job = config.job
    return draws_of(job.family, job.worlds, config.world.seed, config.world.replicate, job.worlds_file) if job.many else []


def one_world(config: Config) -> str:
    """The world of a job that lives in one, in words."""
    job, own = config.job, changed(config, "params")
    if job.drawn:
        return f"{job.family.single} {job.draw}, numbers {job.family.made}"
    return f"the {Family.start.value}{' but for ' + ', '.join(own[:MOST]) if own else ''}{' and more' if len(own) > MOST else ''}"


def stale_worlds(config: Config) -> str:
    """A sentence where a configuration's fitted worlds are of another fit or model; empty if not."""
    job = config.job
    asked = isinstance(job, OfWorlds) and job.many or isinstance(job, InOneWorld) and job.drawn or isinstance(job, Sweep) and job.fitted
    return of_other_fit(job.family, config.mechanisms) if asked else ""


def wrong_worlds(config: Config) -> list[str]:
    """What is wrong with the worlds that are asked for, before any is drawn."""
    job = config.job
    if isinstance(job, InOneWorld):
        return _of_one_or_many(config) if job.many else _of_one(config) if job.drawn else []
    return _needless_table(job) + problems(job.family, job.worlds, job.worlds_file) if isinstance(job, OfWorlds) else []


def _of_one(config: Config) -> list[str]:
    """What is wrong with one world of a family."""
    job = config.job
    found = [f"{path} has no effect in a drawn world (job.draw={job.draw}), whose numbers are its own"
             for path in changed(config, "params")]
    if job.family is Family.start:
        return [*found, f"job.draw={job.draw} is none of job.family=start, which is one world: leave job.draw out"]
    return found + _needless_table(job) + problems(job.family, job.draw + 1, job.worlds_file)


def _of_one_or_many(config: Config) -> list[str]:
    """What is wrong with many worlds of a job that may live in one."""
    job = config.job
    found = [f"{path} has no effect in worlds of a family (job.worlds={job.worlds}), whose numbers are their own"
             for path in changed(config, "params")]
    if job.drawn:
        found.append(f"job.draw={job.draw} is one world, and job.worlds={job.worlds} asks the first of job.family: leave one of them out")
    if job.family is Family.start and job.worlds > 1:
        found.append(f"job.worlds={job.worlds} is more than job.family=start holds, which is one world: set job.worlds=1, "
                     "and as many job.pairs as lives of it are wanted")
    return found + _needless_table(job) + problems(job.family, job.worlds, job.worlds_file)


def _needless_table(job: OfWorlds) -> list[str]:
    return [f"job.table names a file, and job.family={job.family.name} reads none: set job.family=table"] \
        if job.table and job.family is not Family.table else []
