"""A result in a notebook: its card, and what it answers to a slip of the pen."""

import copy
import pickle

import matplotlib.figure
import pandas as pd
import pytest

from sim import compare, run, scenario
from sim.errors import InputError

TINY = scenario("baseline").with_(people=200, end=2011)


@pytest.fixture(scope="module")
def found(outputs):
    return compare(TINY, TINY.with_(heroin_cut=0.5, policy__heroin_cut__start=2010.5), pairs=1, processes=1)


def test_one_pair_is_one_pair(found):
    assert "one pair, seed" in repr(found) and "nan" not in repr(found) and "nan" not in found._repr_html_()
    assert "No interval, nor what pairing saves, from 1 pair: 8 are the fewest" in repr(found) and "Middle 90%" not in repr(found)


def test_a_file_says_of_how_many_worlds_it_is(found, tmp_path):
    table = pd.read_csv(found.to_csv(tmp_path / "pairs.csv"))
    assert set(table["asked"]) == {"the start set x 1 life"} and len(table) == len(found.to_pandas())


def test_a_card_and_its_page_name_the_one_world_they_are_of(found):
    said = {"with the start set;": found}
    bags = TINY.with_(params__market__dealers__lock_in=0.4)
    for base, words in ((bags, "with the start set but for params.market.dealers.lock_in;"),
                        (TINY.with_(job__draw=1), "with prior world 1, numbers drawn over their plausible ranges, not fitted to history;")):
        said[words] = compare(base, base.with_(heroin_cut=0.5, policy__heroin_cut__start=2010.5), pairs=1, processes=1)
    for words, one in said.items():
        page = (one.folder / "report.html").read_text(encoding="utf-8")
        assert words in repr(one) and ("The start set is one world" in page) == (one is found)
        assert one is found or f"Asked of {words.removeprefix('with ').rstrip(';')}." in page


def test_a_picture_is_drawn_of_any_measure_there_is(found):
    assert isinstance(found.plot("bag_price"), matplotlib.figure.Figure)


@pytest.mark.parametrize("ask", ["effect", "plot"])
def test_a_measure_that_is_not_there_is_told_with_those_that_are(found, ask):
    with pytest.raises(InputError, match="no measure bag_prise .did you mean bag_price.*there are .*deaths_expected"):
        getattr(found, ask)("bag_prise")


def test_a_life_is_not_run_twice_and_answers_the_same(capsys):
    first = run(TINY)
    assert "years 5/5" in capsys.readouterr().err
    again = run(TINY)
    assert capsys.readouterr().err == "" and repr(again) == repr(first) and again.years().equals(first.years())
    with pytest.raises(InputError, match="no measure penguins"):
        again.plot("penguins")


def test_lists_are_answered_with_lists(found):
    cut = TINY.with_(heroin_cut=0.5, policy__heroin_cut__start=2010.5)
    assert [repr(one) for one in compare(TINY, [cut], pairs=1, processes=1)] == [repr(found)]
    life, = run([TINY])
    assert repr(life) == repr(run(TINY))
    assert set(life.to_xarray(["bag_price", "deaths_expected"])) == set(life.to_xarray("bag_price", "deaths_expected"))
    assert isinstance(life.plot(["bag_price"]), matplotlib.figure.Figure)


def test_results_are_copied_compared_and_found_in_sets(found):
    for thing in (found, run(TINY)):
        other = pickle.loads(pickle.dumps(thing))
        assert other == thing and repr(other) == repr(copy.deepcopy(thing)) == repr(thing)
        assert len({thing, other}) == 1
