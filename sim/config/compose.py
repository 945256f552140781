"""Files and command-line words become one plain tree of values, by way of Hydra.

Hydra composes upon the defaults of the form, stored under the name `form`. They are plain data on purpose: a typed Hydra schema stops
at the first problem, while `check.py` tells all of them, for files and command line alike.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hydra import compose as hydra_compose
from hydra.core.config_search_path import ConfigSearchPath
from hydra.core.config_store import ConfigStore
from hydra.core.plugins import Plugins
from hydra.errors import HydraException
from hydra.plugins.search_path_plugin import SearchPathPlugin
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException
from yaml import YAMLError

from sim.config import inside
from sim.config.build import build
from sim.config.check import problems, without
from sim.config.command_line import heard
from sim.config.configuration import Config
from sim.config.sense import dated, nonsense, of_other_jobs
from sim.config.tree import defaults, tree
from sim.errors import InputError, refuse
from sim.extensions import cache_until_extended, scenario_folders
from sim.paths import output_root, scenario_dir

ROOT = "config"


def prepare() -> str:
    """Tell Hydra the form; returns the folder of scenarios as Hydra wants it."""
    ConfigStore.instance().store(name="form", node=defaults(tree()))
    OmegaConf.register_new_resolver("outputs", lambda: str(output_root()), replace=True)
    if _Folders not in Plugins.instance().discover(SearchPathPlugin):
        Plugins.instance().register(_Folders)
    return str(scenario_dir())


class _Folders(SearchPathPlugin):
    """Tells Hydra the scenarios that extensions bring, which stand beside those of the house."""

    def manipulate_search_path(self, search_path: ConfigSearchPath) -> None:
        for name, folder in scenario_folders().items():
            search_path.append(f"extension {name}", f"file://{folder.absolute()}")


def configured(words: list[str], extra: Path | None = None) -> Config:
    """The configuration that command-line words describe, for example `["scenario=baseline", "world.people=10000"]`.

    extra  a folder of a user's own, searched before `scenarios/`.

    Raises InputError with every problem there is.
    """
    with _hydra(extra):
        spoken = heard(words, inside.options)
        config, found = _composed(spoken.words)
    refuse([*spoken.problems, *found])
    return config


@cache_until_extended
def assembled(words: tuple[str, ...]) -> Config:
    """What words of the house's own describe, unchecked for sense: a starting point to change."""
    with _hydra(None):
        return build(_plain(hydra_compose(ROOT, list(words))))


def problems_of_points(words: list[str], extra: Path | None = None) -> list[str]:
    """All problems of all points of a small sweep (`policy=a,b`), each told once."""
    with _hydra(extra):
        spoken = heard(words, inside.options, sweep=True)
        found = dict.fromkeys(spoken.problems)
        for point in inside.points(spoken.words):
            found |= dict.fromkeys(_composed(point)[1])
    return list(found)


def checked(composed: DictConfig, words: Sequence[str] = ()) -> Config:
    """The configuration in a tree that Hydra composed of these words. Raises InputError with every problem there is."""
    data, said = _plain(composed), {word.partition("=")[0] for word in words}
    wrong = problems(data, tree())
    right = without(data, wrong)
    config = build(right)
    refuse(dict.fromkeys([*wrong.values(), *of_other_jobs(right, said), *nonsense(config, frozenset(wrong)), *dated(right, config)]))
    return config


def options(group: str, extra: Path | None = None) -> list[str]:
    """The names a group offers, for example of `scenario`."""
    with _hydra(extra):
        return inside.options(group)


def _composed(words: list[str]) -> tuple[Config | None, list[str]]:
    """The configuration that good words describe, or every problem it has."""
    try:
        return checked(hydra_compose(ROOT, words), words), []
    except InputError as error:
        return None, list(error.problems)
    except (HydraException, OmegaConfBaseException) as error:
        return None, [str(error.__cause__ or error).strip().splitlines()[0]]
    except YAMLError as error:
        return None, ["not readable as YAML: " + " ".join(str(error).split())]


def _plain(composed: DictConfig) -> dict:
    return OmegaConf.to_container(composed, resolve=True)


@contextmanager
def _hydra(extra: Path | None) -> Iterator[None]:
    """Hydra over `scenarios/`, a user's folder before it."""
    if extra is not None and not extra.is_dir():
        raise InputError(f"--config-dir {extra}: there is no such folder")
    with inside.composing(prepare(), extra):
        yield
