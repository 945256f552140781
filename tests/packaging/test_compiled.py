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
