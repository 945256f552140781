"""Compiled code finds a place even where neither the package nor a home can be written, and never one that others can write."""

import os

import pytest

from sim import compiled


@pytest.fixture
def nowhere(monkeypatch, tmp_path):
    """A package that cannot be written and a home that is not there; what else is there lies in tmp_path."""
    monkeypatch.delenv(compiled.VARIABLE, raising=False)
    monkeypatch.setattr(compiled, "writable", lambda folder: folder.is_relative_to(tmp_path))
    monkeypatch.setattr(compiled.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", "/nowhere")
    return monkeypatch


def test_without_a_place_of_ones_own_a_temporary_one_is_named(nowhere, tmp_path):
    compiled.find_place()
    place = os.environ.pop(compiled.VARIABLE)
    assert os.path.dirname(place) == str(tmp_path) and os.stat(place).st_mode & 0o077 == 0


def test_a_place_that_was_named_or_can_be_written_is_left_alone(nowhere, tmp_path):
    nowhere.setenv("XDG_CACHE_HOME", str(tmp_path))
    compiled.find_place()
    assert compiled.VARIABLE not in os.environ
    nowhere.setenv("XDG_CACHE_HOME", "/nowhere")
    nowhere.setenv(compiled.VARIABLE, "named")
    compiled.find_place()
    assert os.environ[compiled.VARIABLE] == "named"


def test_a_folder_that_others_can_write_is_not_trusted(tmp_path):
    first = compiled.own_folder(tmp_path)
    assert compiled.own_folder(tmp_path) == first
    first.chmod(0o777)
    other = compiled.own_folder(tmp_path)
    assert other != first
    other.rmdir()


def test_a_folder_can_be_written_if_what_is_there_of_it_can(tmp_path):
    assert compiled.writable(tmp_path / "not" / "yet")
    (tmp_path / "file").write_text("")
    assert not compiled.writable(tmp_path / "file" / "below")


@pytest.fixture
def package(tmp_path):
    """A package of four modules; compiled code of one is kept, younger than all of them."""
    home = tmp_path / "sim"
    texts = {"exact.py": "", "report.py": "", "market/__init__.py": "RATE = 2\n",
             "market/rates.py": "from sim.exact import exp\nfrom sim.market import RATE\n",
             "market/prices.py": "from numba import njit\nfrom sim.market import (\n    rates,\n)\n"}
    for name, text in texts.items():
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        os.utime(file, (1000, 1000))
    kept = home / "market" / "__pycache__" / "prices.best-3.py311.nbi"
    kept.parent.mkdir()
    kept.write_text("")
    os.utime(kept, (2000, 2000))
    return home, kept


@pytest.mark.parametrize("edited", ["market/prices.py", "market/rates.py", "market/__init__.py", "exact.py"])
def test_an_edit_of_any_formula_that_was_compiled_in_makes_it_anew(package, edited):
    home, kept = package
    compiled.forget_stale(home)
    assert kept.exists()
    os.utime(home / edited, (3000, 3000))
    compiled.forget_stale(home)
    assert not kept.exists()


def test_other_edits_leave_compiled_code_where_it_is(package):
    home, kept = package
    os.utime(home / "report.py", (3000, 3000))
    compiled.forget_stale(home)
    assert kept.exists()


def test_every_compiled_formula_of_the_model_is_seen_from_the_kernel():
    found = compiled._needed(compiled.PACKAGE / "users" / "kernel.py", compiled.PACKAGE, {})
    names = {file.relative_to(compiled.PACKAGE).as_posix() for file in found}
    assert {"exact.py", "chance.py", "harm/dose.py", "harm/overdose.py", "harm/rescue.py", "users/tally.py"} <= names
    assert "report/page.py" not in names
