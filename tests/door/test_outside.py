"""What may be set is not what is drawn: one lab from 2005, a wall ten times as dear, a world without mail, and a line that says so."""

import json
from pathlib import Path

import pandas as pd
import pytest

from sim import door
from sim.config.compose import configured
from sim.config.outside import SAID, outside
from sim.errors import BAD_INPUT, DONE, InputError
from sim.experiment.draws import prior_draws
from sim.params.form import numbers
from sim.spec import Params

SMALL = ["world.people=100", "job.processes=1"]


@pytest.fixture(autouse=True)
def outputs(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("COUNTERFLOW_OUTPUTS", str(tmp_path / "outputs"))
    monkeypatch.delenv("HYDRA_FULL_ERROR", raising=False)
    return tmp_path / "outputs"


def lived(outputs: Path, *words: str) -> tuple[pd.DataFrame, str]:
    """The weeks of a run that ends well, and what is noted beside its results."""
    assert door.run([*SMALL, *words]) == DONE
    folder = (outputs / "latest").resolve()
    return pd.read_parquet(folder / "weeks.parquet"), json.loads((folder / "run.json").read_text()).get("note", "")


def test_one_lab_from_2005(outputs, capsys):
    weeks, note = lived(outputs, "world.end=2008", "params.supply.makers.labs=1", "params.supply.sources.labs_reachable=2005")
    assert note == f"{SAID}: params.supply.sources.labs_reachable=2005 (2012.5 to 2015 year)"
    assert f"note:    {note}\n" in capsys.readouterr().out
    assert weeks["lab_capacity"].iloc[0] > 0 and weeks["labs"].iloc[0] == 1, "there is one lab from the first week on"
    assert weeks["fentanyl_landed_kg"].sum() > 0


def test_a_wall_ten_times_as_dear(outputs):
    wall = ["world.end=2011", "policy.barrier.multiplier=2", "policy.barrier.start=2010.6"]
    usual, silent = lived(outputs, *wall)
    dear, note = lived(outputs, *wall, "policy.barrier.usd_to_build=1.5e11", "policy.barrier.usd_a_year=7e9")
    assert not silent and note.count("policy.barrier.usd") == 2
    assert dear["public_cost_usd"].sum() == pytest.approx(10 * usual["public_cost_usd"].sum()) and usual["public_cost_usd"].sum() > 0
    assert (dear["deaths_expected"] == usual["deaths_expected"]).all(), "who pays for it is not who dies"


def test_a_wall_that_makes_crossing_a_hundred_times_as_dear(outputs):
    weeks, note = lived(outputs, "world.end=2011", "policy.barrier.multiplier=100", "policy.barrier.start=2010.6")
    assert "policy.barrier.multiplier=100 (1 to 10 ratio)" in note and (weeks["deaths_expected"] > 0).all()


def test_a_world_without_mail(outputs):
    early = ["world.end=2008", "params.supply.sources.labs_reachable=2006"]
    weeks, note = lived(outputs, *early, "params.supply.sources.mail_reachable=2200")
    assert "params.supply.sources.mail_reachable=2200 (2011.5 to 2013.3 year)" in note
    assert (weeks["mail_vendors"] == 0).all() and weeks["labs"].iloc[-1] > 0
    weeks, _ = lived(outputs, *early, "params.supply.sources.mail_reachable=2006")
    assert weeks["mail_vendors"].iloc[-1] > 0, "the twin: with mail there are vendors"


def test_settings_tell_both_ranges(capsys):
    assert door.run(["settings", "makers.labs"]) == DONE
    head, line = [line.split("  ") for line in capsys.readouterr().out.splitlines()]
    assert {"plausible", "possible"} <= {cell.strip() for cell in head}
    assert {"1 to 60", "1 to 600"} <= {cell.strip() for cell in line}


def test_nothing_is_said_of_what_is_plausible():
    assert outside(configured(["params.supply.makers.labs=60", "policy.barrier.multiplier=3", "policy.barrier.start=2012"])) == ""


@pytest.mark.parametrize("words, said", [
    ("params.supply.makers.labs=601", "is outside 1 to 600"),
    ("params.supply.sources.labs_reachable=1800", "is outside 1900 to 2200"),
    ("policy.barrier.usd_to_build=10000000000000", "is outside 30000000 to 6000000000000"),
    ("params.market.cells.innovation=1.01", "is outside 0 to 1"),
    ("params.enforcement.land_loss=1", "is outside 0.0001 to 0.99"),
])
def test_what_is_impossible_is_refused(words, said, capsys):
    assert door.run([words]) == BAD_INPUT
    assert f"error: {words} {said}" in capsys.readouterr().err


@pytest.mark.parametrize("word", ["params.supply.sources.heroin_cost=1000", "params.supply.moving.handling=500"])
def test_heroin_dearer_than_its_bag_is_refused_before_anything_runs(word, capsys):
    assert door.run([word]) == BAD_INPUT
    told = capsys.readouterr().err
    assert told.count("error:") == 1 and "a bag of 10 USD cannot hold a dose" in told and "params.supply.moving" in told


def test_a_few_of_many_are_named():
    words = [f"params.{number.path}={number.possible.high:g}" for number in numbers(Params()) if number.path.startswith("states.police")]
    more = [f"params.{number.path}={number.possible.high:g}" for number in numbers(Params()) if number.path.startswith("states.treasury")]
    officials = ["params.supply.chemicals.officials.zeal=1", "params.supply.chemicals.officials.speed=1"]
    assert outside(configured([*words, *more, *officials])).endswith(", and 1 more")


@pytest.mark.parametrize("job", [["job=claims", "job.claims=[C16]"], ["job=pair", "policy=heroin_cut_30"]], ids=["claims", "pair"])
def test_a_table_of_worlds_may_go_beyond_and_that_is_said(tmp_path, job):
    worlds = pd.DataFrame([dict(draw.values) for draw in prior_draws(3, 1)])
    worlds.loc[1, "people.people_rx"] = 12.0
    file = tmp_path / "mine.csv"
    worlds.to_csv(file, index=False)
    asked = [*job, "job.family=table", f"job.table={file}", "job.worlds=3"]
    assert outside(configured(asked)) == f"{SAID}: 1 of 3 worlds of job.table, in params.people.people_rx"
    worlds.loc[1, "people.people_rx"] = 1e4
    worlds.to_csv(file, index=False)
    with pytest.raises(InputError, match="people.people_rx=10000 is outside"):
        configured(asked)


def test_a_sweep_may_go_beyond_and_that_is_said():
    asked = ["job=sweep", "job.over=[params.people.people_rx:1:12,params.people.spread]", "world.end=2007"]
    assert outside(configured(asked)) == f"{SAID}: params.people.people_rx=1|12 (3.28 to 4.12)"
