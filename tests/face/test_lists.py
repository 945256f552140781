"""What there is, as tables that can be searched; short names; the same functions under a name of their own; a sweep in a cell."""

import subprocess
import sys
from pathlib import Path

import pytest

import counterflow
import sim
from sim import levers, mechanisms, parameters, scenario, sweep
from sim.errors import InputError
from sim.face.scenario import path_of
from sim.measures import MEASURES

TOP = Path(__file__).parents[2]


def test_tables_are_searched_by_any_word():
    assert list(levers("nalox").index) == ["naloxone"] and levers("nalox")["setting"].item() == "policy.naloxone.added"
    assert set(sim.measures("bag").index) <= set(MEASURES) and len(sim.measures()) == len(MEASURES)
    found = parameters("potency_ratio").iloc[0]
    assert (found["low"], found["value"], found["high"]) == (14, 22, 50) and found["source"]
    assert "witnesses" in mechanisms("witness").index and len(mechanisms()) > 40


@pytest.mark.parametrize("ask", [levers, parameters, mechanisms, lambda word: sim.measures(word)])
def test_a_word_that_nothing_speaks_of_is_told(ask):
    for word in ("penguinz", 3):
        with pytest.raises(InputError, match="penguinz|no word to search"):
            ask(word)


@pytest.mark.parametrize("word, path", [
    ("ports", "policy.port_interdiction.multiplier"), ("potency", "params.supply.products.potency_ratio"),
    ("parcel", "policy.parcel_checks.checked"), ("sellers", "policy.darknet_operation.sellers"), ("lab", ""), ("pot", "")])
def test_a_part_of_a_name_is_enough_where_it_is_clear(word, path):
    assert path_of(word) == path or path and path_of(word).startswith(path.rsplit(".", 1)[0])


@pytest.mark.parametrize("word, told", [
    ("lab", "did you mean policy.lab_closures"), ("weeks", "may be one of several settings: did you mean policy."),
    ("penalties", "did you mean policy.source_penalties.*policy.dealer_penalties"), ("naloxon", "did you mean policy.naloxone.added")])
def test_a_word_that_may_be_several_is_answered_with_levers_first(word, told):
    with pytest.raises(InputError, match=told):
        scenario().with_(**{word: 2})


def test_both_names_give_the_same_functions():
    assert counterflow.compare is sim.compare and counterflow.scenario is sim.scenario and set(counterflow.__all__) == set(sim.__all__)
    assert counterflow.measures("bag_price").equals(sim.measures("bag_price"))
    with pytest.raises(AttributeError, match="'counterflow' has no attribute 'penguins'"):
        _ = counterflow.penguins


def test_rooms_of_the_package_stay_rooms():
    code = "import sim.measures, sim.sweep.design; from sim import measures, sweep, compare; print(len(sim.measures.MEASURES) > 9)"
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True)
    assert done.stdout == "True\n", done.stderr


def test_a_sweep_is_planned_and_run_in_a_cell(outputs, capsys):
    asked = {"potency": (14, 50), "naloxone": [0, 0.3], "policy__naloxone__start": [2010.5]}
    base = scenario().with_(people=100, end=2011)
    found = sweep(asked, base, points=2, processes=1, since=2010.5)
    rows = found.runs(["policy.naloxone.added", "deaths_expected"])
    assert len(rows) == 4 and set(rows["policy.naloxone.added"]) == {0, 0.3} and set(rows["status"]) == {"ok"}
    capsys.readouterr()
    assert sweep(asked, base, points=2, processes=1, since=2010.5) == found


@pytest.mark.parametrize("asked, how, told", [
    ({"potencyy": None}, {}, "no setting potencyy"), ({"potency": 3}, {}, "neither a range"), ({"potency": (50, 14)}, {}, "potency_ratio"),
    ({}, {}, "names|name"), (["potency"], {"points": 0}, "job.points=0 is outside"), (["potency"], {"levels": 3}, "is no dict"),
    (3, {}, "over=3 names nothing"), (["potency"], {"levels": {"naloxone": (0, 1)}}, "is no dict of settings with lists"),
    (["potency"], {"design": "soobol"}, "did you mean sobol"), (["potency"], {"base": 3}, "is no scenario")])
def test_what_cannot_be_swept_is_told_before_anything_runs(asked, how, told):
    with pytest.raises(InputError, match=told):
        sweep(asked, **how)
