"""The parts of Hydra that it does not promise to keep: everything of ours that leans on them stands in this one file.

Each is a thin name for what Hydra itself does when its own decorator is used; `tests/config/test_inside.py` says what is expected of it.
"""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hydra import version
from hydra.core.global_hydra import GlobalHydra
from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.initialize import get_gh_backup, restore_gh_from_backup

VERSION = "1.3"


@contextmanager
def composing(folder: str, before: Path | None = None) -> Iterator[None]:
    """Hydra over a folder of configuration, and over one searched before it; whatever Hydra the caller had running is put back."""
    from hydra._internal.hydra import Hydra
    from hydra._internal.utils import create_config_search_path

    path = create_config_search_path(folder)
    if before is not None:
        path.prepend("command-line", f"file://{before.absolute()}")
    version.setbase(VERSION)
    was = get_gh_backup()
    GlobalHydra.instance().clear()
    try:
        Hydra.create_main_hydra2("counterflow", path)
        yield
    finally:
        restore_gh_from_backup(was)


def options(group: str) -> list[str]:
    """The names a group offers, while composing."""
    return GlobalHydra.instance().config_loader().get_group_options(group)


def points(words: list[str]) -> list[list[str]]:
    """Every point of a multirun, `policy=a,b`: one list of words each."""
    from hydra._internal.core_plugins.basic_sweeper import BasicSweeper

    return BasicSweeper.split_arguments(OverridesParser.create().parse_overrides(words), max_batch_size=None)[0]


def parser() -> ArgumentParser:
    """Hydra's own reader of flags."""
    from hydra._internal.utils import get_args_parser

    return get_args_parser()
