"""What is set outside the range that is drawn: it may be, and it is said in one line beside whatever comes of it."""

from collections.abc import Iterable
from typing import Any

from sim.config.check import shown
from sim.config.configuration import Config
from sim.config.which_worlds import beside, first_worlds
from sim.experiment.family import Family
from sim.jobs.job import InOneWorld, OfWorlds
from sim.jobs.sweeping import Sweep
from sim.params.form import Number, numbers

SAID = "outside the range that is drawn"
MOST = 6   # numbers that are named


def outside(config: Config) -> str:
    """One line on the numbers of a configuration that lie outside their plausible range, and on its own worlds; empty if none does."""
    params = config.spec().params
    found = [_named(number) for number in (*_beyond(params, "params."), *_beyond(config.policy, "policy."))]
    found += [*_worlds(config), *_axes(config)]
    more = [f"and {len(found) - MOST} more"] if len(found) > MOST else []
    return f"{SAID}: {', '.join([*found[:MOST], *more])}" if found else ""


def _beyond(form: Any, prefix: str) -> Iterable[Number]:
    return [number for number in numbers(form, prefix) if number.beyond]


def _named(number: Number) -> str:
    plausible = f"{shown(number.range.low)} to {shown(number.range.high)}"
    return f"{number.path}={shown(number.default)} ({plausible} {number.unit})"


def _axes(config: Config) -> list[str]:
    """What a sweep varies beyond."""
    if not isinstance(config.job, Sweep):
        return []
    from sim.config.asked import sweep_of

    found = []
    for axis in sweep_of(config).design.axes:
        plausible, values = axis.setting.range, axis.levels or (axis.low, axis.high)
        if plausible is not None and any(value not in plausible for value in values):
            found.append(f"{axis.path}={'|'.join(map(shown, values))} ({plausible})")
    return found


def _worlds(config: Config) -> list[str]:
    """How many worlds of a user's own table go beyond."""
    job = config.job
    if not isinstance(job, OfWorlds) or not job.many or job.family is not Family.table:
        return []
    draws = first_worlds(config) if isinstance(job, InOneWorld) else beside(config, job.worlds)
    beyond = [_beyond(draw.params, "params.") for draw in draws]
    paths = sorted({number.path for one in beyond for number in one})
    return [f"{sum(map(bool, beyond))} of {len(draws)} worlds of job.table, in {', '.join(paths[:MOST])}"] if paths else []
