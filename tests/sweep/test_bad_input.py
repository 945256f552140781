"""What cannot be is refused in one sentence, with exit code 2, before anything is run or written."""

import json
import os

import pytest
from small import design, planned

from sim.door import run
from sim.errors import BAD_INPUT, DONE, FAILED, InputError
from sim.sweep.axes import axes
from sim.sweep.collect import digest
from sim.sweep.design import read_csv
from sim.sweep.plan import chunk_file


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
