"""Running from a notebook: one life, or a policy against its baseline."""

import warnings
from pathlib import Path
from typing import Any

from sim.config.again import command
from sim.config.build import build, in_force, plain
from sim.config.check import problems
from sim.config.configuration import Config
from sim.config.sense import nonsense, of_no_draw, of_other_jobs
from sim.config.tree import tree
from sim.errors import InputError, refuse
from sim.face.card import Comparison, Life
from sim.face.scenario import Scenario, plain_value, scenario
from sim.jobs.doing import carry_out
from sim.jobs.finished import Finished


def run(chosen: Scenario | str | list) -> Life | list[Life]:
    """One life of the market under a scenario, with a progress bar; of a list of scenarios a list of lives, all checked beforehand."""
    lives = [_life(config) for config in [_as_job(one.config, "run") for one in _each(chosen)]]
    return lives if isinstance(chosen, list | tuple) else lives[0]


def _life(config: Config) -> Life:
    folder, finished = _carried_out(config)
    return Life(finished.result, folder, command(config), config.world.seed)


def compare(base: Scenario | str, policy: Scenario | str | list, pairs: int = 8, processes: int = 0, *, worlds: int = 0,
            family: str | None = None) -> Comparison | list[Comparison]:
    """`policy` against `base` in pairs of runs that share their luck, with a progress bar; a list of policies one by one, as a list.

    worlds  0: in the one world of the scenario; else in so many worlds, with so many pairs in each, and intervals are over worlds
    family  of those worlds: "prior", "plausible", "table" (whose file `with_(job__table=...)` names) or "start"; else the scenario's

    Raises InputError if the two differ in more than the policy, if the baseline has one, or if there are no such worlds: of a list before
    anything is run.
    """
    base, policies = _chosen(base), _each(policy)
    asked = {"pairs": pairs, "processes": processes, "worlds": worlds} | ({} if family is None else {"family": family})
    configs = [_as_job(one.config, "pair", **asked) for one in policies]
    faults = [fault for one, config in zip(policies, configs) for fault in (*_apart(base.config, one.config), *nonsense(config))]
    refuse(dict.fromkeys(faults))
    found = [_comparison(one, config) for one, config in zip(policies, configs)]
    return found if isinstance(policy, list | tuple) else found[0]


def _comparison(policy: Scenario, config: Config) -> Comparison:
    folder, finished = _carried_out(config)
    return Comparison(finished.result, folder, command(config), config.world.seed, tuple(policy.levers))


def _carried_out(config: Config) -> tuple[Path, Finished]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="IProgress not found")  # the bar does without widgets
        folder, finished = carry_out(config)
    if finished.warning:
        warnings.warn(finished.warning, stacklevel=6)
    return folder, finished


def _apart(base: Config, policy: Config) -> list[str]:
    """Why two scenarios are not a policy and its baseline; empty if they are."""
    found = [f"the baseline of a comparison has no policy, but policy.{name} is set in it" for name in in_force(base.policy)]
    here, there = plain(base), plain(policy)
    parts = [part for part in ("world", "mechanisms", "params", "timeline") if here[part] != there[part]]
    return found + [f"the two sides of a comparison differ in {part}: give both the same {_how(here[part], there[part])}" for part in parts]


def _how(here: dict, there: dict) -> str:
    return ", ".join(name for name in here if here[name] != there[name])


def _as_job(config: Config, name: str, **settings: Any) -> Config:
    """The same study with another job. Raises InputError if one of its settings is wrong, or was set for a job that has none such."""
    data = plain(config)
    data["job"] |= {"name": name} | {setting: plain_value(value) for setting, value in settings.items()}
    refuse(problems(data, tree()).values())
    refuse([*of_other_jobs(data), *of_no_draw(data, [f"job.{setting}" for setting in settings])])
    return build(data)


def _each(chosen: Scenario | str | list) -> list[Scenario]:
    return [_chosen(one) for one in (chosen if isinstance(chosen, list | tuple) else [chosen])]


def _chosen(chosen: Scenario | str) -> Scenario:
    """A scenario, or the one of that name. Raises InputError for anything else."""
    if not isinstance(chosen, Scenario | str):
        raise InputError(f"{chosen!r} is no scenario: a name is wanted, such as 'baseline', or scenario('baseline').with_(...)")
    return scenario(chosen) if isinstance(chosen, str) else chosen
