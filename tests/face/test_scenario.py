"""A scenario in hand is checked like one on the command line, and never changes."""

import copy
import pickle

import numpy as np
import pandas as pd
import pytest

from sim import Params, Spec, all_claims, compare, run, scenario, scenarios
from sim.errors import InputError
from sim.face.scenario import path_of
from sim.params.mechanisms import Detection
from sim.params.timeline import Timeline
from sim.policy.levers import Policy


def test_the_baseline_is_the_default_run():
    assert scenario().spec == Spec()
    assert "heroin_cut_30" in scenarios()


def test_a_change_is_a_copy():
    base = scenario("baseline")
    cut = base.with_(heroin_cut=0.3, end=2018, policy__heroin_cut__start=2015)
    assert cut.spec.policy.heroin_cut.share == 0.3 and cut.spec.policy.heroin_cut.start == 2015 and cut.spec.end == 2018
    assert base == scenario("baseline")
    assert cut.levers == ["heroin_cut: share 0.3 from 2015"]
    assert "policy.heroin_cut.share=0.3" in repr(cut)


def test_numbers_from_a_calculation_are_numbers():
    shares = np.linspace(0.1, 0.3, 3)
    cut = scenario().with_(heroin_cut=shares[2], people=np.int64(500), entry=np.bool_(False))
    assert cut == scenario().with_(heroin_cut=float(shares[2]), people=500, entry=False)
    assert scenario().with_(detection=Detection.value) == scenario().with_(detection="value")


@pytest.mark.parametrize("word, path", [
    ("people", "world.people"),
    ("mixing", "mechanisms.mixing"),
    ("heroin_cut", "policy.heroin_cut.share"),
    ("search_effort", "policy.search_effort.multiplier"),
    ("policy__heroin_cut__weeks", "policy.heroin_cut.weeks"),
    ("potency_ratio", "params.supply.products.potency_ratio"),
    ("weeks", ""),                                           # of several levers: says nothing
    ("penguins", ""),
])
def test_a_setting_is_named_by_its_last_word_where_that_is_unique(word, path):
    assert path_of(word) == path


def test_what_is_wrong_is_told_like_on_the_command_line():
    with pytest.raises(InputError) as refused:
        scenario().with_(heroin_cut=7, peple=3, end=1990)
    assert len(refused.value.problems) == 3
    assert any("policy.heroin_cut.share=7 is outside 0 to 1" in sentence for sentence in refused.value.problems)
    assert any("did you mean world.people?" in sentence for sentence in refused.value.problems)
    assert refused.value._render_traceback_() == [f"error: {sentence}" for sentence in refused.value.problems]


def test_an_unknown_scenario_is_refused_with_the_nearest():
    with pytest.raises(InputError, match="did you mean heroin_cut_30"):
        scenario("heroin_cut_3")


@pytest.mark.parametrize("base, policy, told", [
    ("baseline", "baseline", "no policy is set"),
    ("heroin_cut_30", "heroin_cut_50", "the baseline of a comparison has no policy"),
    ("baseline", scenario("heroin_cut_30").with_(people=500), "differ in world: give both the same people"),
    ("no_fentanyl", "heroin_cut_30", "differ in mechanisms: give both the same fentanyl"),
])
def test_only_a_policy_and_its_baseline_can_be_compared(base, policy, told):
    with pytest.raises(InputError, match=told):
        compare(base, policy, pairs=2)


def test_a_number_of_pairs_is_checked():
    with pytest.raises(InputError, match="job.pairs=0 is outside 1 to"):
        compare("baseline", "heroin_cut_30", pairs=0)


THINGS = {"scenario": lambda: scenario("heroin_cut_30"), "spec": Spec, "params": Params, "record": Timeline, "policy": Policy,
          "claim": lambda: next(iter(all_claims()))}


@pytest.mark.parametrize("name", THINGS)
def test_what_says_the_same_is_equal_and_found_in_a_set_whatever_way_it_came(name):
    thing = THINGS[name]()
    for other in (pickle.loads(pickle.dumps(thing)), copy.deepcopy(thing), copy.copy(thing), THINGS[name]()):
        assert other == thing and hash(other) == hash(thing) and len({thing, other}) == 1


def test_what_says_something_else_is_not():
    base = scenario()
    assert len({base, base.with_(people=200), base.with_(timeline__naloxone=[[2010, 0.1]]), base.with_(end=2020)}) == 3


@pytest.mark.parametrize("points", [
    {2010: 0.1, 2012: 0.2}, [(2010, 0.1), (2012, 0.2)], np.array([[2010, 0.1], [2012, 0.2]]), pd.Series([0.1, 0.2], index=[2010, 2012])])
def test_a_series_is_given_as_one_has_it(points):
    assert scenario().with_(timeline__naloxone=points).config.timeline.naloxone == {2010: 0.1, 2012: 0.2}


@pytest.mark.parametrize("ask", [
    lambda: run(None), lambda: run(3), lambda: compare("baseline", None), lambda: compare(None, "heroin_cut_30"),
    lambda: compare("baseline", ["heroin_cut_30", 7]), lambda: compare(["baseline"], "heroin_cut_30")])
def test_what_is_no_scenario_is_refused_in_a_sentence(ask):
    with pytest.raises(InputError, match="is no scenario"):
        ask()


def test_of_a_list_everything_is_checked_before_anything_is_run():
    with pytest.raises(InputError, match="differ in world"):
        compare("baseline", ["heroin_cut_30", scenario("heroin_cut_30").with_(people=200)])
