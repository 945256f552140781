"""The made-up page, built once; browser tests stand aside, and say so, where there is no Chromium."""

import os
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))  # the made-up study lies beside the tests

from made_up_page import CHROMIUM, build  # noqa: E402


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
def html(page: Path) -> str:
    return page.read_text(encoding="utf-8")
