"""The made-up page and a real one, built once."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))  # the made-up study lies beside the tests

from made_up_page import build  # noqa: E402

from sim import door  # noqa: E402
from sim.errors import DONE  # noqa: E402

REAL = ["job=claims", "job.claims=[C02b]", "job.worlds=1", "job.lives=1", "world.people=200", "world.replicate=2",
        "mechanisms.tolerance=false", "job.processes=1"]


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
    """The index."""
    return page.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def flagship(page: Path) -> str:
    """The page of one claim."""
    return (page.parent / "claims" / "C02.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def everything(page: Path) -> dict[str, str]:
    """Every page by its name: the index, those of claims, of the flow, of the past."""
    return {str(path.relative_to(page.parent)): path.read_text(encoding="utf-8") for path in sorted(page.parent.rglob("*.html"))}
