"""The four jobs: a checked configuration in, results in their folder, an exit code out.

Each job opens its folder, writes where the results come from, runs, and says on stdout what was found and where it lies.
What a job needs is imported when it is done: `--help` must not wait for a compiler.
"""

from collections.abc import Callable
from pathlib import Path

from sim.config.again import command, resolved
from sim.config.form import Config, JobName
from sim.errors import FAILED, INTERRUPTED, CounterflowError
from sim.jobs.finished import Finished, joint_status, short
from sim.jobs.judging import claims
from sim.jobs.runs import bench, pair, run
from sim.paths import output_root

__all__ = ["JOBS", "Finished", "carry_out", "do", "joint_status"]

Job = Callable[[Config, Path], Finished]
JOBS: dict[JobName, Job] = {JobName.run: run, JobName.pair: pair, JobName.claims: claims, JobName.bench: bench}


def do(config: Config) -> int:
    """Do the job and tell what was found; returns the exit code."""
    folder, finished = carry_out(config)
    print(finished.text)
    print(f"results: {short(folder)}")
    print(f"again:   {command(config)}")
    return finished.status


def carry_out(config: Config) -> tuple[Path, Finished]:
    """Do the job: its folder, and what it left there."""
    from sim.experiment.outputs import OutputFolder
    from sim.experiment.provenance import Provenance

    folder = OutputFolder(output_root(), config.job.name.name, config.name, resolved(config))
    provenance = Provenance(folder.open(), folder.config_hash, {"seed": config.world.seed, "replicate": config.world.replicate})
    provenance.begin()
    status = FAILED
    try:
        finished = JOBS[config.job.name](config, folder.path)
        status = finished.status
        folder.describe(command(config), finished.figures, finished.units)
        folder.make_latest()
    except KeyboardInterrupt:
        status = INTERRUPTED
        raise
    except CounterflowError as error:
        status = error.exit_code
        raise
    finally:
        provenance.end(status)
    return folder.path, finished
