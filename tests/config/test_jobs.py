"""A job is told what it declares, and no other job's settings."""

from dataclasses import dataclass, fields, replace

import pytest

from sim.config.again import command
from sim.config.build import build, plain
from sim.config.compose import configured, every_point
from sim.config.configuration import Config
from sim.config.sense import of_other_jobs
from sim.config.tree import _of_all, defaults, leaves, tree
from sim.errors import InputError
from sim.experiment.family import Family
from sim.face.asking import as_job
from sim.face.scenario import scenario
from sim.jobs import KINDS, Claims, JobName, Pair, Run, Sweep
from sim.params.form import par
from sim.sweep.design import Method

JOBS = tree()["job"]
SETTINGS = [name for name in JOBS if name != "name"]
OTHER = {"number": 1.0, "whole": 2, "switch": True, "text": "/there", "names": ["C02"]}


def other(name: str):
    """A right value that is not the form's own."""
    leaf = JOBS[name]
    value = leaf.choices[-1] if leaf.kind == "choice" else OTHER[leaf.kind]
    return value if value != leaf.default else leaf.default + 1


def declared(kind) -> set[str]:
    return {f.name for f in fields(kind)}


@pytest.mark.parametrize("name", list(JobName))
def test_a_setting_of_another_job_is_refused_and_its_own_is_not(name):
    for setting in SETTINGS:
        data = defaults(tree())
        data["job"] |= {"name": name.name, setting: other(setting)}
        found = of_other_jobs(data)
        if setting in declared(KINDS[name]):
            assert found == []
            assert plain(build(data))["job"][setting] == other(setting)
        else:
            assert len(found) == 1 and found[0].startswith(f"job.{setting} has no effect under job={name.name}: it goes with job=")
            assert all(f"job={job.name}" in found[0] for job, kind in KINDS.items() if setting in declared(kind))


def test_there_is_a_dataclass_for_every_job_and_a_leaf_for_every_setting():
    assert list(KINDS) == list(JobName) and [leaf.path for leaf in leaves({"job": JOBS})][0] == "job.name"
    assert set(SETTINGS) == set().union(*map(declared, KINDS.values()))
    assert all(leaf.meaning for leaf in leaves(JOBS))


@pytest.mark.parametrize("words, told", [
    (["job.worlds=3"], "job.worlds has no effect under job=run: it goes with job=pair, job=claims, job=effects, job=explore and "
                       "job=validate"),
    (["job=bench", "job.pairs=3"], "job.pairs has no effect under job=bench: it goes with job=pair and job=effects"),
    (["job=pair", "policy=heroin_cut_30", "job.save_state=2011"], "job.save_state has no effect under job=pair: it goes with job=run"),
    (["job=effects", "job.claims=[C02]"], "job.claims has no effect under job=effects: it goes with job=claims"),
    (["job=sweep", "job.over=[params.market]", "job.draw=3"], "job.draw has no effect under job=sweep: it goes with job=run and job=pair"),
    (["job=claims", "job.points=128"], "job.points has no effect under job=claims: it goes with job=sweep"),
])
def test_the_sentence(words, told):
    with pytest.raises(InputError) as error:
        configured(words)
    assert told in error.value.problems


def test_what_somebody_names_is_refused_even_where_it_says_what_the_form_has_anyway():
    with pytest.raises(InputError, match="job.pairs has no effect under job=run"):
        configured(["job.pairs=8"])
    assert configured(["job=pair", "policy=heroin_cut_30", "job.pairs=8"]) == configured(["job=pair", "policy=heroin_cut_30"])


def test_each_point_of_a_multirun_has_its_own_job():
    _, told = every_point(["job=run,pair", "policy=heroin_cut_30", "job.pairs=2,8"])
    assert told == ["job.pairs has no effect under job=run: it goes with job=pair and job=effects"]


def test_files_of_a_users_own_are_held_to_it_too(tmp_path):
    (tmp_path / "scenario").mkdir()
    (tmp_path / "scenario" / "mine.yaml").write_text("# @package _global_\nname: mine\njob:\n  worlds: 4\n")
    assert configured(["job=claims", "scenario=mine"], tmp_path).job == Claims(worlds=4)
    with pytest.raises(InputError, match="job.worlds has no effect under job=run: it goes with job=pair, job=claims, job=effects, job="):
        configured(["scenario=mine"], tmp_path)


def test_of_a_job_that_does_not_exist_nothing_is_concluded():
    with pytest.raises(InputError) as error:
        configured(["job.name=fly", "job.folder=here", "job.pairs=0"])
    assert [told.partition(" ")[0] for told in error.value.problems] == ["job.name=fly", "job.pairs=0"]


def test_shared_settings_say_whose_they_are():
    assert JOBS["pairs"].meaning == "job=pair: pairs of runs; job=effects: lives of the start set"
    assert JOBS["shard"].meaning == "job=claims, job=shard: which shard, counted from 0"
    assert not JOBS["processes"].meaning.startswith("job=")


def test_a_setting_that_two_jobs_declare_differently_is_no_form():
    @dataclass(frozen=True)
    class Wider(Claims):
        worlds: int = par(16, "worlds", "more of them", (0, 200_000), "choice", drawn=False)

    assert _of_all([Run, Claims])
    several = _of_all([Pair, KINDS[JobName.validate], KINDS[JobName.effects]])
    assert several["worlds"].default == 16 and Pair().worlds == 0, "defaults may differ"
    with pytest.raises(TypeError, match="job.worlds is declared otherwise"):
        _of_all([KINDS[JobName.effects], Wider])


def test_another_job_of_the_same_study_keeps_what_both_have():
    config = configured(["job.processes=2", "job.draw=1"])
    assert as_job(config, "pair", pairs=3).job == Pair(processes=2, draw=1, pairs=3)
    with pytest.raises(InputError, match="job.save_state has no effect under job=pair: it goes with job=run"):
        as_job(replace(Config(), job=Run(save_state=2011)), "pair")


def test_a_scenario_in_hand_refuses_them_too():
    assert scenario("baseline").with_(job__name="claims", job__worlds=3).config.job == Claims(worlds=3)
    with pytest.raises(InputError, match="job.worlds has no effect under job=run"):
        scenario("baseline").with_(job__worlds=3)


def test_a_sweep_of_fitted_worlds_is_printed_as_one():
    told = command(replace(Config(), job=Sweep(design=Method.table, family=Family.plausible)))
    assert "job.design=table" in told and "job.family=plausible" in told
