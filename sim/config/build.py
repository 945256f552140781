"""A checked tree of plain values as the frozen objects the model reads."""

from dataclasses import fields, replace
from enum import Enum
from typing import Any

from sim.clock import week_of, year_of
from sim.config.configuration import Config
from sim.config.tree import Leaf, Tree, start_year, tree
from sim.jobs import KINDS, JobName
from sim.paths import settled
from sim.policy.levers import Policy, acting, meant

PATHS = ("world.state", "job.table", "job.folder")


def build(data: dict) -> Config:
    """The configuration. `data` must have passed `problems`; of the settings of jobs it takes those that its own job has.

    A lever of size nothing becomes the default lever, and the levers of a bundle take its date, so that the same question has the same
    configuration whatever the start and length of what is not done.
    """
    job = KINDS[JobName[data.get("job", {}).get("name", Config().job.name.name)]]
    config = _filled(replace(Config(), job=job()), data, tree())
    return replace(config, policy=meant(config.policy))


def in_force(policy: Policy) -> list[str]:
    """The names of the levers that do something: those with a size that is not its default."""
    return list(acting(policy))


def changed(config: Config, group: str) -> list[str]:
    """The paths below `group` whose values are not the defaults."""
    return _differing(plain(config)[group], plain(Config())[group], f"{group}.")


def without_usual(data: dict[str, Any]) -> dict[str, Any]:
    """Plain data without those settings of its job that are that job's usual ones: another job has usual ones of its own."""
    usual = plain(replace(Config(), job=KINDS[JobName[data["job"]["name"]]]()))["job"]
    job = {name: value for name, value in data["job"].items() if name == "name" or value != usual.get(name)}
    return data | {"job": job}


def plain(config: Any, branch: Tree | None = None) -> dict:
    """The configuration as plain data, in the form in which a user would write it. `build(plain(config)) == config`."""
    found = {}
    for name, node in (tree() if branch is None else branch).items():
        if not hasattr(config, name):                        # a setting of another job
            continue
        value = getattr(config, name)
        found[name] = _as_written(node, value) if isinstance(node, Leaf) else plain(value, node)
    return found


def _filled(form: Any, data: dict, branch: Tree) -> Any:
    values = {}
    for name in (f.name for f in fields(form) if f.name in data):
        node, value, was = branch[name], data[name], getattr(form, name)
        values[name] = _as_held(node, value, was) if isinstance(node, Leaf) else _filled(was, value, node)
    return replace(form, **values)


def _as_held(leaf: Leaf, value: Any, was: Any) -> Any:
    """A plain value as the model's type; `was` is the default, whose type it takes."""
    if leaf.kind == "date":
        return year_of(week_of(value))                       # dates within one week are one date
    if leaf.kind == "series":
        return {float(year): float(number) for year, number in value}
    if leaf.kind == "names":
        return (value,) if isinstance(value, str) else tuple(value)
    if isinstance(was, Enum):
        return type(was)[value]
    if leaf.path in PATHS and value:
        return str(settled(value))                           # the same file wherever the command is given again, and no other one
    return type(was)(value)


def _as_written(leaf: Leaf, value: Any) -> Any:
    if leaf.kind == "date":
        return start_year(value)
    if leaf.kind == "series":
        return [[year, number] for year, number in value.items()]
    if leaf.kind == "names":
        return list(value)
    return value.name if isinstance(value, Enum) else value


def _differing(data: dict, other: dict, prefix: str) -> list[str]:
    found = []
    for name, value in data.items():
        if isinstance(value, dict):
            found += _differing(value, other[name], f"{prefix}{name}.")
        elif value != other[name]:
            found.append(f"{prefix}{name}")
    return found
