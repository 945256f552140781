"""Words that set nothing are answered with the command that was meant, which can then be run as it stands; short names are settings."""

import shlex

import pytest

from sim.config.again import command
from sim.config.compose import configured, every_point
from sim.errors import InputError

MEANT = {
    "pair naloxone": "job=pair scenario=naloxone",
    "pair": "job=pair scenario=heroin_cut_30",
    "naloxone": "job=pair scenario=naloxone",
    "Naloxone": "job=pair scenario=naloxone",
    "pear naloxon": "job=pair scenario=naloxone",
    "compare heroin-cut-30": "job=pair scenario=heroin_cut_30",
    "pair naloxone 0.2": "job=pair naloxone=0.2",
    "pair ports 2": "job=pair ports=2",
    "pair naloxone world.people=5000": "job=pair scenario=naloxone world.people=5000",
    "pair naloxone 5000 people 20 pairs": "job=pair scenario=naloxone people=5000 pairs=20",
    "scenario naloxone": "job=pair scenario=naloxone",
    "run": "job=run", "run baseline": "job=run scenario=baseline", "baseline": "scenario=baseline", "bench": "job=bench",
    "effects naloxone": "job=effects 'job.only=[naloxone]'",
    "claims": "job=claims", "C02": "job=claims 'job.claims=[C02]'", "judge C02 C15": "job=claims 'job.claims=[C02,C15]'",
    "people 5000": "people=5000", "people = 5000": "people=5000", "people= 5000": "people=5000", "mixing even": "mixing=even",
}
ALONE = {
    "help": "did you mean counterflow --help?",
    "version": "did you mean counterflow --version?",
    "list": "did you mean counterflow scenarios list?",
    "penguins": "counterflow scenarios list tell what there is",
    "pair penguins": "of penguins nothing is known",
    "people": "such as world.people=...: 100 to 10000000",
    "port_interdiction": "such as policy.port_interdiction.multiplier=...: 0 to 20",
    "pair heroin_cut_30 heroin_cut_50": "scenario is given twice",
    "pair no_fentanyl": "no policy is set",
    "job=claims job.claims=[C02, C15]": "write 'job.claims=[C02,C15]'",
}


def refusal(line: str) -> str:
    with pytest.raises(InputError) as refused:
        configured(shlex.split(line))
    assert len(refused.value.problems) == 1, refused.value.problems
    return refused.value.problems[0]


@pytest.mark.parametrize("line", MEANT)
def test_the_command_that_was_meant_is_told_and_can_be_run(line):
    told = refusal(line)
    assert told.startswith("cannot read ") and told.endswith(f"; did you mean counterflow {MEANT[line]}?"), told
    assert configured(shlex.split(MEANT[line]))


@pytest.mark.parametrize("line", ALONE)
def test_where_none_was_meant_that_can_be_run_it_is_told_why(line):
    told = refusal(line)
    assert ALONE[line] in told and "did you mean counterflow job=" not in told, told


def test_what_else_is_wrong_with_the_words_is_told_beside():
    with pytest.raises(InputError) as refused:
        configured(["pair", "naloxone", "wrold.end=2019"])
    assert len(refused.value.problems) == 2 and "did you mean world.end" in refused.value.problems[1]
    with pytest.raises(InputError, match="did you mean counterflow job=pair scenario=naloxone"):
        every_point(["pair", "naloxone"])


@pytest.mark.parametrize("said, whole", [
    ("job=pair naloxone=0.2 ports=2", "job=pair policy.port_interdiction.multiplier=2 policy.naloxone.added=0.2"),
    ("potency=30", "params.supply.products.potency_ratio=30"),
    ("people=5000 end=2016 seed=7", "world.people=5000 world.end=2016 world.seed=7"),
    ("mixing=even entry=false", "mechanisms.mixing=even mechanisms.entry=false"),
    ("job=pair heroin_cut=0.3 pairs=4 worlds=3", "job=pair policy.heroin_cut.share=0.3 job.pairs=4 job.worlds=3"),
    ("job=pair heroin_cut.share=0.3", "job=pair policy.heroin_cut.share=0.3"),
    ("job=claims claims=[C02]", "job=claims job.claims=[C02]"),
    ("name=mine people=300", "name=mine world.people=300"),
])
def test_a_short_name_sets_what_the_whole_one_sets(said, whole):
    assert command(configured(said.split())) == command(configured(whole.split()))


@pytest.mark.parametrize("said, told", [
    ("job=pair heroin_cut=7", "policy.heroin_cut.share=7 is outside 0 to 1"),
    ("naloxon=0.2", "no setting naloxon (did you mean policy.naloxone.added?)"), ("peple=5000", "did you mean world.people?"),
    ("lab=2", "may be one of several settings: did you mean policy.lab_closures.fraction, policy.lab_strikes.labs?"),
    ("weeks=20", "may be one of several settings: did you mean policy."),
    ("job=pair heroin_cut=0.3 policy.heroin_cut.share=0.4", "policy.heroin_cut.share is given twice, as 0.3 and as 0.4"),
    ("claims=[C02]", "job.claims has no effect under job=run: it goes with job=claims"),
    ("job=sweep over=[naloxon:0:1]", "did you mean policy.naloxone.added?"), ("job=sweep over=[weeks]", "may be one of several settings"),
])
def test_a_short_name_is_checked_like_a_whole_one(said, told):
    assert told in refusal(said)


def test_points_and_designs_take_short_names():
    configs, found = every_point(["job=pair", "ports=2,3", "people=300"])
    assert not found and [config.policy.port_interdiction.multiplier for config in configs] == [2, 3]
    assert configured(["job=sweep", "over=[potency:14:50,params.market]", "levels=[naloxone:0|0.2]"])
