"""What does a knock-out do to the baseline by itself?"""

import made_up
import pytest

from sim.report import read
from sim.report.alone import WATCHED, alone


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    return alone(made_up.CLAIMS[1], read.tables(made_up.study(), [column for column, _ in WATCHED]))


def test_a_knockout_that_moves_the_baseline_says_how_far(said):
    """Even mixing takes a fifth off the made-up baseline, informed users add half; fentanyl's share moves alike."""
    assert said["even mixing"].startswith("deaths \u221220%") and said["informed users"].startswith("deaths +50%")
    assert "fentanyl\u2019s share of street-opioid deaths +50%" in said["informed users"]


def test_a_knockout_that_leaves_it_alone_says_nearly_nothing(said):
    assert float(said["flatter hazard"].split("%")[0].split()[-1].replace("\u2212", "-")) == pytest.approx(0, abs=0.5)


def test_weeks_that_were_not_kept_say_nothing():
    study = made_up.study()
    tables = read.tables(study, [column for column, _ in WATCHED])
    assert alone(made_up.CLAIMS[1], read.Tables(tables.runs, {})) == {}
