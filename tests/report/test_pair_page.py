"""The page of a pair, made by the job as anyone starts it: whole, honest about its numbers, and drawn from them."""

import re

import pytest

from sim.experiment import over_worlds
from sim.experiment.finished_results import PairResult
from sim.params.places import DIVISION_NAMES
from sim.policy.history import Event
from sim.policy.levers import Policy
from sim.policy.levers.without_event import WithoutEvent
from sim.report.arms import arms_of, pictures, route
from sim.report.beyond_noise import is_noise
from sim.report.by_month import past
from sim.report.charts import divisions
from sim.report.pair_fans import known_events
from sim.report.pair_page import write_pair
from sim.report.what_matters import GROUPS, LEAD
from sim.report.words import number, percent
from sim.spec import Spec


@pytest.fixture(scope="module")
def folder(pair_page):
    return pair_page.parent


@pytest.fixture(scope="module")
def html(pair_page) -> str:
    return pair_page.read_text(encoding="utf-8")


def test_the_page_says_first_what_the_pair_found(folder, html):
    found, title = PairResult(folder).effect(), re.search(r"<h1>(.*)</h1>", html)[1]
    size = percent(abs(found["median"]), signed=False)
    assert title in (f"Heroin cut: expected deaths fall by {size}", f"Heroin cut: expected deaths fall by {size}, which two pairs cannot "
                     "tell from noise")
    assert number(found["baseline"]) in html and number(found["changed"]) in html
    assert "not in the world" in html and "counterflow job=pair scenario=heroin_cut_50" in html


def test_deaths_over_time_come_before_everything_that_moved(html):
    places = [html.index(part) for part in ('data-figure="pair-deaths"', 'data-figure="pair-difference"', 'id="moved"', 'id="past"')]
    assert places == sorted(places)


def test_measures_stand_in_the_order_in_which_they_matter(html):
    groups = re.findall(r'<th scope="rowgroup" colspan="5">(.*?)</th>', html)
    assert groups == [name for name, _ in GROUPS if name in groups] and groups[:2] == ["Deaths", "Overdoses"]


def test_dollars_are_dollars_and_no_unit_is_a_code(html):
    table = html[html.index('<table class="measures">'):html.index("</table>")]
    assert "$" in table and "dollars a dose-equivalent" in table and not re.search(r"USD|\bDE\b|[a-z]_[a-z]*</", table)


def test_what_is_noise_is_called_so_and_has_no_number(folder, html):
    runs = PairResult(folder).runs()
    for name, title in LEAD.items():
        row = re.search(rf'<th scope="row">{re.escape(title)}<.*', html)
        if row and is_noise(runs[runs["measure"] == name]):
            assert "none beyond noise" in row[0] and "%</b>" not in row[0], name
    assert html.count(">none beyond noise<") >= 1


def test_events_of_the_weeks_shown_are_numbered_on_both_pictures_and_told(html):
    assert "<b>1</b> prescription opioids are made harder to misuse (2010)" in html and "indicted" not in html
    for key in ("pair-deaths", "pair-difference"):
        assert re.search(r">1</text>", html[html.index(f'data-figure="{key}"'):].split("</svg>")[0]), key


def test_an_event_that_the_policy_takes_out_is_told_so():
    spec = Spec(policy=Policy(without_event=WithoutEvent(event=Event.mail_law, start=2015)))
    told = {mark.said for mark in known_events(spec, many=True)}
    assert f"{Event.mail_law.value}, which the policy takes out" in told and Event.substances.value in told
    assert Event.fentanyl.value not in told and Event.fentanyl.value in {mark.said for mark in known_events(spec, many=False)}


def test_months_of_the_record_stand_beside_the_weeks(folder, html):
    heroin, synthetic = past(PairResult(folder), Spec())
    assert "24 months beside two pairs" in heroin.title and "24 months beside two pairs" in synthetic.title and heroin.title in html


def test_the_page_is_small(pair_page):
    assert pair_page.stat().st_size < 600_000


def test_it_asks_nobody_for_anything_and_its_figures_are_files_too(folder, html):
    assert not re.search(r'(?:src|href)="http', html)
    names = re.findall(r'data-figure="([^"]+)"', html)
    assert {"pair-deaths", "pair-difference", "flow-0", "flow-1", "pair-divisions", "pair-ladder"} <= set(names)
    assert len(set(names)) == len(names)
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
