"""job=sweep: a design of many runs, planned in its folder; `counterflow sweep` runs it. job=shard: a part of it, under a launcher."""

from multiprocessing import current_process
from pathlib import Path

from sim.config.asked import sweep_of
from sim.config.form import Config
from sim.errors import DONE
from sim.jobs.finished import Finished, short
from sim.sweep.plan import Plan


def sweep(config: Config, out: Path) -> Finished:
    """Plan a sweep. Nothing is run yet."""
    from sim.sweep.making import make

    plan = make(out, sweep_of(config))
    place = short(out)
    text = "\n".join([
        f"planned: {plan.points:,} points, {plan.replicates:,} replicates: {plan.runs:,} runs in {plan.chunks:,} chunks",
        *_starts(plan),
        f"costs:   counterflow sweep run {place} --dry-run",
        f"next:    counterflow sweep run {place}",
        f"cluster: counterflow sweep slurm {place} --submit",
    ])
    figures = {"points": plan.points, "replicates": plan.replicates, "runs": plan.runs, "chunks": plan.chunks}
    return Finished(DONE, text, figures, dict.fromkeys(figures, "count"), plan)


def _starts(plan: Plan) -> list[str]:
    """When levers start, where no date says it."""
    return [f"levers:  start in each world when fentanyl's share of street-opioid deaths passes {100 * plan.starts_at:g}%; "
            f"outcomes over {plan.weeks} weeks from then"] if plan.starts_at else []


def shard(config: Config) -> int:
    """Run the chunks of one shard that are missing, in the sweep's own folder; returns the exit code."""
    from sim.experiment.pool import cores
    from sim.sweep.work import run

    job = config.job
    apart = not current_process().daemon  # a launcher's daemon may start none
    return run(Path(job.folder), job.processes or cores(), shard=(job.shard, job.shards), apart=apart)
