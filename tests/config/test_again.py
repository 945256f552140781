"""The command line that a result prints gives the same configuration again."""

import shlex

import pytest

from sim.config.again import command, resolved
from sim.config.compose import configured

ASKED = [
    [],
    ["scenario=heroin_cut_50"],
    ["job=pair", "scenario=heroin_cut_30", "job.pairs=20", "world.people=1234"],
    ["job=claims", "job.claims=[C02]", "job.worlds=4"],
    ["job=claims", "world=full"],
    ["+experiment=full_protocol"],
    ["scenario=no_fentanyl", "policy=search_x4", "policy.search_effort.start=2011.37", "mechanisms.mixing=even"],
    ["scenario=heroin_cut_30", "policy=none"],
    ["params.market.cells.choice_sense=7.123456789", "timeline.mail_law=2017.25"],
    ["timeline.naloxone=[[2009,0.05],[2020,0.6]]", "name=more_naloxone"],
]


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_a_printed_command_gives_the_same_configuration(words):
    config = configured(words)
    again = configured(shlex.split(command(config))[1:])
    assert again == config
    assert resolved(again) == resolved(config)


def test_the_command_is_as_short_as_what_was_asked():
    assert command(configured(["job=pair", "scenario=heroin_cut_30"])) == "counterflow job=pair scenario=heroin_cut_30"
    assert command(configured(["job=claims"])) == "counterflow job=claims"


def test_results_do_not_depend_on_the_number_of_processes():
    asked = ["job=pair", "policy=heroin_cut_30"]
    assert resolved(configured([*asked, "job.processes=3"])) == resolved(configured(asked))


def test_what_bears_on_the_results_names_the_folder():
    assert resolved(configured(["job=claims", "job.worlds=3"])) != resolved(configured(["job=claims"]))
    assert resolved(configured(["job=claims", "job.shards=3"])) == resolved(configured(["job=claims"]))
    assert resolved(configured(["job.draw=2"])) != resolved(configured([]))
    assert "table" not in resolved(configured(["job=claims"])) and "family: plausible" in resolved(configured(["job=claims"]))


def test_a_file_is_known_by_its_whole_path(tmp_path, monkeypatch):
    """Given again anywhere, the printed command means the same file; the same word in another folder means another one."""
    asked, found = ["job=sweep", "job.design=table", "job.table=points.csv"], []
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        found.append(configured(asked))
    again = configured(shlex.split(command(found[0]))[1:])
    assert again.job.points_file == tmp_path / "here" / "points.csv" and resolved(again) == resolved(found[0])
    assert resolved(found[0]) != resolved(found[1])
