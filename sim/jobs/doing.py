"""Doing a job: a checked configuration in, results in their folder, an exit code out.

Each job opens its folder, writes where the results come from, runs, and says on stdout what was found and where it lies.
What a job needs is imported when it is done: `--help` must not wait for a compiler.
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sim.config.again import command, resolved
from sim.config.configuration import Config
from sim.config.outside import outside
from sim.config.which_worlds import stale_worlds
from sim.errors import FAILED, INTERRUPTED, CounterflowError, InputError, OutputError
from sim.jobs.calibrating import calibrate
from sim.jobs.effects import effects
from sim.jobs.exploring import explore
from sim.jobs.finished import Finished, joint_status, short
from sim.jobs.job import JobName
from sim.jobs.judging import Claims, claims, claims_shard
from sim.jobs.registering import register
from sim.jobs.runs import bench, pair, run
from sim.jobs.sweeping import Shard, shard, sweep
from sim.jobs.validating import validate
from sim.paths import output_root
from sim.say import say

if TYPE_CHECKING:
    from sim.experiment.outputs import OutputFolder

__all__ = ["JOBS", "Finished", "carry_out", "do", "joint_status"]

JOBS: dict[JobName, Callable[[Config, Path], Finished]] = {
    JobName.run: run, JobName.pair: pair, JobName.claims: claims, JobName.register: register, JobName.effects: effects,
    JobName.bench: bench, JobName.sweep: sweep,
    JobName.calibrate: calibrate, JobName.explore: explore, JobName.validate: validate}


def do(config: Config) -> int:
    """Do the job and tell what was found; returns the exit code. A shard of a sweep writes into its folder and has none of its own."""
    if isinstance(config.job, Shard):
        return shard(config)
    if isinstance(config.job, Claims) and config.job.shards > 1:
        return _part_of_claims(config)
    folder, finished = carry_out(config)
    notes = "".join(f"note:    {said}\n" for said in (outside(config), stale_worlds(config)) if said)
    say(f"{finished.text}\n{notes}results: {short(folder)}\nagain:   {command(config)}")
    if finished.warning:
        say(f"warning: {finished.warning}", sys.stderr)
    return finished.status


def _part_of_claims(config: Config) -> int:
    """A shard of the register's worlds, in the folder of the whole and beside other shards; returns the exit code."""
    from sim.experiment.lock import alone_in

    folder = folder_of(config)
    with alone_in(folder.path, but_for_shares=True):
        folder.open()
        status, text = claims_shard(config, folder.path)
    say(text)
    return status


def carry_out(config: Config) -> tuple[Path, Finished]:
    """Do the job, alone in its folder: the folder, and what it left there."""
    folder = folder_of(config)
    return folder.path, filled(folder, lambda: JOBS[config.job.name](config, folder.path), config, command(config))


def filled(folder: "OutputFolder", do: Callable[[], Finished], config: Config, again: str) -> Finished:
    """Do what fills a folder, alone in it, and let the link to the newest point there.

    config: what was asked, or what all that was asked has in common; again: what gives the same results again.
    """
    from sim.experiment.lock import alone_in

    with alone_in(folder.path), _nothing_if_refused(folder.path):
        folder.open()
        finished = _traced(folder, do, config, again)
    return replace(finished, warning=_not_latest(folder))


@contextmanager
def _nothing_if_refused(folder: Path) -> Iterator[None]:
    """A request that is refused leaves no folder behind, unless something lay there before. To be asked by who holds it alone."""
    from sim.experiment.lock import NAME

    new = {path.name for path in folder.iterdir()} <= {NAME}
    try:
        yield
    except InputError:
        if new:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def folder_of(config: Config) -> "OutputFolder":
    """Where the results of this configuration lie, made or not."""
    from sim.experiment.outputs import OutputFolder

    return OutputFolder(output_root(), config.job.name.name, config.name, resolved(config))


def _traced(folder: "OutputFolder", do: Callable[[], Finished], config: Config, again: str) -> Finished:
    """Do it, with a record of when, by what and how it ended."""
    from sim.experiment.made import made
    from sim.experiment.provenance import Provenance

    provenance = Provenance(folder.path, folder.config_hash, {"seed": config.world.seed, "replicate": config.world.replicate})
    provenance.begin(made(folder.path))
    status = FAILED
    try:
        finished = do()
        status = finished.status
        folder.describe(again, finished.figures, finished.units, outside(config))
    except KeyboardInterrupt:
        status = INTERRUPTED
        raise
    except CounterflowError as error:
        status = error.exit_code
        raise
    finally:
        provenance.end(status, made(folder.path))
    return finished


def _not_latest(folder: "OutputFolder") -> str:
    """Let `outputs/latest` point at the folder; why it cannot, as a sentence, which takes nothing from the results."""
    try:
        folder.make_latest()
    except OutputError as problem:
        return str(problem)
    return ""
