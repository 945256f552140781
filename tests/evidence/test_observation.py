"""What the record would show of a modelled year, computed on paper."""

from dataclasses import replace

import numpy as np
import pytest

from sim.clock import week_of
from sim.evidence import Deaths, certified, fentanyl_share, observe, record
from sim.evidence.joint import beside_fentanyl, co_mention
from sim.evidence.observation import yearly
from sim.experiment.draws import drawn_numbers
from sim.params.certificates import Certificates
from sim.params.supply import Products
from sim.params.timeline import Timeline

C = Certificates()
HALF_NAMED = replace(Timeline(), certificates_named={2010.0: 0.5})
RECORDED = {2014: 0.24, 2015: 0.40, 2016: 0.63, 2017: 0.78, 2018: 0.83, 2019: 0.865}


def recorded(name: str) -> dict[int, float]:
    rows = record(name, place="nation")
    rows = rows[rows["period"].str.len() == 4]
    return dict(zip(rows["year"], rows["value"], strict=True))


def test_a_made_up_year_by_hand():
    """1,000 heroin, 2,000 fentanyl and 500 prescription deaths of 2016, half of them named: 5,781 and 3,206.7 of 16,813 name more."""
    seen = certified(Deaths(1000.0, 2000.0, 500.0), 2016, HALF_NAMED, C)
    heroin, prescription = 5781 / 16813, (4055 - 2600 * 0.056 / 0.172) / 16813
    assert seen.heroin_without_fentanyl == pytest.approx(500)
    assert seen.heroin_with_fentanyl == pytest.approx(1000 * heroin) == pytest.approx(343.8, abs=0.1)
    assert seen.prescription_with_fentanyl == pytest.approx(1000 * prescription + 250 * 0.056) == pytest.approx(204.8, abs=0.1)
    assert seen.prescription_without_fentanyl == pytest.approx(250 * 0.828 + 500 * 0.14) == pytest.approx(277)
    assert seen.fentanyl_alone == pytest.approx(1000 * (1 - heroin) * (1 - prescription) + 250 * 0.116) == pytest.approx(560.0, abs=0.1)


@pytest.mark.parametrize("year", [2010, 2014, 2016, 2019, 2030])
@pytest.mark.parametrize("certificates", [
    C, *(replace(C, **{n.path.rpartition(".")[2]: end}) for n in drawn_numbers() if n.path.startswith("record.certificates.")
         for end in (n.range.low, n.range.high))])
def test_joint_counts_add_up_to_the_codes_whatever_is_drawn(year, certificates):
    deaths = Deaths(1000.0, 2000.0, 500.0)
    seen, codes = certified(deaths, year, HALF_NAMED, certificates), certified(deaths, year, HALF_NAMED, certificates).codes()
    named, both = 1 - 0.5 * certificates.unnamed, seen.heroin_and_prescription_with_fentanyl
    prescribed = 500 * (certificates.prescription_with_fentanyl + certificates.prescription_fentanyl_alone)
    assert min(seen) >= 0
    assert codes["deaths_heroin"] == pytest.approx(seen.heroin_with_fentanyl + named * 1000)
    assert codes["deaths_fentanyl"] == pytest.approx(named * (2000 + prescribed)), "each death with fentanyl counts once"
    assert codes["deaths_fentanyl"] == pytest.approx(
        seen.heroin_with_fentanyl + seen.prescription_with_fentanyl + seen.fentanyl_alone - both)
    assert codes["deaths_prescription_or_methadone"] == pytest.approx(
        seen.prescription_with_fentanyl + seen.prescription_without_fentanyl)
    assert both <= min(seen.heroin_with_fentanyl, seen.prescription_with_fentanyl)


def test_the_records_share_counts_each_death_once():
    share = fentanyl_share(C)
    assert {year: share[year] for year in RECORDED} == pytest.approx(RECORDED, abs=0.006)
    assert share.index.min() == 2013 and share.index.max() == 2019


def test_codes_that_overlap_give_another_share():
    """The negative twin: over all heroin deaths, those with fentanyl too, the record of 2016 is .52 and that of 2019 .71."""
    illicit, heroin = {y: n - C.prescribed_fentanyl for y, n in recorded("deaths_fentanyl").items()}, recorded("deaths_heroin")
    overlapping = {year: illicit[year] / (illicit[year] + heroin[year]) for year in (2016, 2019)}
    assert overlapping == pytest.approx({2016: 0.52, 2019: 0.71}, abs=0.005)
    assert all(fentanyl_share(C)[year] > overlapping[year] + 0.1 for year in overlapping)


def test_less_prescribed_fentanyl_leaves_a_larger_share_and_most_where_fentanyl_is_new():
    few, many = (fentanyl_share(replace(C, prescribed_fentanyl=number)) for number in (1500.0, 3000.0))
    assert (few > many).all()
    assert few[2014] - many[2014] == pytest.approx(0.088, abs=0.005) and few[2019] - many[2019] < 0.01


def test_heroin_is_named_beside_fentanyl_as_often_as_in_the_record_and_not_more_often_before():
    shares = co_mention(C)
    both, fentanyl = recorded("deaths_heroin_with_fentanyl"), recorded("deaths_fentanyl")
    assert both[2016] / fentanyl[2016] == pytest.approx(0.30, abs=0.005) and both[2019] / fentanyl[2019] == pytest.approx(0.24, abs=0.005)
    assert shares.heroin[2019] == pytest.approx(both[2019] / (fentanyl[2019] - 2600))
    assert shares.index.tolist() == list(range(2014, 2020))
    assert beside_fentanyl(2008, C) == beside_fentanyl(2014, C) and beside_fentanyl(2031, C) == beside_fentanyl(2019, C)
    assert ((shares > 0.1) & (shares < 0.45)).all(axis=None)


def test_deaths_with_fentanyl_alone_are_what_independent_naming_leaves():
    """Heroin and prescription opioids named independently beside fentanyl leave as many alone as were counted, to 3%."""
    alone, fentanyl, shares = recorded("deaths_fentanyl_alone"), recorded("deaths_fentanyl"), co_mention(C)
    for year in (2016, 2017, 2018, 2019):
        heroin, prescription = shares.loc[year]
        prescribed = 2600 * 0.116 / 0.172
        left = (fentanyl[year] - 2600) * (1 - heroin) * (1 - prescription) + prescribed
        assert left == pytest.approx(alone[year], rel=0.03)


def test_heroin_deaths_without_fentanyl_peak_and_halve_before_2020():
    without = recorded("deaths_heroin_without_fentanyl")
    assert max(without, key=without.get) == 2015 and (without[2015], without[2019]) == (10304, 5273)


def test_a_world_without_fentanyl_has_prescribed_fentanyl_only():
    seen = certified(Deaths(1000.0, 0.0, 500.0), 2016, HALF_NAMED, C)
    assert seen.heroin_with_fentanyl == seen.heroin_and_prescription_with_fentanyl == 0
    assert seen.codes()["deaths_fentanyl"] == pytest.approx(250 * 0.172)


def test_all_may_be_unnamed_and_no_count_is_negative():
    nameless = replace(Timeline(), certificates_named={2010.0: 0.0})
    assert set(certified(Deaths(1000.0, 2000.0, 500.0), 2016, nameless, replace(C, unnamed=1.3))) == {0.0}


def test_a_series_that_is_no_more_is_refused():
    with pytest.raises(TypeError, match="heroin_beside_fentanyl"):
        Timeline(heroin_beside_fentanyl={2010.0: 0.7})


def test_a_modelled_years_joint_counts_stand_beside_its_codes():
    first, weeks = week_of(2016), week_of(2017) - week_of(2016)
    names = ("deaths_heroin", "deaths_fentanyl", "deaths_rx", "fentanyl_share_deaths_east", "fentanyl_share_deaths_west",
             "deaths_fentanyl_west", "heroin_used_kg", "fentanyl_used_kg", "wholesale_heroin", "wholesale_fentanyl", "bag_price",
             "content_heroin")
    seen = observe({name: np.ones(weeks) for name in names}, first, 2016, HALF_NAMED, C, Products())
    joint = certified(Deaths(weeks, weeks, weeks), 2016, HALF_NAMED, C)
    assert {name: seen[name] for name in joint.codes()} == joint.codes()
    assert seen["deaths_heroin_without_fentanyl"] == joint.heroin_without_fentanyl
    assert seen["share_fentanyl"] == 0.5, "each death once, as in the record"


def test_a_year_is_its_weeks_and_half_a_year_is_refused():
    first, weeks = week_of(2015), week_of(2017) - week_of(2015)
    table = {"deaths": np.arange(weeks, dtype=float)}
    count = week_of(2016) - first
    assert yearly(table, first, 2015, "deaths", "sum") == pytest.approx(count * (count - 1) / 2)
    with pytest.raises(ValueError, match="does not hold the year 2017"):
        yearly(table, first, 2017, "deaths", "sum")
