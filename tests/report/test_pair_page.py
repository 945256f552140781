"""The page of a pair, made by the job as anyone starts it: whole, honest about its numbers, and drawn from them."""

import re

import pytest

from sim import door
from sim.errors import DONE
from sim.experiment import over_worlds
from sim.experiment.finished_results import PairResult
from sim.params.places import DIVISION_NAMES
from sim.report.arms import arms_of, pictures, route
from sim.report.charts import divisions
from sim.report.pair_page import write_pair
from sim.report.words import number, percent

PAIR = ["job=pair", "scenario=heroin_cut_50", "policy.heroin_cut.start=2010.5", "world.end=2012", "world.people=300", "job.pairs=2",
        "job.processes=1"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("outputs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERFLOW_OUTPUTS", str(place))
        assert door.run(PAIR) == DONE
    return (place / "latest").resolve()


@pytest.fixture(scope="module")
def html(folder) -> str:
    return (folder / "report.html").read_text(encoding="utf-8")


def test_the_page_says_what_the_pair_found(folder, html):
    found = PairResult(folder).effect()
    assert f"Heroin cut: expected deaths {percent(found['median'])}" in html
    assert number(found["baseline"]) in html and number(found["changed"]) in html
    assert "not in the world" in html and "counterflow job=pair scenario=heroin_cut_50" in html


def test_it_asks_nobody_for_anything_and_its_figures_are_files_too(folder, html):
    assert not re.search(r'(?:src|href)="http', html)
    names = re.findall(r'data-figure="([^"]+)"', html)
    assert {"flow-0", "flow-1", "pair-divisions", "pair-ladder"} <= set(names) and len(set(names)) == len(names)
    assert {path.stem for path in (folder / "figures").iterdir()} == set(names)
    assert html.count("aria-label=") >= len(names)


def test_pictures_are_drawn_from_both_arms_and_their_history(folder):
    arms = arms_of(PairResult(folder))
    assert len(arms.baseline) == len(arms.changed) and arms.t[0] == -26 and arms.t[26] == 0
    assert arms.history["week"].iloc[-1] == arms.branch - 1 == arms.changed["week"].iloc[0] - 1
    nine = pictures(arms, "x")[0].svg
    assert all(divisions.words(name) in nine for name in DIVISION_NAMES)


def test_deaths_of_all_divisions_together_are_those_of_the_nation(folder):
    """The multiples show rates: times their people they must give the nation's deaths."""
    arms = arms_of(PairResult(folder))
    side = arms.with_history(arms.changed)
    rates = {name: divisions.rates(arms.t, side, name)[1] for name in DIVISION_NAMES}
    people = divisions.PEOPLE * divisions.POPULATION
    total = sum(rates[name] * people[i] / 1e5 for i, name in enumerate(DIVISION_NAMES))
    nation = divisions.rates(arms.t, side.assign(deaths_pacific=side["deaths_expected"]), "pacific")[1] * people[-1] / 1e5
    assert total == pytest.approx(nation, rel=1e-5)


def test_routes_have_names_that_can_be_read():
    assert route("heroin_ports") == "Heroin, ports" and route("mail_mail") == "Mailed fentanyl, direct mail"
    assert route("lab_between") == "Lab fentanyl, between ports"


def test_two_pairs_have_no_interval_and_enough_have_one(folder, html, tmp_path, monkeypatch):
    assert "90% of pairs" not in html and "nine in ten" not in html and "from 2 pairs: 8 are the fewest that tell it." in html
    monkeypatch.setattr(over_worlds, "ENOUGH", 2)
    page = write_pair(PairResult(folder), "Heroin cut", {}, {"heroin": 12.0, "fentanyl": 0.5}, {}, tmp_path / "page.html")
    again = page.read_text(encoding="utf-8")
    assert "90% of pairs" in again and "; nine in ten pairs lie between" in again and "fewest that tell it" not in again
