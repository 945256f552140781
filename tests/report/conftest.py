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

PAIR = ["job=pair", "scenario=heroin_cut_50", "policy.heroin_cut.start=2010.5", "world.end=2012", "world.people=300", "job.pairs=2",
        "job.processes=1"]


@pytest.fixture(scope="session")
def page(tmp_path_factory) -> Path:
    return build(tmp_path_factory.mktemp("page") / "report.html")


@pytest.fixture(scope="session")
def real_page(tmp_path_factory) -> Path:
    """The page of a job=claims as anyone starts it, on a small market: the flagship in the start set and one prior world."""
    return _asked(REAL, tmp_path_factory.mktemp("outputs")) / "report.html"


@pytest.fixture(scope="session")
def pair_page(tmp_path_factory) -> Path:
    """The page of a job=pair as anyone starts it, on a small market, beside its results."""
    return _asked(PAIR, tmp_path_factory.mktemp("outputs")) / "report.html"


def _asked(words: list[str], outputs: Path) -> Path:
    """The folder of a finished job."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERFLOW_OUTPUTS", str(outputs))
        assert door.run(words) == DONE
    return (outputs / "latest").resolve()


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
