"""What cannot be is refused in one sentence, with exit code 2, before anything is run or written."""

import json
import os

import pytest
from small import design, planned

from sim.door import run
from sim.errors import BAD_INPUT, DONE, FAILED, InputError
from sim.sweep.collect import digest
from sim.sweep.plan import chunk_file
from sim.sweep.table import read_csv
from sim.sweep.varied import axes


@pytest.mark.parametrize("words", ["verify --share 2", "verify --share nan", "verify --share -1", "verify --seed -1", "run --processes -2",
                                   "retry --processes -2", "slurm --shards -3", "slurm --shards 0", "slurm --cpus 0", "slurm --at-once -1",
                                   "expand --points 0"])
def test_numbers_that_an_option_cannot_be(copied, words, capsys):
    command, option, value = words.split()
    before = sorted(path.name for path in copied.rglob("*"))
    assert run(["sweep", command, str(copied), option, value]) == BAD_INPUT
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1 and said[0].startswith(f"error: {option} {value} is not ")
    assert sorted(path.name for path in copied.rglob("*")) == before


@pytest.mark.parametrize("word", ["policy.heroin_cut.start:2014|nan", "policy.heroin_cut.start:2014:inf", "policy.heroin_cut.weeks:inf|5"])
def test_numbers_that_are_not_finite(word, tmp_path):
    with pytest.raises(InputError, match="is not a finite number"):
        axes([word])
    path, values = word.split(":", 1)
    (tmp_path / "own.csv").write_text(f"{path}\n" + values.replace("|", "\n").replace(":", "\n"))
    with pytest.raises(InputError, match="is not a finite number"):
        read_csv(tmp_path / "own.csv")


def test_a_level_named_twice():
    for word in ("policy.search_effort.multiplier:1|2|1.0", "mechanisms.entry:true|TRUE"):
        with pytest.raises(InputError, match="names a level twice"):
            axes([word])


def test_a_torn_plan(tmp_path, capsys):
    planned(tmp_path, design=design(levels=()))
    file = tmp_path / "plan.json"
    file.write_text(file.read_text()[:300])
    with pytest.raises(json.JSONDecodeError):
        json.loads(file.read_text())
    assert run(["sweep", "status", str(tmp_path)]) == BAD_INPUT
    said = capsys.readouterr().err
    assert said.startswith("error:") and said.count("\n") == 1 and "plan.json is no plan that can be read" in said


@pytest.mark.parametrize("change", [{"columns": ["params.market.wholesale.foresight"]}, {"blocks": []}, {"since": 3}, {"digest": None}])
def test_a_plan_changed_by_hand_is_refused(copied, change, capsys):
    file = copied / "plan.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | change))
    for words in (["run"], ["status"], ["collect"], ["verify"], ["expand", "--points", "8"]):
        assert run(["sweep", words[0], str(copied), *words[1:]]) == FAILED
        assert "plan.json was changed after the sweep was planned" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["[]", "{}", "7", "null"])
def test_a_file_that_is_no_plan(copied, text, capsys):
    (copied / "plan.json").write_text(text)
    assert run(["sweep", "status", str(copied)]) == BAD_INPUT
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "plan.json is no plan that can be read" in said


@pytest.mark.parametrize("words", ["--time ninety", "--partition a;b", "--sbatch mem=4G"])
def test_words_that_no_script_can_hold(tmp_path, words, capsys):
    planned(tmp_path)
    option, value = words.split()
    assert run(["sweep", "slurm", str(tmp_path), option, value]) == BAD_INPUT
    assert capsys.readouterr().err.startswith(f"error: {option} '{value}' is no")
    assert not (tmp_path / "slurm").exists()


def test_looking_at_a_script_twice_leaves_one(tmp_path):
    planned(tmp_path)
    for shards in ("2", "2", "3"):
        assert run(["sweep", "slurm", str(tmp_path), "--shards", shards, "--time", "1-12"]) == DONE
    assert sorted(path.name for path in (tmp_path / "slurm").iterdir()) == ["000.sbatch", "001.sbatch"]


def test_a_torn_chunk_is_named_and_made_again(copied, expected, capsys):
    torn = [chunk_file(copied, 1), chunk_file(copied, 2)]
    os.truncate(torn[0], 0)
    os.truncate(torn[1], 1000)
    assert run(["sweep", "status", str(copied)]) == DONE
    said = capsys.readouterr().out
    assert all(f"{path} cannot be read" in said for path in torn) and "chunk-000003" not in said
    assert run(["sweep", "collect", str(copied)]) == FAILED
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2 and "retry" in said[0] and not (copied / "runs.parquet").exists()
    assert run(["sweep", "retry", str(copied), "--processes", "1"]) == DONE
    assert digest(copied) == expected


@pytest.mark.parametrize("part", ["results", "logs"])
def test_a_folder_that_cannot_be_written(part, tmp_path, capsys):
    planned(tmp_path)
    (tmp_path / part).write_text("in the way, as a mount to be read only would be")
    assert run(["sweep", "run", str(tmp_path), "--processes", "1"]) == FAILED
    assert capsys.readouterr().err.startswith(f"error: cannot write {tmp_path / part}: ")


def test_groups_are_near_too_and_are_no_settings():
    with pytest.raises(InputError, match=r"a sweep cannot vary params\.markt \(did you mean params\.market\?\)"):
        axes(["params.markt"])
    assert axes(["params.market"])
    for group in ("policy", "mechanisms", "policy.heroin_cut"):
        with pytest.raises(InputError, match=f"{group} is a group of settings: name one of them, such as {group}"):
            axes([group])
    with pytest.raises(InputError, match="params.market is a group of settings"):
        axes(["params.market:1|2"])


def test_nothing_to_run_again_is_said(copied, capsys):
    assert run(["sweep", "retry", str(copied)]) == DONE
    assert capsys.readouterr().out == "nothing to run again: no chunk that is there holds a failure\n"


def test_few_runs_say_nothing_of_the_engine(copied, monkeypatch, capsys):
    assert run(["sweep", "status", str(copied)]) == DONE
    assert "beside the model" not in capsys.readouterr().out
    monkeypatch.setattr("sim.sweep.collect.ENOUGH", 16)
    assert run(["sweep", "status", str(copied)]) == DONE
    assert "ms a run beside the model" in capsys.readouterr().out


def test_a_refused_plan_leaves_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("COUNTERFLOW_OUTPUTS", str(tmp_path))
    words = ["job=sweep", "name=refused", "job.over=[params.markt]"]
    assert run(words) == BAD_INPUT
    assert "did you mean params.market?" in capsys.readouterr().err
    assert not [path for path in tmp_path.rglob("*") if path.is_file()] and not list(tmp_path.glob("sweep/*"))
