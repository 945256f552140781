"""A policy asked in many worlds of the real market, from a notebook and from the command line: the same folder, and it says of which."""

import re

import pandas as pd
import pytest

from sim import compare, door, run, scenario
from sim.errors import DONE, InputError
from sim.experiment import over_worlds
from sim.experiment.finished_results import PairResult
from sim.report.arms import arms_of
from sim.report.pair_page import write_pair
from sim.report.words import number

TINY = scenario("baseline").with_(people=100, end=2011)
CUT = TINY.with_(heroin_cut=0.5, policy__heroin_cut__start=2010.5)
ASKED = "3 prior worlds x 2 lives, numbers drawn over their plausible ranges, not fitted to history"
WORDS = ["job=pair", "policy.heroin_cut.share=0.5", "policy.heroin_cut.start=2010.5", "world.end=2011", "world.people=100",
         "job.processes=1", "job.pairs=2", "job.worlds=3"]


@pytest.fixture(scope="module")
def found(outputs):
    return compare(TINY, CUT, worlds=3, pairs=2, processes=1)


def test_the_command_line_finds_what_a_cell_has_run(found, capsys):
    runs = (found.folder / "runs.parquet").stat().st_mtime_ns
    assert door.run(WORDS) == DONE
    told, progress = capsys.readouterr()
    assert progress == "" and (found.folder / "runs.parquet").stat().st_mtime_ns == runs, "it was run again"
    assert f"worlds: {ASKED}" in told and "pairs: 6, 0 failed" in told and "of 3 worlds have the median's sign" in told
    assert "not shown: no interval, nor what pairing saves, from 3 worlds" in told and "job.worlds=3 job.pairs=2" in told


def test_rows_carry_draw_and_family_and_files_say_which_worlds(found, tmp_path):
    rows = found.to_pandas().query("measure == 'deaths_expected'")
    assert rows[["draw", "replicate"]].to_numpy().tolist() == [[0, 0], [0, 1], [1, 0], [1, 1], [2, 0], [2, 1]]
    assert set(rows["family"]) == {"prior"} and rows["baseline"].nunique() == 6, "worlds and lives differ"
    table = pd.read_csv(found.to_csv(tmp_path / "pairs.csv"))
    assert set(table["asked"]) == {ASKED} and len(table) == len(found.to_pandas())
    assert found.to_xarray("deaths_expected").attrs["worlds"] == ASKED


def test_the_card_says_it_and_has_no_interval_of_three(found):
    card = found._repr_html_()
    assert ASKED in card and "seed" in card and "<svg" in card and "nan" not in repr(found)
    assert "Middle 90%" not in card and "start set" not in card and "8 are the fewest" in card and "than without shared luck" not in card
    assert found.plot("bag_price").axes


def test_the_page_says_it_too(found):
    html, effect = (found.folder / "report.html").read_text(encoding="utf-8"), found.effect()
    assert re.search(r"<h1>Heroin cut: (expected deaths (rise|fall) by|no change in expected deaths beyond noise)", html)
    assert f"Asked of {ASKED}" in html and "The start set is one world" not in html and number(effect["baseline"]) in html
    assert "90% of" not in html and "nine in ten" not in html and "8 are the fewest" in html
    assert {"pair-divisions", "pair-ladder"} <= set(re.findall(r'data-figure="([^"]+)"', html))


def test_enough_worlds_have_an_interval(found, monkeypatch, tmp_path):
    monkeypatch.setattr(over_worlds, "ENOUGH", 3)
    assert "Middle 90% of worlds: " in repr(found) and "than without shared luck" in repr(found) and "95% interval" in repr(found)
    page = write_pair(found.result, "Heroin cut", {}, {}, {}, tmp_path / "page.html").read_text(encoding="utf-8")
    assert "90% of worlds</th>" in page and "; nine in ten worlds lie between" in page and "fewest that tell it" not in page


def test_the_arms_of_the_page_are_means_over_worlds(found):
    weeks, arms = found.weeks().query("arm == 'changed'"), arms_of(found.result)
    means = weeks.groupby(["draw", "week"])["deaths_expected"].mean().groupby("week").mean()
    assert arms.changed["deaths_expected"].to_numpy() == pytest.approx(means.to_numpy(), rel=1e-6)
    assert arms.before["week"].iloc[-1] == arms.branch - 1 == arms.changed["week"].iloc[0] - 1


def test_a_world_among_many_lives_the_very_life_it_lives_alone(found):
    """As job.draw asks it, alone, in a folder of its own."""
    assert door.run([*(word for word in WORDS if "worlds" not in word and "pairs" not in word), "job.draw=2", "job.pairs=1"]) == DONE
    alone = PairResult((found.folder.parent.parent / "latest").resolve())
    among = found.to_pandas().query("draw == 2 and replicate == 0").drop(columns=["draw", "family"]).reset_index(drop=True)
    assert among.equals(alone.runs())


def test_the_worlds_are_a_table_that_can_be_asked_again(found):
    """Its draws are worlds of a table: the first of them answers as it did."""
    mine = TINY.with_(job__table=str(found.folder / "draws.parquet"), job__family="table")
    again = compare(mine, mine.with_(heroin_cut=0.5, policy__heroin_cut__start=2010.5), worlds=1, pairs=1, processes=1)
    first = found.to_pandas().query("draw == 0 and replicate == 0").reset_index(drop=True)
    assert again.to_pandas().drop(columns="family").equals(first.drop(columns="family")) and "1 world of a table x 1 life" in repr(again)


@pytest.mark.parametrize("how, said", [
    ({"worlds": -1}, "job.worlds=-1 is outside 0 to"), ({"worlds": 2.5}, "job.worlds=2.5 is not a whole number"),
    ({"worlds": None}, "job.worlds is empty"), ({"worlds": "many"}, "job.worlds=many is not a number"),
    ({"worlds": True}, "job.worlds=true is not a number"), ({"worlds": 2, "family": "start"}, "more than job.family=start holds"),
    ({"worlds": 2, "family": "plausble"}, "did you mean plausible"), ({"worlds": 2, "family": "table"}, "worlds of a table need a file"),
    ({"family": "prior"}, "job.family=prior has no effect without job.draw"), ({"worlds": 2, "family": 3}, "job.family=3 is not one of")])
def test_what_cannot_be_asked_is_told_before_anything_runs(how, said):
    with pytest.raises(InputError, match=said) as refused:
        compare(TINY, CUT, **how)
    assert len(refused.value.problems) == 1


def test_worlds_and_one_world_exclude_each_other():
    with pytest.raises(InputError, match="job.draw=1 is one world, and job.worlds=2"):
        compare(TINY, CUT.with_(job__draw=1), worlds=2)
    with pytest.raises(InputError, match="job.family=plausible has no effect without job.draw"):
        run(TINY.with_(job__family="plausible"))
