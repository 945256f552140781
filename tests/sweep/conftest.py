"""Sweeps run once and asked many things; tests on a pretend cluster stand aside, and say so, where there is no Slurm."""

import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

from small import planned  # noqa: E402

from sim.sweep import work  # noqa: E402
from sim.sweep.collect import digest  # noqa: E402


def pytest_collection_modifyitems(config, items):
    """With CI=true the tests stay, and fail where Slurm is missing or does not come up."""
    if shutil.which("sbatch") and shutil.which("slurmctld") and shutil.which("munged") or os.environ.get("CI") == "true":
        return
    aside = [item for item in items if item.get_closest_marker("slurm") and Path(__file__).parent in item.path.parents]
    if aside:
        items[:] = [item for item in items if item not in aside]
        config.hook.pytest_deselected(items=aside)
        print(f"\n{len(aside)} Slurm tests deselected: no Slurm on this machine")


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
