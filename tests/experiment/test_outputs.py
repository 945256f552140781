"""The folder of a job: named by what was asked, whole or absent, and traceable without a word about the machine."""

import hashlib
import json
import os
import subprocess
import sys

import pyarrow as pa
import pytest

from sim.errors import OutputError
from sim.experiment import provenance
from sim.experiment.files import metadata_of, write, write_table
from sim.experiment.outputs import OutputFolder
from sim.experiment.provenance import Provenance, facts, tidy

CONFIG = "people: 50000\n"


def test_a_folder_is_named_by_what_was_asked(tmp_path):
    folder = OutputFolder(tmp_path, "pair", "heroin cut/30%", CONFIG)
    expected = hashlib.sha256(CONFIG.encode()).hexdigest()[:8]
    assert folder.path == tmp_path / "pair" / f"heroin_cut_30-{expected}"
    assert folder.open().joinpath("config.yaml").read_text() == CONFIG
    assert OutputFolder(tmp_path, "pair", "heroin cut/30%", CONFIG + "seed: 2\n").path != folder.path


def test_the_same_question_finds_its_folder_again(tmp_path):
    first = OutputFolder(tmp_path, "run", "baseline", CONFIG).open()
    (first / "runs.parquet").write_text("kept")
    assert (OutputFolder(tmp_path, "run", "baseline", CONFIG).open() / "runs.parquet").read_text() == "kept"


def test_run_json_can_be_read_back_whatever_the_figures(tmp_path):
    folder = OutputFolder(tmp_path, "run", "baseline", CONFIG)
    folder.open()
    folder.describe("counterflow", {"deaths": 1.5, "factor": float("inf"), "unknown": float("nan"), 2010: {"i90": (1, 2)}}, {"deaths": "1"})
    content = json.loads((folder.path / "run.json").read_text())
    assert content["figures"] == {"deaths": 1.5, "factor": "inf", "unknown": None, "2010": {"i90": [1, 2]}}
    assert content["schema"] == 1 and content["command"] == "counterflow" and content["units"] == {"deaths": "1"}


def test_latest_is_a_link_that_moves_with_the_folder(tmp_path):
    root = tmp_path / "outputs"
    for name in ("first", "second"):
        folder = OutputFolder(root, "run", name, CONFIG)
        folder.open()
        folder.make_latest()
    moved = root.rename(tmp_path / "moved")
    assert (moved / "latest" / "config.yaml").read_text() == CONFIG
    assert os.readlink(moved / "latest").startswith("run/second-")


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path):
    (tmp_path / "run").write_text("a file where a folder should be")
    with pytest.raises(OutputError, match="cannot write"):
        OutputFolder(tmp_path, "run", "baseline", CONFIG).open()


def test_a_file_is_whole_or_absent(tmp_path):
    def half(draft):
        draft.write_text("half a ")
        raise RuntimeError("the power went")

    (tmp_path / "old").write_text("old")
    for name in ("old", "new"):
        with pytest.raises(RuntimeError):
            write(tmp_path / name, half)
    assert [path.name for path in tmp_path.iterdir()] == ["old"] and (tmp_path / "old").read_text() == "old"


def test_the_same_table_is_the_same_bytes_with_its_note_inside(tmp_path):
    table = pa.table({"arm": ["a", "b"], "x": [1.0, 2.0]})
    for name in ("one", "two"):
        write_table(tmp_path / name, [table, table], {"plan": "p", "seed": 1})
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert metadata_of(tmp_path / "one") == {"plan": "p", "seed": 1}
    assert metadata_of(tmp_path / "absent") == {}


def test_provenance_says_how_it_began_and_how_it_ended(tmp_path):
    record = Provenance(tmp_path, "abc", {"seed": 1})
    record.begin()
    began = json.loads(record.path.read_text())
    assert began["exit_status"] is None and began["seeds"] == {"seed": 1} and began["config_hash"] == "abc"
    record.end(3)
    ended = json.loads(record.path.read_text())
    assert ended["exit_status"] == 3 and ended["ended"] >= began["started"] and ended["wall_s"] >= 0
    assert {"numpy", "mesa", "pyarrow"} <= ended["dependencies"].keys()
    assert len(ended["package"]["code_sha256"]) == 64


def test_provenance_names_no_folder_and_no_machine(tmp_path, monkeypatch):
    monkeypatch.setattr(
        sys,
        "argv",
        [
            "/somewhere/bin/counterflow",
            "--config-dir=/somewhere/my own/scenarios",
            "root=[/a/b,/c/d.yaml]",
            "policy.heroin_cut.share=0.5",
            "~/mine",
            "1/2",
        ],
    )
    found = facts()
    assert found["argv"] == ["counterflow", "--config-dir=scenarios", "root=[b,d.yaml]", "policy.heroin_cut.share=0.5", "mine", "1/2"]
    text = json.dumps(found)
    assert str(tmp_path) not in text and str(provenance.PACKAGE) not in text and os.uname().nodename not in text
    assert tidy("C:\\here\\there.yaml") == "there.yaml"


def test_outside_git_nothing_is_said_of_it(monkeypatch, tmp_path):
    monkeypatch.setattr(provenance, "checkout", lambda: tmp_path)
    assert provenance._git() == {}
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert provenance._git() == {}  # no commit yet


def test_a_change_of_code_or_of_files_not_yet_known_to_git_is_seen(monkeypatch, tmp_path):
    say = ["git", "-C", str(tmp_path), "-c", "user.name=n", "-c", "user.email=e"]
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "a.py").write_text("1")
    subprocess.run([*say, "add", "."], check=True)
    subprocess.run([*say, "commit", "-qm", "m"], check=True)
    monkeypatch.setattr(provenance, "checkout", lambda: tmp_path)
    clean = provenance._git()
    assert not clean["dirty"] and clean["diff_sha256"] is None
    (tmp_path / "a.py").write_text("2")
    changed = provenance._git()
    assert changed["dirty"] and changed["commit"] == clean["commit"]
    (tmp_path / "b.py").write_text("3")
    assert provenance._git()["diff_sha256"] not in (None, changed["diff_sha256"])
