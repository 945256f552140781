"""Yearly values of named measures stand beside the whole: a sum adds up to it, a mean averages to it, and a half year has no column."""

from dataclasses import replace

import numpy as np
import pyarrow.parquet as pq
import pytest

from sim.clock import week_of
from sim.errors import InputError
from sim.sweep import work
from sim.sweep.by_year import years
from sim.sweep.plan import chunk_file
from sim.sweep.results import SweepResult
from tests.sweep.small import SPEC, design, planned

LONG = replace(SPEC, end=2009)
YEARLY = ("deaths_expected", "bag_price")


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    folder = tmp_path_factory.mktemp("yearly")
    plan = planned(folder, points=1, replicates=1, chunk=4, spec=LONG, yearly=YEARLY, design=design(levels=()))
    assert not work.run(folder, 1)
    return plan, pq.read_table(chunk_file(folder, 0)), folder


def test_sums_of_years_add_up_and_means_average(rows):
    plan, table, folder = rows
    row = table.to_pylist()[0]
    assert list(years(plan)) == [2006, 2007, 2008]
    deaths, price = ([row[f"{name}_{year}"] for year in years(plan)] for name in YEARLY)
    lengths = [week_of(year + 1) - week_of(year) for year in years(plan)]
    assert np.isclose(sum(deaths), row["deaths_expected"])
    assert np.isclose(np.average(price, weights=lengths), row["bag_price"])
    assert SweepResult(folder).units["deaths_expected_2007"] == "deaths"


def test_a_year_that_is_not_held_whole_has_no_column(rows):
    plan, *_ = rows
    assert list(years(replace(plan, since=week_of(2006.5)))) == [2007, 2008]
    assert not list(years(replace(plan, since=week_of(2008.5))))


@pytest.mark.parametrize("more, said", [
    ({"yearly": ("deaths_expcted",)}, "there is no measure deaths_expcted (did you mean deaths_expected?)"),
    ({"yearly": ("bag_price", "bag_price")}, "named twice"),
    ({"yearly": ("bag_price",), "starts_at": 0.4}, "weeks of its own"),
])
def test_bad_names_are_told_before_anything_is_planned(tmp_path, more, said):
    with pytest.raises(InputError) as told:
        planned(tmp_path / "bad", spec=LONG, **more)
    assert said in str(told.value) and not (tmp_path / "bad" / "plan.json").exists()
