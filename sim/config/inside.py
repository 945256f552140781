"""The parts of Hydra that it does not promise to keep: everything of ours that leans on them stands in this one file.

Each is a thin name for what Hydra itself does when its own decorator is used; `tests/config/test_inside.py` says what is expected of it.
Hydra opens no file of settings itself: folders are handed to it as `settings://`, and what lies there is read by `reading.py`.
"""

import io
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from hydra import version
from hydra.core.global_hydra import GlobalHydra
from hydra.core.object_type import ObjectType
from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.core.override_parser.types import Override
from hydra.core.plugins import Plugins
from hydra.initialize import get_gh_backup, restore_gh_from_backup
from hydra.plugins.config_source import ConfigResult, ConfigSource
from hydra.types import RunMode
from omegaconf import DictConfig, OmegaConf

from sim.config.reading import GROUPS, IN_GROUP, Written, read
from sim.config.tree import defaults, tree
from sim.errors import InputError

VERSION = "1.3"
MAIN, OWN = "main", "own"  # providers: the root of all settings, and a folder of the user's
ROOT = "counterflow"
OURS = {  # how Hydra runs and where: no file of settings says it
    "defaults": ["config", "_self_", {"override hydra/hydra_logging": "none"}, {"override hydra/job_logging": "none"}],
    "hydra": {"output_subdir": None, "job": {"chdir": False}, "run": {"dir": "${outputs:}"},
              "sweep": {"dir": "${outputs:}", "subdir": "."}},
}
MADE = {ROOT: lambda: OURS, "form": lambda: defaults(tree())}  # what is no file: the root of all, and the defaults of all settings
SUFFIXES = (".yaml", ".yml")

_read: dict[str, Written] = {}  # files read since composing began, by "group/name"


class _Files(ConfigSource):
    """Files of settings below a folder, by group and name: nothing else that may lie there is seen."""

    @staticmethod
    def scheme() -> str:
        return "settings"

    def load_config(self, config_path: str) -> ConfigResult:
        if config_path in MADE:
            return self._result(MADE[config_path](), None)
        written = self._written(config_path)
        _read[config_path.lstrip("/")] = written
        return self._result(written.data, None if written.package == IN_GROUP else written.package)

    def _result(self, data: dict, package: str | None) -> ConfigResult:
        return ConfigResult(provider=self.provider, path=f"{self.scheme()}://{self.path}", config=OmegaConf.create(data),
                            header={"package": package})

    def available(self) -> bool:
        return Path(self.path).is_dir()

    def is_group(self, config_path: str) -> bool:
        name = config_path.strip("/")
        return name in GROUPS and (Path(self.path) / name).is_dir()

    def is_config(self, config_path: str) -> bool:
        return self._file(config_path) is not None or config_path in MADE and self.provider == MAIN

    def list(self, config_path: str, results_filter: ObjectType | None) -> list[str]:
        group = config_path.strip("/")
        return sorted(files_of(Path(self.path), group)) if group in GROUPS and results_filter is not ObjectType.GROUP else []

    def _file(self, config_path: str) -> Path | None:
        group, _, name = config_path.strip("/").rpartition("/")
        if group in GROUPS:
            places = (Path(self.path) / group / f"{name}{suffix}" for suffix in SUFFIXES)
            return next((place for place in places if place.is_file() and not name.startswith(".")), None)
        root = Path(self.path) / "config.yaml"
        return root if config_path == "config" and self.provider == MAIN and root.is_file() else None

    def _written(self, config_path: str, above: tuple[str, ...] = ()) -> Written:
        """The file, once it is known that none it builds upon builds upon it."""
        path, (group, _, name) = self._file(config_path), config_path.strip("/").rpartition("/")
        if path is None:
            raise InputError(f"there is no {config_path}")
        twins = [twin for suffix in SUFFIXES if (twin := path.with_suffix(suffix)) != path and twin.is_file()]
        if group and twins:
            raise InputError(f"{path} and {twins[0].name} are two files of one name: give one of them another name, or take it away")
        written = read(path, group)
        for other in written.includes:
            if other in (*above, name):
                round_about = " -> ".join((*above, name, other)[(*above, name).index(other):])
                raise InputError(f"{path}, line {written.others[f'{group}/{other}']}: it builds upon itself ({round_about})")
            if self._file(f"{group}/{other}"):
                self._written(f"{group}/{other}", (*above, name))
        return written


def files_of(folder: Path, group: str) -> dict[str, Path]:
    """The files of settings of one group in a folder, by name; hidden files are none."""
    found = [path for suffix in reversed(SUFFIXES) for path in (folder / group).glob(f"*{suffix}")]
    return {path.stem: path for path in found if not path.name.startswith(".") and path.is_file()}


@contextmanager
def composing(folders: Sequence[tuple[str, Path]]) -> Iterator[None]:
    """Hydra over folders of settings, (provider, folder) each, earlier ones first; whatever Hydra the caller had running is put back."""
    from hydra._internal.hydra import Hydra
    from hydra._internal.utils import create_config_search_path

    if _Files not in Plugins.instance().discover(ConfigSource):
        Plugins.instance().register(_Files)
    path = create_config_search_path(None)
    schema = path.get_path().pop()  # what plugins of Hydra brought stays in front, the form at the end
    for provider, folder in folders:
        path.append(provider, f"{_Files.scheme()}://{folder.absolute()}")
    path.get_path().append(schema)
    version.setbase(VERSION)
    was = get_gh_backup()
    GlobalHydra.instance().clear()
    _read.clear()
    try:
        Hydra.create_main_hydra2("counterflow", path)
        yield
    finally:
        restore_gh_from_backup(was)


def composed(words: list[str], many: bool = False) -> DictConfig:
    """What words make of the root, while composing; many: with what Hydra's launchers need, and values that are several."""
    _read.clear()
    mode = RunMode.MULTIRUN if many else RunMode.RUN
    found = _hydra().compose_config(ROOT, words, run_mode=mode, with_log_configuration=False, from_shell=False)
    if not many:
        OmegaConf.set_struct(found, False)
        OmegaConf.set_readonly(found, False)
        del found["hydra"]
    return found


def said_in_file(path: str, value: Any) -> str:
    """The file and line that gave a setting this value in what was composed last, as "FILE, line N: "; empty if no file did."""
    found = [written for written in _read.values() if written.says(path, value)]
    return f"{found[-1].path}, line {found[-1].lines[path]}: " if found else ""


def named_in_file(other: str) -> str:
    """The file and line whose defaults name another file, as "FILE, line N: "; empty if none does."""
    found = [(written, written.others[other]) for written in _read.values() if other in written.others]
    return f"{found[-1][0].path}, line {found[-1][1]}: " if found else ""


def options(group: str) -> list[str]:
    """The names a group offers, while composing."""
    return _hydra().config_loader.repository.get_group_options(group)


def parsed(word: str) -> Override:
    """A word of the command line as Hydra reads it. Raises HydraException."""
    loader = GlobalHydra.instance().config_loader() if GlobalHydra.instance().is_initialized() else None
    override = OverridesParser.create(config_loader=loader).parse_override(word)
    override.config_loader = loader  # without which patterns match nothing
    return override


def parser() -> ArgumentParser:
    """Hydra's own reader of flags."""
    from hydra._internal.utils import get_args_parser

    return get_args_parser()


def run_many(words: list[str], job: Callable[[DictConfig], None]) -> None:
    """Let Hydra call a job once for each point, by whatever launcher the words name, while composing."""
    _hydra().multirun(config_name=ROOT, task_function=job, overrides=words)


def tell(args: Namespace, words: list[str]) -> str:
    """What Hydra itself can tell: `--cfg`, `--info`, `--hydra-help`, completion. Raises InputError where it cannot."""
    said, wrong, hydra = io.StringIO(), io.StringIO(), _hydra()
    try:
        with redirect_stdout(said), redirect_stderr(wrong):
            if args.hydra_help:
                hydra.hydra_help(config_name=ROOT, args_parser=parser(), args=args)
            elif args.shell_completion:
                hydra.shell_completion(config_name=ROOT, overrides=words)
            elif args.info is not None:
                hydra.show_info(args.info, config_name=ROOT, overrides=words)
            else:
                hydra.show_cfg(ROOT, words, args.cfg, args.package, args.resolve)
    except (SystemExit, ValueError, KeyError) as error:
        raise InputError(f"Hydra cannot tell this: {' '.join((wrong.getvalue().strip() or str(error)).split())}") from None
    return said.getvalue()


def _hydra() -> Any:
    return GlobalHydra.instance().hydra
