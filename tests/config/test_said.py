"""Words of the command line, one by one: the grammar of multiruns, Hydra's own settings, doubles, blanks, quotes."""

import shlex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.config import inside
from sim.config.command_line import heard, points, spelled
from sim.typed import typed

THERE = {"scenario": ["baseline", "heroin_cut_30", "heroin_cut_50"], "policy": ["none"], "world": ["full", "small"], "job": ["run"],
         "experiment": ["full_protocol", "former_structure", "published_register"], "hydra/launcher": ["basic", "submitit_slurm"]}

SEVERAL = [
    # a word after -m, what its sentence must contain
    ("world.people=range(0,3,0)", "would never end: the step of a range is not 0"),
    ("world.people=range(500,300)", "gives no value, as the end of a range is not in it"),
    ("world.people=range(300,500,-100)", "gives no value"),
    ("world.people=range(300,500,0.000000001)", "gives 200,000,000,000 values, more than 100,000"),
    ("world.people=range(0,1e12)", "more than 100,000"),
    ("world.people=range(0,1e308,1e-10)", "more than 100,000"),
    ("world.people=range(0,-1e308,1e-10)", "gives no value"),
    (f"world.people=range(0,{'9' * 400})", "a range has finite ends"),
    ("world.people=range(0,inf)", "a range has finite ends"),
    ("world.people=range(nan,3)", "a range has finite ends"),
    ("world.people=range(a,b)", "several values are written world.people=A,B or world.people=range(FIRST,END,STEP)"),
    ("world.people=choice()", "several values are written"),
    ("world.people=interval(300,400)", "an interval holds no values of its own: name them"),
    ("world.people=glob(*)", "only names of scenario, policy, world, job, experiment"),
    ("scenario=glob(z*)", "gives no value: nothing would be run"),
    ("scenario=baseline,heroin_cut_31", "no scenario heroin_cut_31 (did you mean heroin_cut_30?)"),
    ("world.people=300,,400", "100 to 10000000 is wanted"),
    ("hydra/launcher=nope", "no launcher nope: there are basic, submitit_slurm"),
    ("hydra/launcher=basic,submitit_slurm", "one launcher does all points"),
    ("hydra.launcher._target_=os.system", "is set by this program"),
    ("hydra.launcher.x=${oc.env:HOME}", "is set by this program"),
    ("hydra/sweeper=basic", "is set by this program"),
    ("hydra.mode=RUN", "is set by this program"),
    ("+hydra.job.env_set.A=B", "is set by this program"),
    ("policy@hydra.job=none", "a setting has one place"),
]
ONE = [
    ("hydra/launcher=basic", "has no effect on a single run: put -m before it"),
    ("world.people =300", "write it without blanks around the sign, world.people=300"),
    ("world.people = 300", "write it without blanks around the sign, world.people=300"),
    ("world.people=1,000", "gives several values"),
    ("name=a=b", 'what is special is put in quotes, \'name="a=b"\''),
    ("job.table=my file (1).csv", 'what is special is put in quotes, \'job.table="my file (1).csv"\''),
    ("job.table=a,b.csv", 'write \'job.table="a,b.csv"\' for this text'),
    ("timeline.naloxone={2010:0.1}", "is not a list of points"),
    ("scenario=null", "there is no scenario null"),
    ("world.people=" + "[" * 2000, "100 to 10000000 is wanted"),
    ("world.people\x00=3", "cannot read"),
]


def told(*words, sweep=False):
    spoken = heard(list(words), lambda group: THERE[group], sweep)
    return spoken.words, spoken.problems


@pytest.mark.parametrize("word, sentence", SEVERAL)
def test_a_word_of_a_multirun_is_refused_in_one_sentence(word, sentence):
    words, (problem,) = told(word, sweep=True)
    assert sentence in problem and not words


@pytest.mark.parametrize("word, sentence", ONE, ids=[word[:30] for word, _ in ONE])
def test_a_word_is_refused_in_one_sentence_with_the_cure(word, sentence):
    words, (problem,) = told(word)
    assert sentence in problem and not words


@pytest.mark.parametrize("word", ["world.people=range(300,500,100)", "world.people=choice(300,400)", "scenario=glob(heroin*)",
                                  "world.people=sort(400,300)", "hydra/launcher=submitit_slurm", "hydra.launcher.timeout_min=60",
                                  "world.people=range(500,300,-100)"])
def test_what_hydra_can_do_it_does(word):
    assert told(word, sweep=True) == ([word], [])


def test_a_setting_that_is_given_twice_is_refused_and_the_same_word_twice_is_not():
    assert told("world.people=300", "world.seed=1", "world.people=400") == \
        (["world.seed=1"], ["world.people is given twice, as 300 and as 400: give it once"])
    assert told("scenario=baseline", "scenario=heroin_cut_30")[1] == \
        ["scenario is given twice, as baseline and as heroin_cut_30: give it once"]
    assert told("experiment=full_protocol", "+experiment=full_protocol") == (["+experiment=full_protocol"], [])


def test_a_multirun_is_every_combination_of_its_words():
    asked = ["world.seed=1,2", "scenario=glob(heroin*)", "name='a b','c,d'", "+experiment=full_protocol"]
    found = points(asked, lambda group: THERE[group])
    assert len(found) == 8 and all(word[3] == "+experiment=full_protocol" for word in found)
    assert found[0] == ["world.seed=1", "scenario=heroin_cut_30", "name=a b", "+experiment=full_protocol"]
    assert found[-1] == ["world.seed=2", "scenario=heroin_cut_50", 'name="c,d"', "+experiment=full_protocol"]
    assert points(["world.people=range(300,500,100)"], lambda group: []) == [["world.people=300"], ["world.people=400"]]
    assert points(["scenario=glob(*)"], lambda group: ["my cut (2)"]) == [['scenario="my cut (2)"']]
    assert points([], lambda group: []) == [[]]


def test_more_points_than_anybody_waits_for_are_refused_before_they_are_counted_out():
    _, (problem,) = told("world.people=range(300,1300)", "world.seed=range(0,1000)", sweep=True)
    assert problem.startswith("these words make 1,000,000 runs, more than 100,000")


AWKWARD = ["my cut (2)", "cut=0.3", "a,b", "[x]", "{x}", "it's", 'say "no"', "2019", "true", "null", "1e3", " lead", "a\\", "a\\'", "a$b",
           "#x", "ä", "a~b", "", "a:b|c", "/tmp/x y.csv", "'", "\\\\'\"", "0x10", "-x", "range(3)"]


@pytest.mark.parametrize("text", AWKWARD)
def test_what_is_printed_can_be_typed_as_it_stands(text):
    (said,) = shlex.split(typed(spelled("name", text)))
    assert inside.parsed(said).value() == text
    (said,) = shlex.split(typed(spelled("job.claims", [text, "C01"])))
    assert inside.parsed(said).value() == [text, "C01"]


@settings(deadline=None, derandomize=True)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12).filter(lambda text: "${" not in text))
def test_any_text_can_be_typed(text):
    assert inside.parsed(spelled("name", text)).value() == text
