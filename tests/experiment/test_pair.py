"""Pairs of runs that share their luck, and one run alone, on the toy market."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import toy_market
from toy_market import TOY

from sim.clock import week_of
from sim.errors import InputError, RunError
from sim.experiment.finished_results import in_percent, quantiles, times_fewer, variance_reduction
from sim.experiment.made import made
from sim.experiment.progress import Lines
from sim.experiment.run import run_one, run_pair
from sim.spec import Spec

BASE = Spec(people=1000, end=2012)


def cut(share: float, start: float = 2010, base: Spec = BASE) -> Spec:
    lever = replace(base.policy.heroin_cut, share=share, start=start, weeks=52)
    return replace(base, policy=replace(base.policy, heroin_cut=lever))


def test_a_pair_differs_from_the_week_the_policy_starts(tmp_path):
    result = run_pair(BASE, cut(0.5), tmp_path, pairs=3, model=TOY)
    weeks = result.weeks().set_index(["replicate", "arm", "week"])["deaths_expected"]
    assert weeks.xs("baseline", level="arm").index.get_level_values("week").min() == 0
    assert weeks.xs("changed", level="arm").index.get_level_values("week").min() == week_of(2010)
    effect = result.effect()
    assert effect["pairs"] == 3 and effect["unit"] == "things" and effect["median"] < -0.2
    rows = result.runs().query("measure == 'deaths_expected' and replicate == 1").iloc[0]
    assert (rows["window_first"], rows["window_last"]) == (0, 104)
    assert rows["baseline"] == pytest.approx(weeks[1, "baseline"].loc[week_of(2010) :].sum(), rel=1e-6)


def test_pairs_are_the_same_for_one_process_or_two(tmp_path):
    for name, processes in (("one", 1), ("two", 2)):
        run_pair(BASE, cut(0.5), tmp_path / name, pairs=3, processes=processes, model=TOY)
    for table in ("runs", "weeks"):
        assert (tmp_path / "one" / f"{table}.parquet").read_bytes() == (tmp_path / "two" / f"{table}.parquet").read_bytes()


def test_the_policy_that_does_nothing_saves_infinitely_many_replicates(tmp_path):
    result = run_pair(BASE, cut(0.0), tmp_path, pairs=3, model=TOY)
    effect = result.effect()
    assert effect["median"] == 0.0 and effect["i90"] == (0.0, 0.0) and math.isinf(effect["variance_reduction"])
    assert "0%" in repr(result) and "<table>" in result._repr_html_()


def test_two_that_differ_in_more_than_policy_are_run_apart_from_the_first_week(tmp_path):
    dry = replace(BASE, mechanisms=replace(BASE.mechanisms, fentanyl=False))
    result = run_pair(BASE, dry, tmp_path, pairs=1, model=TOY)
    assert result.weeks(arm="changed")["week"].min() == 0
    assert result.runs()["branch_week"].unique() == [0]


def test_a_pair_that_breaks_down_is_a_row(tmp_path):
    broken = replace(cut(0.5), mechanisms=replace(BASE.mechanisms, tolerance=False))
    result = run_pair(BASE, broken, tmp_path, pairs=2, model=TOY)
    assert result.failed == 2 and set(result.runs()["message"]) == {"ArithmeticError: the toy broke down"}
    assert result.effect()["pairs"] == 0 and repr(result) == "pairs: 0\nfailed: 2\nbecause: ArithmeticError: the toy broke down"


@pytest.mark.parametrize("changed, told", [(replace(BASE, people=5), "differ in people"), (cut(0.5, 2015), "after the run has ended")])
def test_what_cannot_be_paired_is_refused(tmp_path, changed, told):
    with pytest.raises(InputError, match=told):
        run_pair(BASE, changed, tmp_path, pairs=1, model=TOY)


def test_one_pair_alone_says_nothing_of_what_pairing_saved(tmp_path):
    told = repr(run_pair(BASE, cut(0.5), tmp_path, pairs=1, model=TOY))
    assert "pairs: 1, 0 failed" in told and "pairing saved" not in told and "nan" not in told


@pytest.mark.parametrize("pairs", [7, 8])
def test_an_interval_and_what_pairing_saved_are_told_of_eight_pairs_and_of_no_fewer(tmp_path, pairs):
    result = run_pair(BASE, cut(0.5), tmp_path, pairs=pairs, model=TOY)
    told = repr(result)
    assert ("90% of pairs" in told) == ("pairing saved" in told) == ("from 7 pairs: 8 are the fewest" not in told) == (pairs == 8)
    assert len(result.effect()["i90"]) == 2, "whoever asks for the numbers gets them"


def test_something_where_there_was_nothing_is_said_in_words():
    assert list(quantiles(np.array([np.inf, np.inf, np.inf]))) == [np.inf] * 5
    assert not np.isnan(quantiles(np.array([0.5, np.inf]))).any()
    assert in_percent(np.inf) == "from nothing to something" and in_percent(-0.031) == "-3.1%"
    assert times_fewer(np.nan) == "" and times_fewer(np.inf).startswith("infinitely") and times_fewer(41.3) == "41 times fewer"


def test_a_measure_that_is_not_there_is_told_with_those_that_are(tmp_path):
    with pytest.raises(InputError, match=r"no measure deaths_expcted \(did you mean deaths_expected\?\): there are .*deaths_realised"):
        run_pair(BASE, cut(0.5), tmp_path, pairs=1, model=TOY).effect("deaths_expcted")


def test_variance_reduction_by_hand():
    """In logarithms to base 2 the baseline is 0, 1, 2 and the changed arm 0, 2, 2; they differ by 0, 1, 0."""
    assert variance_reduction([1, 2, 4], [1, 4, 4]) == pytest.approx((1 + 4 / 3) / (1 / 3))
    assert math.isinf(variance_reduction([1, 2, 4], [2, 4, 8]))
    assert math.isnan(variance_reduction([1.0], [1.0])) and math.isnan(variance_reduction([0, 1, 2], [1, 1, 1]))


def test_luck_of_ones_own_saves_nothing():
    """The negative twin: without shared luck the factor is 1 on average."""
    luck = np.random.default_rng(1).normal(size=(2, 4000))
    assert variance_reduction(*np.exp(luck)) == pytest.approx(1, abs=0.1)


def test_one_run_gives_its_years(tmp_path, capsys):
    result = run_one(BASE, tmp_path, Lines("years"), TOY)
    years = result.years()
    weeks = pd.read_parquet(tmp_path / "weeks.parquet")
    assert list(years.index) == [str(year) for year in range(2006, 2012)]
    assert years.loc["2010", "deaths_expected"] == pytest.approx(weeks["deaths_expected"][208:260].sum(), rel=1e-6)
    assert years.loc["2010", "fentanyl_share_deaths"] == pytest.approx(26.5 / 520)
    assert result.runs()["deaths_expected"].iloc[0] == pytest.approx(years["deaths_expected"].sum())
    assert "years 6/6" in capsys.readouterr().err


def test_the_same_life_is_not_run_twice_and_another_is(tmp_path):
    first = run_one(BASE, tmp_path, model=TOY)
    toy_market.worlds_made.clear()
    again = run_one(BASE, tmp_path, model=TOY)
    assert toy_market.worlds_made == [] and again.years().equals(first.years())
    other = run_one(replace(BASE, seed=BASE.seed + 1), tmp_path, model=TOY)
    assert toy_market.worlds_made == ["run"] and not other.years().equals(first.years())


def test_a_life_that_breaks_down_leaves_the_one_before_it_whole(tmp_path):
    first = run_one(BASE, tmp_path, model=TOY)
    how = made(tmp_path)
    with pytest.raises(RunError):
        run_one(replace(BASE, mechanisms=replace(BASE.mechanisms, tolerance=False)), tmp_path, model=TOY)
    assert first.runs()["status"].tolist() == ["ok"] and made(tmp_path) == how


def test_a_run_that_fails_names_its_week(tmp_path):
    with pytest.raises(RunError, match=r"week 2 \(2006\.04\): the toy broke down"):
        run_one(replace(BASE, mechanisms=replace(BASE.mechanisms, tolerance=False)), tmp_path, model=TOY)
