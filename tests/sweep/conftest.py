"""Sweeps run once and asked many things."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

from small import planned  # noqa: E402

from sim.sweep import work  # noqa: E402
from sim.sweep.collect import digest  # noqa: E402


@pytest.fixture(scope="session")
def whole(tmp_path_factory) -> Path:
    """The small sweep, run here by one process. Not to be changed: copy it."""
    folder = tmp_path_factory.mktemp("sweep") / "whole"
    planned(folder)
    assert work.run(folder, 1) == 0
    return folder


@pytest.fixture
def copied(whole, tmp_path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "copied"))


@pytest.fixture(scope="session")
def expected(whole) -> str:
    """The digest that every other way of running the small sweep must give."""
    return digest(whole)
