"""Does the page tell data that were read from data that were not, and name what was solved again?"""

from dataclasses import replace

import pandas as pd
import pytest

from sim.evidence import FIRST_SHARE
from sim.params.certificates import Certificates
from sim.params.form import numbers
from sim.report.beside_record import RESOLVED, SERIES, WITHOUT, recorded, resolved, share_note, to_explain
from sim.report.charts import past
from sim.report.modelled_years import History, figures_of, series_of, unread
from sim.spec import Params

C = Certificates()


@pytest.fixture(scope="module")
def record() -> pd.DataFrame:
    return recorded(C)


def test_fentanyls_share_starts_when_illicit_fentanyl_does_and_counts_each_death_once(record):
    share = record[record.series == "share_fentanyl"].set_index("year").data
    deaths = record.pivot_table(index="year", columns="series", values="data").loc[2016]
    illicit = deaths.deaths_fentanyl - C.prescribed_fentanyl
    assert share.index.min() == FIRST_SHARE == 2013
    assert share[2016] == pytest.approx(illicit / (illicit + deaths.deaths_heroin_without_fentanyl))


def test_the_page_says_how_the_share_is_reckoned_and_how_far_the_assumption_moves_it():
    said = share_note(C)
    for word in ("2,600", "1,500", "3,000", "2013", "assumed", "0.21 to 0.30 in 2014", "0.86 to 0.87 in 2019"):
        assert word in said, word
    assert "2,000" in share_note(replace(C, prescribed_fentanyl=2000.0))


def test_what_is_to_be_explained_is_told_of_both_sides(record):
    model = record[record.series == WITHOUT].assign(model=lambda rows: rows.year - 1000.0)
    assert to_explain(model) == (
        "To be explained before 2020 are deaths with heroin and without fentanyl: "
        "at most 10,304 in 2015, then 5,273 in 2019 in the record, "
        "at most 1,019 in 2019, then 1,019 in 2019 in the model.")
    assert to_explain(model.iloc[:0]) == ""


def test_every_joint_count_of_the_page_is_in_the_record(record):
    joint = {name for name in SERIES if "_with_" in name or "_without_" in name or name.endswith("_alone")}
    assert len(joint) == 5 and joint <= set(record.series)
    years = record[record.series.isin(joint)].groupby("series").year.agg(["min", "max", "count"])
    assert years.eq([2010, 2019, 10]).all(axis=None)


def test_every_level_solved_again_is_named_with_its_value():
    said = " ".join(resolved())
    found = [number for number in numbers(Params()) if number.source == RESOLVED]
    assert found and all(number.meaning in said for number in found)


@pytest.mark.parametrize("tag, mark", [("R", ""), ("R2", ""), ("M", "M"), ("D", "D"), ("S", "S"), (float("nan"), ""), ("", "")])
def test_only_what_was_read_goes_unmarked(tag, mark):
    assert unread(tag) == mark


def table(tags: list[str]) -> pd.DataFrame:
    years = range(2010, 2010 + len(tags))
    return pd.DataFrame({"series": "Deaths", "unit": "people", "year": years, "model": 2.0, "data": 3.0, "trial": 4.0, "tag": tags})


def test_unread_data_are_open_dots_and_marked_numbers():
    series, = series_of(History(table(["R", "M", "R2", "D", "D"])))
    assert series.unread == ["", "M", "", "D", "D"]
    drawn = past.past(series, "x", "words")
    assert (drawn.count("fill: #1b1f24; stroke: #1b1f24"), drawn.count("fill: #ffffff; stroke: #1b1f24")) == (2, 3)
    figure, = figures_of(History(table(["M"])))
    assert figure.mark == "M"
