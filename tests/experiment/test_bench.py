"""The lines of the bench say what was measured, in the words and with the limits that the project asks for."""

import io

import numpy as np

from sim.experiment import bench
from sim.experiment.bench import BenchResult
from sim.experiment.progress import Lines
from sim.experiment.scaling import with_firms
from sim.experiment.speed import by_phase, life
from sim.experiment.stability import death_scores
from sim.phases import WEEK
from sim.spec import Params, Spec


def test_quiet_markets_are_told_by_their_middle_their_spread_and_their_worst():
    lines = {line.name: line for line in bench._of_quiet(np.linspace(0.0, 0.2, 101), np.array([1.5, 4.0]))}
    assert np.isclose(lines["quiet_median"].value, 0.1) and lines["quiet_median"].asked == "< 0.2"
    assert np.isclose(lines["quiet_low"].value, 0.01) and np.isclose(lines["quiet_high"].value, 0.19)
    assert (lines["quiet_swing"].value, lines["quiet_swing"].asked) == (4.0, "< 10")


def test_scores_are_told_beside_what_fair_luck_would_give():
    mean, deviation = bench._of_deaths(np.tile([-1.0, 1.0], 10))
    assert mean.value == 0 and mean.asked == "0, within 0.44"
    assert np.isclose(deviation.value, np.sqrt(20 / 19)) and deviation.asked == "1, 0.68 to 1.31"
    assert "over 20 seeds" in BenchResult([mean, deviation]).text


def test_deaths_that_happen_are_drawn_from_those_expected():
    """Four short lives: all scores within what luck allows once in a million; no two alike."""
    scores = death_scores(Spec(people=300, end=2009), seeds=4)
    assert np.all(np.abs(scores) < 5) and len(set(scores)) == 4


def test_firms_are_multiplied_within_their_ranges():
    few, many = with_firms(Params(), 0.1), with_firms(Params(), 10.0)
    assert few.market.dealers.number < Params().market.dealers.number < many.market.dealers.number
    assert many.market.cells.innovation == Params().market.cells.innovation, "only numbers of firms change"


def test_the_cost_of_one_more_person_tells_whether_cost_grows_linearly():
    lines = {line.name: line.value for line in bench._of_growth({10: 2.0, 20: 3.0, 30: 4.0}, {1.0: 2.0})}
    assert np.isclose(lines["linear"], 1.0)
    assert np.isclose(lines["one_to_one_s"], 4.0 * bench.WEEKS / 1000)


def test_what_is_measured_is_said_with_the_time_that_is_left():
    told = Lines("of the bench", io.StringIO())
    measuring = bench.Measuring(told)
    with measuring:
        assert [measuring(what, lambda what=what: what) for what in bench.PARTS] == list(bench.PARTS)
    lines = told.stream.getvalue().splitlines()
    assert [line for line in lines if line.startswith("measuring")] == [f"measuring {what}" for what in bench.PARTS]
    assert lines[-1].startswith(f"of the bench {told.total}/{told.total}") and any(" left, " in line for line in lines)


def test_a_week_is_told_by_its_phases_and_a_life_by_its_parts():
    phases = by_phase(Spec(people=100, end=2017), 4)
    assert list(phases) == [phase.name for phase in WEEK] and all(spent > 0 for spent in phases.values())
    parts = life(Spec(people=100, end=2012), 4)
    assert all(parts[name] > 0 for name in ("users", "books", "firms")) and np.isclose(sum(parts.values()) - parts["seconds"], 1)
