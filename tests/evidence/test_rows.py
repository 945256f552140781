"""The record: every row says how far it may be off and what it may be used for, and nothing of the hold-out is among them."""

import numpy as np
import pandas as pd
import pytest

from sim.errors import InputError
from sim.evidence import COLUMNS, Use, read, record
from sim.params.places import DIVISION_NAMES

SOUND = {"series": "deaths_heroin", "period": "2015", "place": "nation", "value": "12989", "low": "", "high": "", "unit": "deaths",
         "error": "0.013", "scale": "log", "use": "fit", "tag": "R2", "source": "CDC WONDER", "note": ""}


def written(folder, **changes):
    path = folder / "one.csv"
    pd.DataFrame([SOUND | changes], columns=COLUMNS).to_csv(path, index=False)
    return path


def test_every_row_has_an_error_a_use_and_a_source_and_none_is_of_the_hold_out():
    rows = record()
    assert (rows["error"] > 0).all() and rows["unit"].ne("").all() and rows["source"].ne("").all()
    assert set(rows["use"]) <= {"fit", "check"} and rows["year"].between(2006, 2019).all()
    assert not rows.duplicated(["series", "period", "place"]).any()


def test_counts_of_deaths_are_known_as_well_as_chance_allows_and_no_better():
    deaths = record("deaths_heroin", "deaths_fentanyl", "deaths_prescription", uses=[Use.fit])
    assert (deaths["error"] >= 0.99 / np.sqrt(deaths["value"])).all(), "no count is known better than its own square root"


def test_divisions_add_up_to_the_nation_within_their_errors():
    rows = record("deaths_fentanyl")
    rows = rows[rows["period"].str.len() == 4]
    parts = rows[rows["place"].isin(DIVISION_NAMES)].groupby("year")["value"].sum()
    nation = rows[rows["place"] == "nation"].set_index("year")["value"]
    assert np.allclose(parts, nation.loc[parts.index], rtol=0.01) and len(parts) == 10


def test_months_add_up_to_years():
    rows = record("deaths_heroin", place="nation")
    months = rows[rows["period"].str.len() == 7].groupby("year")["value"].sum()
    years = rows[rows["period"].str.len() == 4].set_index("year")["value"]
    assert np.allclose(months, years.loc[months.index], rtol=0.01) and len(months) == 10


def test_heroin_deaths_with_and_without_fentanyl_are_all_heroin_deaths():
    names = ("deaths_heroin", "deaths_heroin_with_fentanyl", "deaths_heroin_without_fentanyl")
    rows = record(*names, place="nation")
    table = rows[rows["period"].str.len() == 4].pivot(index="year", columns="series", values="value").loc[2010:]
    parts = table["deaths_heroin_with_fentanyl"] + table["deaths_heroin_without_fentanyl"]
    assert np.allclose(parts, table["deaths_heroin"], rtol=0.01)


def test_a_sound_row_is_read(tmp_path):
    row = read(written(tmp_path)).iloc[0]
    assert (row.value, row.year, row.error) == (12989.0, 2015, 0.013) and np.isnan(row.low)


@pytest.mark.parametrize("changes, said", [
    ({"error": ""}, "error=(empty) is no number"),
    ({"error": "0"}, "no datum is exact"),
    ({"unit": " "}, "unit is empty"),
    ({"source": ""}, "source is empty"),
    ({"period": "soon"}, "is no year"),
    ({"period": "2015-13"}, "is no year"),
    ({"use": "loss"}, "fit, check, hold-out are allowed"),
    ({"tag": "X"}, "R, R2, S, M, D are allowed"),
    ({"value": "many"}, "value=many is no number"),
    ({"value": "nan"}, "value=nan is no number"),
    ({"value": "0"}, "above nought is wanted"),
    ({"low": "13000", "high": "14000"}, "lies outside 13000 to 14000"),
    ({"period": "2021"}, "may only have the use hold-out"),
    ({"use": "hold-out"}, "the hold-out begins in 2020"),
])
def test_a_faulty_row_is_told_by_file_and_line(tmp_path, changes, said):
    with pytest.raises(InputError, match="one.csv, line 2") as told:
        read(written(tmp_path, **changes))
    assert said in str(told.value)


def test_a_missing_column_is_told(tmp_path):
    path = tmp_path / "short.csv"
    pd.DataFrame([SOUND]).drop(columns="error").to_csv(path, index=False)
    with pytest.raises(InputError, match="short.csv: the columns are"):
        read(path)


def test_the_hold_out_is_behind_another_door():
    with pytest.raises(InputError, match="kept for the score"):
        record(uses=[Use.hold_out])


def test_an_unknown_series_is_told():
    with pytest.raises(InputError, match="no series 'deaths_heroine'"):
        record("deaths_heroine")
