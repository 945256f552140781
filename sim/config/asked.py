"""What a configuration asks of a sweep."""

from pathlib import Path

from sim.clock import week_of
from sim.config.form import Config
from sim.sweep.axes import axes
from sim.sweep.design import Design
from sim.sweep.making import Request


def sweep_of(config: Config) -> Request:
    """The sweep that a configuration asks for. Raises InputError if a word of its design cannot be read."""
    job = config.job
    design = Design(job.design, axes(job.over), axes(job.levels, levels_only=True), config.world.seed)
    since = week_of(job.since) if job.since else None
    table = Path(job.table).expanduser() if job.table else None
    return Request(config.name, config.spec(), design, job.points, job.replicates, job.chunk, since, job.keep_histories, table)
