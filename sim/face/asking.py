"""What asking from Python has in common: scenarios by name or in hand, the same study with another job, what is wrong with a comparison."""

import math
import warnings
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from sim.clock import week_of, year_of
from sim.config.build import build, in_force, plain, without_usual
from sim.config.check import problems
from sim.config.configuration import Config
from sim.config.sense import of_no_draw, of_other_jobs
from sim.config.tree import FIRST_START, leaves, tree
from sim.errors import InputError, refuse
from sim.face.scenario import Scenario, plain_value, scenario
from sim.policy.levers import Policy, acting

SAME = ("world", "mechanisms", "params", "timeline")    # what both sides of a comparison have in common


def apart(base: Config, policy: Config, same: tuple[str, ...] = SAME) -> list[str]:
    """Why two scenarios are not a policy and its baseline; empty if they are."""
    found = [f"the baseline of a comparison has no policy, but policy.{name} is set in it" for name in in_force(base.policy)]
    here, there = plain(base), plain(policy)
    parts = [part for part in same if here[part] != there[part]]
    return found + [f"the two sides of a comparison differ in {part}: give both the same {_how(here[part], there[part])}" for part in parts]


def _how(here: dict, there: dict) -> str:
    return ", ".join(name for name in here if here[name] != there[name])


def warn(warning: str) -> None:
    """What went wrong beside the results, to whoever asked in a cell."""
    if warning:
        warnings.warn(warning, stacklevel=7)


def as_job(config: Config, name: str, **settings: Any) -> Config:
    """The same study with another job. Raises InputError if one of its settings is wrong, or was set for a job that has none such."""
    data = without_usual(plain(config))
    data["job"] |= {"name": name} | {setting: plain_value(value) for setting, value in settings.items()}
    refuse(problems(data, tree()).values())
    refuse([*of_other_jobs(data), *of_no_draw(data, [f"job.{setting}" for setting in settings])])
    return build(data)


def each(given: Scenario | str | list) -> list[Scenario]:
    """One scenario or a list of them, as a list."""
    return [chosen(one) for one in (given if isinstance(given, list | tuple) else [given])]


def chosen(given: Scenario | str) -> Scenario:
    """A scenario, or the one of that name. Raises InputError for anything else."""
    if not isinstance(given, Scenario | str):
        raise InputError(f"{given!r} is no scenario: a name is wanted, such as 'baseline', or scenario('baseline').with_(...)")
    return scenario(given) if isinstance(given, str) else given


def begins(policies: Iterable[Policy]) -> int:
    """The week in which the first lever of any of these policies starts; where none acts, that of a lever without a date of its own."""
    starts = [lever.start_week for policy in policies for lever in acting(policy).values()]
    return min(starts, default=week_of(FIRST_START))


def lasting(config: Config, since: int, weeks: int | None) -> Config:
    """The study, made longer where fewer weeks would follow upon a week than are asked for.

    Raises InputError where no run lasts so long, or it is no number of weeks.
    """
    if weeks is None:
        return config
    if isinstance(weeks, bool) or not isinstance(weeks, int | np.integer) or weeks < 1:
        raise InputError(f"weeks={weeks!r} is not a number of weeks, 1 or more")
    last = next(leaf.possible.high for leaf in leaves(tree()["world"]) if leaf.path == "world.end")
    most = week_of(last) - since
    if weeks > most:
        raise InputError(f"weeks={weeks} is outside 1 to {most}: the policy begins in {year_of(since):.6g}, no run goes beyond {last:g}")
    end = math.ceil(year_of(since + int(weeks)))
    return config if end <= config.world.end else replace(config, world=replace(config.world, end=end))
