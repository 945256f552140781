"""The resolved configuration as text, and the command line that gives it again."""

from omegaconf import OmegaConf

from sim import extensions
from sim.config.build import plain
from sim.config.command_line import spelled
from sim.config.compose import assembled
from sim.config.configuration import Config
from sim.config.scenarios import files
from sim.extensions import VARIABLE
from sim.jobs.job import JobName
from sim.typed import typed


def resolved(config: Config) -> str:
    """Every setting that bears on the results, as YAML; the same question has the same text.

    The number of processes and the like is left out: results do not depend on it.
    """
    data, bears = plain(config), config.job.bearing()
    data["job"] = {"name": config.job.name.name} | {name: data["job"][name] for name in bears}
    return OmegaConf.to_yaml(OmegaConf.create(data))


def command(config: Config) -> str:
    """The shortest command line that describes this configuration again."""
    words = [] if config.job.name is JobName.run else [f"job={config.job.name.name}"]
    if config.name != Config().name and config.name in files("scenario"):
        words.append(spelled("scenario", config.name))
    here, there = _leaves(plain(config)), dict(_leaves(plain(assembled(tuple(words)))))
    bears = config.job.bearing()
    changed = [(path, value) for path, value in here if value != there[path]]
    words += [spelled(path, value) for path, value in changed if not path.startswith("job.") or path[4:] in bears]
    named = f"{VARIABLE}={typed(','.join(extensions.named()))} " if extensions.named() else ""
    return named + typed("counterflow", *words)


def _leaves(data: dict, prefix: str = "") -> list[tuple[str, object]]:
    found = []
    for name, value in data.items():
        found += _leaves(value, f"{prefix}{name}.") if isinstance(value, dict) else [(f"{prefix}{name}", value)]
    return found
