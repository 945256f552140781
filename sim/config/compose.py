"""Files and command-line words become one plain tree of values, by way of Hydra.

Hydra composes upon the defaults of the form, stored under the name `form`. They are plain data on purpose: a typed Hydra schema stops
at the first problem, while `check.py` tells all of them, for files and command line alike.
"""

from argparse import Namespace
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hydra.errors import HydraException, MissingConfigException
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import ConfigAttributeError, ConfigKeyError, OmegaConfBaseException
from yaml import YAMLError

from sim.config import inside
from sim.config.bare_words import broken_lists, instead, is_bare
from sim.config.build import build, plain
from sim.config.check import nearest, problems, unknown, without
from sim.config.command_line import Spoken, heard, of_launcher, points
from sim.config.configuration import Config
from sim.config.reading import GROUPS
from sim.config.sense import dated, nonsense, of_no_draw, of_other_jobs
from sim.config.tree import leaves, tree
from sim.errors import InputError, refuse
from sim.extensions import cache_until_extended, scenario_folders
from sim.jobs import KINDS, JobName
from sim.paths import output_root, scenario_dir


def configured(words: list[str], extra: Path | None = None) -> Config:
    """The configuration that command-line words describe, for example `["scenario=baseline", "world.people=10000"]`.

    extra  a folder of a user's own, searched before `scenarios/`.

    Raises InputError with every problem there is.
    """
    with session(extra):
        spoken = _heard(words)
        config, found = _composed(spoken.words, spoken.unheard)
    refuse([*spoken.problems, *found])
    return config


@cache_until_extended
def assembled(words: tuple[str, ...]) -> Config:
    """What words of the house's own describe, unchecked for sense: a starting point to change."""
    with session(None):
        return build(_plain(inside.composed(list(words)), _said(words)))


def every_point(words: list[str], extra: Path | None = None) -> tuple[list[Config], list[str]]:
    """The configurations of all points of a multirun (`policy=a,b`), or all problems that they have, each told once."""
    configs, found = [], {}
    with session(extra):
        spoken = _heard(words, sweep=True)
        found |= dict.fromkeys([*spoken.problems, *_problems_of_launcher(spoken.words)])
        for point in points([word for word in spoken.words if not of_launcher(word)], inside.options):
            config, wrong = _composed(point, spoken.unheard)
            configs.append(config)
            found |= dict.fromkeys(wrong)
    return configs, list(found)


def _heard(words: list[str], sweep: bool = False) -> Spoken:
    """Words that can be composed. Raises InputError where some set nothing: who writes so asks for a whole command, so nothing is concluded
    from the others."""
    refuse(broken_lists(words))
    spoken = heard(words, inside.options, sweep)
    if any(map(is_bare, words)):
        refuse([instead(words, inside.options, _faults), *spoken.problems])
    return spoken


def _faults(words: list[str]) -> list[str]:
    """What would be wrong with a command of these words."""
    spoken = heard(words, inside.options)
    return spoken.problems or _composed(spoken.words, spoken.unheard)[1]


def _problems_of_launcher(words: list[str]) -> list[str]:
    """What is wrong with the words about a launcher: they alone speak to Hydra."""
    theirs = [word for word in words if of_launcher(word)]
    return _telling(lambda: inside.composed(theirs, many=True))[1] if theirs else []


def checked(composed: DictConfig, words: Sequence[str] = (), unheard: frozenset[str] = frozenset()) -> Config:
    """The configuration in a tree that Hydra composed of these words. Raises InputError with every problem there is.

    unheard: settings of words that were refused already.
    """
    said = _said(words)
    data = _plain(composed, said)
    wrong = problems(data, tree())
    right = without(data, wrong)
    config = build(right)
    placed = [f"{inside.said_in_file(path, _at(data, path))}{sentence}" for path, sentence in wrong.items()]
    together = [*nonsense(config, frozenset(wrong) | unheard), *dated(right, config)]
    together += [] if "job" in unheard else [*of_other_jobs(right, said), *of_no_draw(right, said)]
    refuse(dict.fromkeys([*placed, *(_placed(sentence, data) for sentence in together)]))
    return config


def _placed(sentence: str, data: dict) -> str:
    """A sentence that begins with a setting and its value, with the file and line that gave it if one did."""
    path, equals, _ = sentence.partition("=")
    known = equals and path in {leaf.path for leaf in leaves(tree())}
    return f"{inside.said_in_file(path, _at(data, path))}{sentence}" if known else sentence


def told(args: Namespace, words: list[str], extra: Path | None = None) -> str:
    """What Hydra knows to tell: `--cfg`, `--info`, `--hydra-help`, completion. Raises InputError for words that it cannot read."""
    with session(extra):
        if not args.shell_completion:
            refuse(_heard(words).problems)
        text, found = _telling(lambda: inside.tell(args, words))
    refuse(found)
    return text


def options(group: str, extra: Path | None = None) -> list[str]:
    """The names a group offers, for example of `scenario`."""
    with session(extra):
        return inside.options(group)


def _composed(words: list[str], unheard: frozenset[str]) -> tuple[Config | None, list[str]]:
    """The configuration that good words describe, or every problem it has."""
    return _telling(lambda: checked(inside.composed(words), words, unheard))


def _telling(do: Callable[[], Any]) -> tuple[Any, list[str]]:
    """What `do` makes, or every problem that composing has, as sentences."""
    try:
        return do(), []
    except InputError as error:
        return None, list(error.problems)
    except MissingConfigException as error:
        return None, [_missing(error)]
    except RecursionError:
        return None, ["the files of settings build upon each other without end"]
    except (HydraException, OmegaConfBaseException, YAMLError) as error:
        return None, [_of_hydra(error)]


def _of_hydra(error: Exception) -> str:
    """What Hydra, or the reader of YAML that it asks, says in many lines, in one."""
    if isinstance(error, YAMLError):
        return f"cannot read a word: {getattr(error, 'problem', None) or type(error).__name__}"
    cause = error.__cause__ or error
    path = getattr(cause, "full_key", None)
    if path and isinstance(cause, ConfigKeyError | ConfigAttributeError):
        return unknown(path, tree())
    said = (str(cause).strip().splitlines() or [type(cause).__name__])[0]
    return f"{path}: {said}" if path else said


def _missing(error: MissingConfigException) -> str:
    """The sentence about a file that somebody names and nobody has."""
    named = error.missing_cfg_file or ""
    group, _, name = named.rpartition("/")
    known = inside.options(group) if group in GROUPS else []
    return f"{inside.named_in_file(named)}there is no {group or 'file'} {name}{nearest(name, known)}"


def _said(words: Sequence[str]) -> set[str]:
    """The settings that words name."""
    return {word.partition("=")[0] for word in words}


def _plain(composed: DictConfig, said: Container[str]) -> dict:
    """What was composed, as plain data. said: the settings that words name; where none are known, as of a launcher's, it stays as it is."""
    data = OmegaConf.to_container(composed, resolve=True)
    job, branch = data.get("job"), tree()["job"]
    if not said or not isinstance(job, dict) or job.get("name") not in JobName.__members__:
        return data
    for name, own in plain(KINDS[JobName[job["name"]]](), branch).items():     # jobs may differ in a setting that nobody names
        path, usual = f"job.{name}", branch[name].default
        if own != usual and job.get(name) == usual and path not in said and not inside.said_in_file(path, usual):
            job[name] = own
    return data


def _at(data: Any, path: str) -> Any:
    """What lies at a dotted path; a name may hold a point itself."""
    head, _, rest = path.partition(".")
    return data[path] if path in data else _at(data[head], rest)


@contextmanager
def session(extra: Path | None) -> Iterator[None]:
    """Hydra over the form, `scenarios/` and what extensions bring; a user's folder is searched first."""
    places = [(f"extension {name}", folder) for name, folder in scenario_folders().items()]
    if extra is not None:
        refuse(wrong_folder(extra))
        places.insert(0, (inside.OWN, extra))
    OmegaConf.register_new_resolver("outputs", lambda: str(output_root()), replace=True)
    places.insert(1 if extra is not None else 0, (inside.MAIN, scenario_dir()))
    with inside.composing(places):
        yield


def wrong_folder(extra: Path) -> list[str]:
    """Why a folder cannot stand beside `scenarios/`; empty if it can."""
    if not extra.is_dir():
        return [f"--config-dir {extra}: there is no such folder"]
    if (extra / "config.yaml").is_file():
        return [f"--config-dir {extra}: config.yaml there is a root of its own, and a folder of your own only adds to scenarios/: take it "
                f"away, or let COUNTERFLOW_SCENARIOS={extra} take the place of scenarios/"]
    return []


