"""The made-up page, built once; browser tests stand aside, and say so, where there is no Chromium."""

import os
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))  # the made-up study lies beside the tests

from made_up_page import CHROMIUM, build  # noqa: E402

from sim import door  # noqa: E402
from sim.errors import DONE  # noqa: E402

REAL = ["job=claims", "job.claims=[C02b]", "job.worlds=1", "world.people=200", "world.replicate=2", "mechanisms.tolerance=false",
        "job.processes=1"]


def pytest_collection_modifyitems(config, items):
    """With CI=true the tests stay, and fail where the program is missing."""
    if CHROMIUM or os.environ.get("CI") == "true":
        return
    aside = [item for item in items if item.get_closest_marker("browser") and Path(__file__).parent in item.path.parents]
    if aside:
        items[:] = [item for item in items if item not in aside]
        config.hook.pytest_deselected(items=aside)
        print(f"\n{len(aside)} browser tests deselected: no Chromium on this machine")


@pytest.fixture(scope="session")
def page(tmp_path_factory) -> Path:
    return build(tmp_path_factory.mktemp("page") / "report.html")


@pytest.fixture(scope="session")
def real_page(tmp_path_factory) -> Path:
    """The page of a job=claims as anyone starts it, on a small market: the flagship in the start set and one prior world."""
    folder = tmp_path_factory.mktemp("outputs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERFLOW_OUTPUTS", str(folder))
        assert door.run(REAL) == DONE
    return (folder / "latest" / "report.html").resolve()


@pytest.fixture(scope="session")
def html(page: Path) -> str:
    return page.read_text(encoding="utf-8")
