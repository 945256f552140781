"""The jobs themselves, on the real market, small: what they print, leave and return."""

import json
from pathlib import Path

import pytest

from sim import door
from sim.errors import BAD_INPUT, DONE, FAILED, SOME_RUNS_FAILED
from sim.world import World

PAIR = ["job=pair", "scenario=heroin_cut_50", "policy.heroin_cut.start=2010.5", "world.end=2011", "world.people=200", "job.processes=1"]


@pytest.fixture(autouse=True)
def outputs(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("COUNTERFLOW_OUTPUTS", str(tmp_path / "outputs"))
    monkeypatch.delenv("HYDRA_FULL_ERROR", raising=False)
    return tmp_path / "outputs"


def test_claims_end_with_the_table_and_the_page(outputs, capsys):
    words = ["job=claims", "job.claims=[C16]", "job.worlds=0", "world.people=200", "job.processes=1"]
    assert door.run(words) == DONE
    told = capsys.readouterr().out
    folder = (outputs / "latest").resolve()
    assert told.startswith("id ") and "\nC16 " in told
    assert "Findings about the model, not about the world. The start set alone" in told
    assert f"page:    {folder / 'report.html'}" in told
    assert "<html" in (folder / "report.html").read_text()[:200]
    assert json.loads((folder / "run.json").read_text())["figures"]["C16"]["verdict"] == "cannot tell"

    before, how = (folder / "runs.parquet").stat().st_mtime_ns, json.loads((folder / "provenance.json").read_text())["runs"]
    dated = how | {"started": "2001-02-03T04:05:06+00:00", "package": how["package"] | {"commit": "c0ffee" * 6}}
    (folder / "made.json").write_text(json.dumps({"plan": "", "sittings": [dated]}))
    assert door.run(words) == DONE
    assert (folder / "runs.parquet").stat().st_mtime_ns == before, "finished runs were run again"
    page = (folder / "report.html").read_text()
    assert "2001-02-03" in page and "c0ffee" in page, "the page dates its numbers by the day they were shown"
    shown = json.loads((folder / "provenance.json").read_text())
    assert shown["runs"]["started"] < shown["started"]


def test_claims_asked_in_shards_give_the_bytes_of_claims_asked_at_once(outputs, monkeypatch, tmp_path, capsys):
    words = ["job=claims", "job.claims=[C16]", "job.worlds=1", "world.people=200", "job.processes=1"]
    assert door.run([*words, "job.shards=2", "job.shard=1"]) == DONE
    told = capsys.readouterr().out
    assert "worlds:      2 of 4 are done, 2 of them are this shard's" in told and "next:        counterflow job=claims job.worlds=1" in told
    assert not list(outputs.rglob("runs.parquet")), "a shard leaves parts alone"
    assert door.run(words) == DONE
    in_shards = (outputs / "latest").resolve()
    assert json.loads((in_shards / "made.json").read_text())["sittings"][1:], "the shard's sitting is not told of"

    monkeypatch.setenv("COUNTERFLOW_OUTPUTS", str(tmp_path / "at once"))
    assert door.run(words) == DONE
    at_once = tmp_path / "at once" / in_shards.relative_to(outputs)
    for name in ("runs.parquet", "weeks.parquet", "draws.parquet"):
        assert (in_shards / name).read_bytes() == (at_once / name).read_bytes(), name


def test_jobs_that_are_not_cut_into_shards_say_so(capsys):
    assert door.run(["world.people=200", "job.shards=3"]) == BAD_INPUT
    assert "job.shards has no effect under job=run: it goes with job=claims and job=shard" in capsys.readouterr().err
    assert door.run(["job=claims", "job.shards=3", "job.shard=3"]) == BAD_INPUT
    assert "job.shard=3 is not one of 3 shards" in capsys.readouterr().err


def test_a_run_prints_its_years_and_is_not_run_twice(outputs, capsys):
    assert door.run(["world.people=200", "world.end=2008"]) == DONE
    told, progress = capsys.readouterr()
    assert "years 2/2" in progress
    assert door.run(["world.people=200", "world.end=2008"]) == DONE
    assert capsys.readouterr() == (told, "")
    assert "\n2006 " in told and "\n2007 " in told and "\n2008 " not in told
    assert {"runs.parquet", "weeks.parquet", "run.json"} <= {path.name for path in (outputs / "latest").iterdir()}


def test_a_pair_prints_the_change_and_why_two_have_no_interval(capsys):
    assert door.run([*PAIR, "job.pairs=2"]) == DONE
    told = capsys.readouterr().out
    assert "pairs: 2, 0 failed" in told and "\nchange: " in told and "90% of pairs" not in told
    assert "not shown: no interval, nor what pairing saves, from 2 pairs: 8 are the fewest" in told


def failing(monkeypatch, replicates: set[int]) -> None:
    """From mid-2006 on, lives with these replicates break."""
    step = World.step

    def broken(self):
        if self.week == 30 and self.spec.replicate in replicates:
            raise ValueError("something broke")
        return step(self)

    monkeypatch.setattr(World, "step", broken)


def test_a_run_that_raises_in_the_middle_is_counted_and_the_rest_is_kept(monkeypatch, outputs, capsys):
    failing(monkeypatch, {1})
    assert door.run([*PAIR, "job.pairs=2"]) == SOME_RUNS_FAILED
    assert "pairs: 1, 1 failed" in capsys.readouterr().out
    assert "something broke" in (outputs / "latest" / "failures.txt").read_text()


def test_if_every_run_fails_so_does_the_command(monkeypatch, capsys):
    failing(monkeypatch, {0, 1})
    assert door.run([*PAIR, "job.pairs=2"]) == FAILED


def test_a_single_run_that_fails_names_its_week(monkeypatch, capsys):
    failing(monkeypatch, {0})
    assert door.run(["world.people=200", "world.end=2007"]) == FAILED
    assert "error: the run failed in week 30 (2006.58): something broke" in capsys.readouterr().err
