"""Whatever is wrong is told before anything runs: field, value and range in one sentence, all problems at once."""

import time

import pytest

from sim.config.compose import configured, every_point
from sim.errors import BAD_INPUT, InputError

TABLE = [
    # words of the command line, what the sentence must contain
    (["policy.heroin_cut.share=7"], ["policy.heroin_cut.share=7 ", "0 to 1", "share of landed heroin", "30% is 0.3"]),
    (["policy.heroin_cut=7"], ["policy.heroin_cut.share=7 ", "0 to 1", "share of landed heroin"]),
    (["policy.heroin_cut=-1"], ["policy.heroin_cut.share=-1 ", "0 to 1"]),
    (["policy.heroin_cut=0.3"], ["write policy.heroin_cut.share=0.3"]),
    (["policy.search_effort=100"], ["policy.search_effort.multiplier=100 ", "0 to 20"]),
    (["policy.remove_makers.count=2.5"], ["policy.remove_makers.count=2.5", "whole number"]),
    (["policy.heroin_cut.share=lots"], ["policy.heroin_cut.share=lots", "not a number", "0 to 1"]),
    (["policy.heroin_cut.share=nan"], ["policy.heroin_cut.share=nan", "0 to 1"]),
    (["policy.heroin_cut.share=true"], ["policy.heroin_cut.share=true", "not a number"]),
    (["policy.heroin_cut.share=null"], ["policy.heroin_cut.share", "empty", "0 to 1"]),
    (["policy.heroin_cut.sahre=0.3"], ["no setting policy.heroin_cut.sahre", "did you mean policy.heroin_cut.share?"]),
    (["policy.heroin_cut.reading=quot"], ["policy.heroin_cut.reading=quot", "quota, effort", "did you mean quota?"]),
    (["policy.heroin_cut.share=0.3", "policy.heroin_cut.start=2030"], ["policy.heroin_cut.start=2030", "2006 to 2020"]),
    (["policy.heroin_cut.share=0.3", "policy.heroin_cut.start=1990"], ["policy.heroin_cut.start=1990", "2006 to 2020"]),
    (["policy.heroin_cut.share=0.3", "policy.heroin_cut.start=soon"], ["policy.heroin_cut.start=soon", "year"]),
    (["world.people=-5"], ["world.people=-5 ", "100 to 10000000", "model people"]),
    (["world.people=abc"], ["world.people=abc", "not a number", "100 to 10000000"]),
    (["world.end=2005"], ["world.end=2005 ", "2007 to 2031"]),
    (["world.start=1999"], ["world.start=1999", "must be 2006"]),
    (["world.seed=-1"], ["world.seed=-1 ", "0 to 4294967295"]),
    (["world=7"], ["no world 7", "full, future, small"]),
    (["mechanisms.mixing=odd"], ["mechanisms.mixing=odd", "physics, even"]),
    (["mechanisms.entry=3"], ["mechanisms.entry=3", "neither true nor false"]),
    (["params.supply.products.potency_ratio=9000"], ["params.supply.products.potency_ratio=9000 ", "0.14 to 5000"]),
    (["params.supply=4"], ["params.supply", "group of settings"]),
    (["timeline.naloxone=[[2010,0.1],[2009,0.2]]"], ["timeline.naloxone", "years that do not rise"]),
    (["timeline.naloxone=often"], ["timeline.naloxone=often", "list of points"]),
    (["scenario=heroincut30"], ["no scenario heroincut30", "did you mean heroin_cut_30?"]),
    (["policy=heroin_cut_31"], ["no policy heroin_cut_31", "did you mean heroin_cut_30?"]),
    (["job=runn"], ["no job runn", "did you mean run?", "bench, calibrate, claims, effects, explore, pair, register, run"]),
    (["job.name=fly"], ["job.name=fly", "run, pair, claims, register, effects, bench"]),
    (["job=pair"], ["job=pair", "no policy is set"]),
    (["job=claims", "policy=heroin_cut_30"], ["policy.heroin_cut", "no effect under job=claims"]),
    (["job=claims", "params.supply.products.potency_ratio=30"], ["params.supply.products.potency_ratio", "no effect under job=claims"]),
    (["job=claims", "job.claims=[3]"], ["job.claims=[3]", "list of names"]),
    (["name=../escape"], ["name=../escape", "folder"]),
    (["+world.people=5000"], ["+world.people", "only +experiment=NAME can", "write world.people="]),
    (["++world.people=5000"], ["world.people", "only +experiment=NAME can"]),
    (["+policy.heroin_cut.sahre=0.3"], ["+policy.heroin_cut.sahre", "did you mean policy.heroin_cut.share?"]),
    (["+anything=1"], ["+anything", "only +experiment=NAME can"]),
    (["~policy"], ["~policy", "nothing can be taken out"]),
    (["+experiment=ful_protocol"], ["no experiment ful_protocol", "did you mean full_protocol?"]),
    (["people"], ["cannot read 'people'", "key=value"]),
    (["policy.heroin_cut.share=0.3", "policy.heroin_cut.start=2010.4"], ["policy.heroin_cut.start=2010.4", "before 2010.5", "mid-2010"]),
    (["job=claims", "world.end=2016"], ["world.end has no effect under job=claims"]),
    (["job=claims", "job.claims=C02a,C15"], ["job.claims=C02a,C15 gives several values", "job.claims=[C02a,C15]", "-m"]),
    (["world.people=300,400"], ["world.people=300,400 gives several values", "-m"]),
    (["policy=none,heroin_cut_30"], ["policy=none,heroin_cut_30 gives several values", "-m"]),
    (["world.people=range(300,500,100)"], ["gives several values", "-m"]),
    (["world.people=${world.seed}"], ["world.people=${world.seed} refers to another value"]),
    (["name=${oc.env:HOME}"], ["refers to another value"]),
    (["hydra.run.dir=elsewhere"], ["hydra.run.dir is set by this program", "COUNTERFLOW_OUTPUTS"]),
    (["=3"], ["cannot read '=3'"]),
]


@pytest.mark.parametrize("words, told", TABLE, ids=[" ".join(words) for words, _ in TABLE])
def test_one_sentence_tells_what_is_wrong(words, told):
    with pytest.raises(InputError) as refused:
        configured(words)
    assert refused.value.exit_code == BAD_INPUT
    assert len(refused.value.problems) == 1
    for part in told:
        assert part in refused.value.problems[0]


def test_all_problems_are_told_at_once():
    words = ["policy.heroin_cut=7", "world.people=-5", "+world.people=6", "wrold.end=2019", "mechanisms.entry=maybe", "scenario=nowhere",
             "policy.search_effort.multiplier=4", "policy.search_effort.start=2031"]
    with pytest.raises(InputError) as refused:
        configured(words)
    assert len(refused.value.problems) == 7
    for part in ("policy.heroin_cut.share=7", "world.people=-5", "+world.people", "wrold.end", "mechanisms.entry=maybe", "nowhere", "2031"):
        assert sum(part in sentence for sentence in refused.value.problems) == 1


def test_nothing_is_concluded_from_a_wrong_value():
    with pytest.raises(InputError) as refused:
        configured(["policy.heroin_cut.share=0.3", "policy.heroin_cut.start=2019", "world.end=1900"])
    assert len(refused.value.problems) == 1


@pytest.mark.parametrize("words", [
    ["job=sweep", "job.design=table", "job.table=design (1).csv"], ["job=sweep", "job.design=table", "job.table=a,b"],
    ["job=pair", "scenario=heroin_cut_3O"], ["job=pair", "policy=heroin_cut_3O"], ["job=pair", "+policy.heroin_cut.share=0.3"],
    ["job=swep", "job.points=5"], ["job=claim", "job.claims=[C15]"], ["job=shard", "job.folder=${oc.env:HOME}"],
    ["job=shard", "job.folder=a", "job.folder=b"], ["job=sweep", "scenario=nowhere", "job.starts_at=0.3"],
], ids=" ".join)
def test_nothing_is_concluded_from_a_word_that_was_refused(words):
    with pytest.raises(InputError) as refused:
        configured(words)
    assert len(refused.value.problems) == 1, refused.value.problems


def test_a_typo_in_a_file_is_refused_like_one_on_the_command_line(tmp_path):
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy" / "mine.yaml").write_text("heroin_cut: {sahre: 0.3, weeks: 0}\nsearch_efort: {multiplier: 4}\n")
    with pytest.raises(InputError) as refused:
        configured(["policy=mine"], extra=tmp_path)
    assert len(refused.value.problems) == 3


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match="no such folder"):
        configured([], extra=tmp_path / "nowhere")


def test_a_policy_may_start_from_mid_2010_and_nothing_may_start_at_any_time():
    assert configured(["policy.heroin_cut.share=0.3", "policy.heroin_cut.start=2010.5"])
    assert configured(["policy.heroin_cut.share=0", "policy.heroin_cut.start=2007"])


def test_every_point_of_a_sweep_is_checked_first():
    _, found = every_point(["world.people=1000,-1,-2", "world.seed=1,-3"])
    assert len(found) == 3


def test_unreadable_yaml_is_told_in_a_sentence(tmp_path):
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy" / "torn.yaml").write_text("heroin_cut: {share: [0.3\n")
    with pytest.raises(InputError) as refused:
        configured(["policy=torn"], extra=tmp_path)
    assert len(refused.value.problems) == 1
    assert "torn" in refused.value.problems[0]


def test_thousands_of_settings_that_do_not_exist_are_told_at_once(tmp_path):
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy" / "many.yaml").write_text("".join(f"heroin_cat_{n}: {{share: 0.3}}\n" for n in range(3000)))
    began = time.process_time()
    with pytest.raises(InputError) as refused:
        configured(["policy=many"], extra=tmp_path)
    assert time.process_time() - began < 15, "what is near was sought for all of them"
    assert len(refused.value.problems) == 3000 and "did you mean" in refused.value.problems[0]
