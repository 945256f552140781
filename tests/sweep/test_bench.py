"""What the bench says of the engine of sweeps, on designs small enough for a test."""

import pytest
from small import FEW

from sim.experiment.bench import Measuring
from sim.experiment.progress import Silent
from sim.experiment.worker import peak_mb
from sim.spec import Spec
from sim.sweep import engine_bench

SMALL = {"TINY_RUNS": 4, "BRANCHED_PEOPLE": 200, "BRANCH": 2012, "BRANCHED_END": 2013, "DRAWS": 1, "MANY_POINTS": 4096,
         "TREATMENT": (engine_bench.TREATMENT[0], "policy.treatment.start:2012")}


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    place = tmp_path_factory.mktemp("bench")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SMALL.items():
            patch.setattr(engine_bench, name, value)
        found = {line.name: line for line in engine_bench.sweep_lines(Spec(params=FEW), place, 1, Measuring(Silent()))}
    assert not list(place.iterdir()), "the bench leaves its sweeps behind"
    return found


def test_the_engine_is_measured_beside_the_model(lines):
    assert set(lines) == {"sweep_pace", "sweep_busy", "sweep_overhead_ms", "sweep_files", "sweep_peak_mb", "branching_expected",
                          "branching_saved", "plan_s"}
    assert 0 < lines["sweep_overhead_ms"].value < 1000 and 0 < lines["sweep_busy"].value < 1.5
    assert lines["sweep_peak_mb"].value == pytest.approx(peak_mb(), rel=0.3), "one process: this one"
    assert lines["sweep_files"].value == 5 / 4, "plan, design, one chunk, one log, who is at work"


def test_branching_is_expected_to_save_the_weeks_before_the_date(lines):
    """Four arms of one world leave after six of seven years: 4 x 7 years become 6 + 4 x 1."""
    assert lines["branching_expected"].value == pytest.approx(1 - (6 + 4) / (4 * 7))
    assert lines["branching_saved"].value < 1
