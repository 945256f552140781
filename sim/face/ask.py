"""Running from a notebook: one life, a policy against its baseline, or several policies against it and each other."""

from collections.abc import Mapping
from pathlib import Path

from sim.config.again import command
from sim.config.configuration import Config
from sim.config.sense import nonsense
from sim.errors import refuse
from sim.face.asking import apart, as_job, begins, chosen, each, lasting, warn
from sim.face.card import Comparison, Life
from sim.face.scenario import Scenario
from sim.face.several import Several, several
from sim.jobs.doing import carry_out
from sim.jobs.finished import Finished


def run(chosen: Scenario | str | list) -> Life | list[Life]:
    """One life of the market under a scenario, with a progress bar; of a list of scenarios a list of lives, all checked beforehand."""
    lives = [_life(config) for config in [as_job(one.config, "run") for one in each(chosen)]]
    return lives if isinstance(chosen, list | tuple) else lives[0]


def _life(config: Config) -> Life:
    folder, finished = _carried_out(config)
    return Life(finished.result, folder, command(config), config.world.seed)


def compare(base: Scenario | str, policy: Scenario | str | list | dict, pairs: int = 8, processes: int = 0, *, worlds: int = 0,
            family: str | None = None, weeks: int | None = None, over: dict | None = None) -> Comparison | list[Comparison] | Several:
    """`policy` against `base` in pairs of runs that share their luck, with a progress bar; a list of policies one by one, as a list.

    policy  a dict of several, by name, is run side by side on the same histories, so that they can be held against each other too:
            {"naloxone": base.with_(naloxone=0.2), "ports": {"ports": 2}}; of a dict of settings the baseline is taken with these changes.
            Policies may then switch mechanisms as well, from the week on in which the first lever of any of them starts
    worlds  0: in the one world of the scenario; else in so many worlds, with so many pairs in each, and intervals are over worlds
    family  of those worlds: "prior", "plausible", "table" (whose file `with_(job__table=...)` names) or "start"; else the scenario's
    weeks   how many weeks are compared, from the start of the first lever on; the run is made longer where it would end before
    over    settings that are crossed with the policies, each with its values: {"potency": [14, 22, 30, 40, 50]}. A number of the model
            holds in the baseline and in every world; a setting of a lever in the policies that have that lever

    Raises InputError if the two differ in more than the policy, if the baseline has one, or if there are no such worlds: of a list before
    anything is run.
    """
    base = chosen(base)
    asked = {"pairs": pairs, "processes": processes, "worlds": worlds} | ({} if family is None else {"family": family})
    if isinstance(policy, Mapping) or over:
        return several(base, policy if isinstance(policy, Mapping) else {"policy": policy}, weeks=weeks, over=over or {}, asked=asked)
    policies = each(policy)
    configs = [_long(as_job(one.config, "pair", **asked), weeks) for one in policies]
    faults = [fault for one, config in zip(policies, configs) for fault in (*apart(base.config, one.config), *nonsense(config))]
    refuse(dict.fromkeys(faults))
    found = [_comparison(config, weeks) for config in configs]
    return found if isinstance(policy, list | tuple) else found[0]


def _long(config: Config, weeks: int | None) -> Config:
    return lasting(config, begins([config.policy]), weeks)


def _comparison(config: Config, weeks: int | None) -> Comparison:
    folder, finished = _carried_out(config)
    return Comparison(finished.result, folder, command(config), config.world.seed,
                      levers=tuple(Scenario(config).levers), config=config, window=weeks)


def _carried_out(config: Config) -> tuple[Path, Finished]:
    folder, finished = carry_out(config)
    warn(finished.warning)
    return folder, finished
