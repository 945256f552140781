"""Does the page tell data that were read from data that were not, and name what was solved again?"""

import pandas as pd
import pytest

from sim.params.form import numbers
from sim.report.beside_record import FIRST_SHARE, PRESCRIBED, RESOLVED, SHARE_NOTE, recorded, resolved
from sim.report.charts import past
from sim.report.modelled_years import History, figures_of, series_of, unread
from sim.spec import Params


@pytest.fixture(scope="module")
def record() -> pd.DataFrame:
    return recorded()


def test_fentanyls_share_starts_when_illicit_fentanyl_does(record):
    share = record[record.series == "share_fentanyl"].set_index("year").data
    deaths = record.pivot_table(index="year", columns="series", values="data").loc[2016]
    illicit = deaths.deaths_fentanyl - PRESCRIBED
    assert share.index.min() == FIRST_SHARE == 2013
    assert share[2016] == pytest.approx(illicit / (illicit + deaths.deaths_heroin))
    assert f"{PRESCRIBED:,.0f}" in SHARE_NOTE and str(FIRST_SHARE) in SHARE_NOTE and "assumed" in SHARE_NOTE


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
