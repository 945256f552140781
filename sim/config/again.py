"""The resolved configuration as text, and the command line that gives it again."""

import shlex

from omegaconf import OmegaConf

from sim import extensions
from sim.config.build import plain
from sim.config.catalogue import files
from sim.config.check import shown
from sim.config.compose import assembled
from sim.config.form import Config, JobName
from sim.config.worlds import MANY, ONE
from sim.experiment.family import START_SET, Family
from sim.extensions import VARIABLE

BEARS_ON = {JobName.run: ("save_state",), JobName.pair: ("pairs",), JobName.claims: ("worlds", "others", "claims", "protocol"),
            JobName.bench: (),
            JobName.effects: ("pairs", "worlds", "only"),
            JobName.sweep: ("design", "points", "replicates", "over", "levels", "table", "since", "yearly", "starts_at", "weeks",
                             "chunk", "keep_histories")}


def resolved(config: Config) -> str:
    """Every setting that bears on the results, as YAML; the same question has the same text.

    Settings of other jobs, and the number of processes, are left out: results do not depend on them.
    """
    data = plain(config)
    data["job"] = {name: value for name, value in data["job"].items() if name == "name" or name in bearing(config)}
    return OmegaConf.to_yaml(OmegaConf.create(data))


def bearing(config: Config) -> tuple[str, ...]:
    """The settings of the job on which its results depend: which worlds only where it asks others than those of its parameters."""
    job = config.job
    one, many = job.name in ONE and job.draw != START_SET, job.name in MANY
    worlds = (*(["draw"] if one else []), "family", *(["table"] if job.family is Family.table else [])) if one or many else ()
    return (*BEARS_ON[job.name], *worlds)


def command(config: Config) -> str:
    """The shortest command line that describes this configuration again."""
    words = [] if config.job.name is JobName.run else [f"job={config.job.name.name}"]
    if config.name != Config().name and config.name in files("scenario"):
        words.append(f"scenario={config.name}")
    here, there = _leaves(plain(config)), dict(_leaves(plain(assembled(tuple(words)))))
    bears = bearing(config)
    changed = [(path, value) for path, value in here if value != there[path]]
    words += [f"{path}={shown(value)}" for path, value in changed if not path.startswith("job.") or path[4:] in bears]
    named = [f"{VARIABLE}={','.join(extensions.named())}"] if extensions.named() else []
    return " ".join([*named, "counterflow", *map(shlex.quote, words)])


def _leaves(data: dict, prefix: str = "") -> list[tuple[str, object]]:
    found = []
    for name, value in data.items():
        found += _leaves(value, f"{prefix}{name}.") if isinstance(value, dict) else [(f"{prefix}{name}", value)]
    return found
