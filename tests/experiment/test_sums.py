"""Results that were finished and then damaged are found out when the same question is asked again, and made anew."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from toy_market import TOY

from sim.errors import OutputError
from sim.experiment.run import run_one, run_pair
from sim.experiment.sums import SUMS
from sim.spec import Spec

BASE = Spec(people=1000, end=2012)
CHANGED = replace(BASE, policy=replace(BASE.policy, heroin_cut=replace(BASE.policy.heroin_cut, share=0.5, start=2010)))
ASK = {"a run": lambda out: run_one(BASE, out, model=TOY, save=2008), "pairs": lambda out: run_pair(BASE, CHANGED, out, pairs=2, model=TOY)}


def a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


DAMAGE = {"a bit": a_bit, "gone": Path.unlink, "half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
          "text": lambda path: path.write_text("hello"), "of other results": lambda path: shutil.copy(path.with_name("runs.parquet"), path)}


def content(folder: Path) -> dict[str, bytes]:
    """What finished results hold that does not tell of clocks."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".parquet", ".npz") and path.stem != "timings"}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=list(DAMAGE))
@pytest.mark.parametrize("ask", ASK.values(), ids=list(ASK))
def test_what_is_damaged_is_made_again(tmp_path, capsys, ask: Callable, damage: Callable):
    ask(tmp_path)
    good = content(tmp_path)
    for name in sorted({*good, "timings.parquet"} & {path.name for path in tmp_path.iterdir()}):
        if damage is DAMAGE["of other results"] and name == "runs.parquet":
            continue
        damage(tmp_path / name)
        ask(tmp_path)
        assert content(tmp_path) == good, name
        assert name in capsys.readouterr().err or name != "weeks.parquet"


def test_results_without_a_note_of_sums_are_believed(tmp_path, capsys):
    """They are older than it; and a torn note is none."""
    for damage in (Path.unlink, lambda path: path.write_text("{")):
        run_pair(BASE, CHANGED, tmp_path, pairs=1, model=TOY)
        before = (tmp_path / "runs.parquet").stat().st_mtime_ns
        damage(tmp_path / SUMS)
        run_pair(BASE, CHANGED, tmp_path, pairs=1, model=TOY)
        assert (tmp_path / "runs.parquet").stat().st_mtime_ns == before and not capsys.readouterr().err
        shutil.rmtree(tmp_path)


@pytest.mark.parametrize("ask", ASK.values(), ids=list(ASK))
def test_a_folder_in_a_tables_place_is_told(tmp_path, ask):
    ask(tmp_path)
    (tmp_path / "runs.parquet").unlink()
    (tmp_path / "runs.parquet").mkdir()
    with pytest.raises(OutputError, match="cannot write .*runs.parquet: "):
        ask(tmp_path)


@pytest.mark.parametrize("damage", ["gone", "half", "text"])
def test_a_table_that_cannot_be_read_is_told_by_name(tmp_path, damage):
    result = run_pair(BASE, CHANGED, tmp_path, pairs=1, model=TOY)
    DAMAGE[damage](tmp_path / "weeks.parquet")
    with pytest.raises(OutputError, match="weeks.parquet cannot be read .*: the command that made it makes it again"):
        result.weeks()


def test_a_folder_in_the_place_of_what_failed_is_told(tmp_path):
    (tmp_path / "failures.txt").mkdir()
    with pytest.raises(OutputError, match="cannot write .*failures.txt"):
        run_pair(BASE, CHANGED, tmp_path, pairs=1, model=TOY)
