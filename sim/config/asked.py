"""What a configuration asks of a sweep."""

from dataclasses import replace

from sim.clock import week_of
from sim.config.configuration import Config
from sim.config.names import node, path_of, unknown_word
from sim.config.tree import FIRST_START, tree
from sim.errors import refuse
from sim.experiment.draws import file_of
from sim.jobs.sweeping import Sweep
from sim.policy.lever import NEVER
from sim.policy.levers import Policy, acting
from sim.sweep.design import Design
from sim.sweep.making import Request
from sim.sweep.varied import axes


def sweep_of(config: Config) -> Request:
    """The sweep that a configuration asks for. Raises InputError if a word of its design cannot be read, or its worlds are not there."""
    job = config.job
    assert isinstance(job, Sweep)
    design = Design(job.design, axes(map(_whole, job.over)), axes(map(_whole, job.levels), levels_only=True), config.world.seed)
    since = week_of(job.since) if job.since else None
    table = file_of(job.family) if job.fitted else job.points_file
    spec = replace(config.spec(), policy=_undated(config.policy)) if job.starts_at else config.spec()
    return Request(config.name, spec, design, points=job.points, replicates=job.replicates, chunk=job.chunk, since=since,
                   keep=job.keep_histories, table=table, starts_at=job.starts_at, weeks=job.weeks, yearly=tuple(job.yearly),
                   quarterly=tuple(job.quarterly))


def _whole(word: str) -> str:
    """A word of a design with the whole path of its setting, where a short name was given that is clear; a group of numbers stays one.

    Raises InputError where the name is none, or may be one of several.
    """
    name, colon, rest = word.partition(":")
    path = name if isinstance(node(name), dict) and name not in tree()["policy"] else path_of(name)
    refuse([] if path or "." in name else [unknown_word(name)])
    return f"{path or name}{colon}{rest}"


def _undated(policy: Policy) -> Policy:
    """The policy without the date that the form gives every lever; a date that somebody gave one stays, to be refused."""
    usual = [name for name, lever in acting(policy).items() if lever.start == FIRST_START]
    return replace(policy, **{name: replace(getattr(policy, name), start=NEVER) for name in usual})
