"""Compiled code finds a place even where neither the package nor a home can be written, and is never that of other formulas."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sim import compiled

TOP = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def forgotten(monkeypatch):
    """What is remembered of this process's own sources and place stays out of a test, and what a test pretends out of others."""
    asked = (compiled.place, compiled.sources, compiled.sources_digest)
    for one in asked:
        one.cache_clear()
    monkeypatch.setattr(compiled, "begun", set())
    yield
    for one in asked:
        one.cache_clear()


@pytest.fixture
def nowhere(monkeypatch, tmp_path):
    """A home that is not there; what can be written lies in tmp_path."""
    monkeypatch.delenv(compiled.VARIABLE, raising=False)
    monkeypatch.setattr(compiled, "writable", lambda folder: folder.is_relative_to(tmp_path))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", "/nowhere")
    return monkeypatch


def test_without_a_place_of_ones_own_a_temporary_one_is_taken(nowhere, tmp_path):
    assert compiled.place().parent == tmp_path and compiled.place().stat().st_mode & 0o077 == 0


def test_the_place_that_was_named_comes_first_then_the_users_own(nowhere, tmp_path):
    nowhere.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert compiled.place() == tmp_path / "cache" / "counterflow"
    nowhere.setenv(compiled.VARIABLE, str(tmp_path / "named"))
    compiled.place.cache_clear()
    assert compiled.place() == tmp_path / "named" / "counterflow"


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
def package(monkeypatch, tmp_path):
    """A package of five modules, one of them compiled."""
    home = tmp_path / "sim"
    texts = {"exact.py": "", "report.py": "", "market/__init__.py": "RATE = 2\n",
             "market/rates.py": "from sim.exact import exp\nfrom sim.market import RATE\n",
             "market/prices.py": "from numba import njit\ndef best():\n    from sim.market import (\n        rates,\n    )\n"}
    for name, text in texts.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text)
    monkeypatch.setattr(compiled, "PACKAGE", home)
    monkeypatch.setenv(compiled.VARIABLE, str(tmp_path / "cache"))
    return home


def folder(package: Path) -> Path:
    compiled.sources.cache_clear()
    compiled.sources_digest.cache_clear()
    return compiled.folder_of(package / "market" / "prices.py")


@pytest.mark.parametrize("edited", ["market/prices.py", "market/rates.py", "market/__init__.py", "exact.py"])
def test_an_edit_of_any_formula_that_was_compiled_in_gives_another_folder_and_its_undoing_the_old_one(package, edited):
    before, text = folder(package), (package / edited).read_text()
    (package / edited).write_text(text + "MORE = 1\n")
    assert folder(package) != before and before.is_dir()
    (package / edited).write_text(text)
    os.utime(package / edited, (1, 1))
    assert folder(package) == before, "what a file holds counts, not its date"


def test_other_edits_leave_compiled_code_where_it_is(package):
    before = folder(package)
    (package / "report.py").write_text("WIDTH = 1\n")
    assert folder(package) == before


@pytest.mark.parametrize("name", [".#prices.py", "._prices.py", "prices copy.py", ".ipynb_checkpoints/prices.py"])
def test_what_cannot_be_imported_is_no_code(package, name):
    """An editor's lock is a link to nowhere; a desktop's note or copy is anything at all."""
    before = folder(package)
    (package / "market" / name).parent.mkdir(exist_ok=True)
    if name.startswith(".#"):
        (package / "market" / name).symlink_to("somebody@somewhere")
    else:
        (package / "market" / name).write_bytes(b"\0\xff is no Python")
    assert folder(package) == before


def test_a_file_that_is_no_python_is_told_by_whoever_imports_it(package):
    (package / "market" / "draft.py").write_bytes(b"def (\xff")
    assert folder(package).is_dir() and "market/draft.py" in compiled.sources()


@pytest.mark.parametrize("torn", ["", "{", "[1]", '{"market/prices.py": []}', "3"])
def test_a_note_that_a_crash_has_torn_is_made_anew(package, torn):
    before = folder(package)
    notes = list((compiled.place() / "remembered").glob("imports-*"))
    assert notes
    for note in notes:
        note.write_text(torn)
    assert folder(package) == before and notes[0].read_text() != torn


def test_a_home_that_may_not_be_looked_into_is_none(monkeypatch, tmp_path):
    def stat(path, **_):
        if Path(path) != tmp_path and Path(path).is_relative_to(tmp_path):
            raise PermissionError(13, "Permission denied", str(path))
        return known(path)

    known = os.stat
    monkeypatch.setattr(os, "stat", stat)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path)
    assert not compiled.writable(tmp_path / "somebody" / ".cache")


def test_another_compiler_has_another_folder(package, monkeypatch):
    before = folder(package)
    monkeypatch.setattr(compiled, "compiler", lambda: "another")
    assert folder(package) != before


def test_folders_that_nobody_used_for_long_go_when_a_new_one_was_compiled_but_for_the_newest(package):
    place = compiled.place()
    old = [place / f"market.prices-{n:020d}" for n in range(compiled.KEPT + 3)]
    other = place / "market.prices.more-00000000000000000000"
    long_ago = time.time() - 2 * compiled.UNUSED_S
    for n, path in enumerate([*old, other]):
        path.mkdir(parents=True)
        os.utime(path, (long_ago + n, long_ago + n))
    new = folder(package)
    assert all(path.is_dir() for path in old), "nothing goes while a program imports"
    compiled.tidy()
    assert {path for path in old if path.is_dir()} == set(old[-(compiled.KEPT - 1):]) and new.is_dir() and other.is_dir()


def test_folders_in_use_are_never_dropped(package):
    used = [compiled.place() / f"market.prices-{n:020d}" for n in range(compiled.KEPT + 3)]
    for path in used:
        path.mkdir(parents=True)
    folder(package)
    compiled.tidy()
    assert all(path.is_dir() for path in used)


def test_every_compiled_formula_of_the_model_is_seen_from_the_kernel():
    names = compiled.needed("users/kernel.py")
    assert {"exact.py", "chance.py", "harm/dose.py", "harm/overdose.py", "harm/rescue.py", "users/tally.py"} <= names
    assert "report/page.py" not in names


COMPILES = """
from sim.chance import uniform_of
print(uniform_of(2**31) - 2**-33)
"""


def compiles(tmp_path, code: str = COMPILES) -> subprocess.CompletedProcess:
    env = os.environ | {"PYTHONPATH": str(TOP), compiled.VARIABLE: str(tmp_path)}
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)


def test_a_sentence_says_that_code_is_compiled_once_and_not_again(tmp_path):
    first, second = compiles(tmp_path), compiles(tmp_path)
    assert first.stdout == second.stdout == "0.5\n"
    assert first.stderr.count("compiling the model's code") == 1 and second.stderr == ""


def test_a_file_that_is_torn_or_changed_is_compiled_anew(tmp_path):
    """Left empty, cut short, or one bit of it turned: the same result, and whole files again."""
    compiles(tmp_path)
    for kind, harm in (("nbi", lambda held: b""), ("nbc", lambda held: held[: len(held) // 2]),
                       ("nb?", lambda held: held[:-9] + bytes([held[-9] ^ 1]) + held[-8:])):
        harmed = list(tmp_path.glob(f"counterflow/chance-*/*.{kind}"))
        for path in harmed:
            path.write_bytes(harm(path.read_bytes()))
        assert harmed and compiles(tmp_path).stdout == "0.5\n"
    assert not compiles(tmp_path).stderr


def test_two_that_compile_at_once_for_different_arguments_never_take_each_others_code(tmp_path):
    """As Numba's own files do: both find none, both write number one."""
    from sim.locator import WholeFiles

    one, other = (WholeFiles(str(tmp_path), "f", "stamp") for _ in range(2))
    index = one._load_index
    one._load_index = other._load_index = dict
    one.save("float64", "for a float")
    other.save("int64", "for a whole number")
    one._load_index = other._load_index = index
    assert one.load("int64") == "for a whole number" and one.load("float64") in (None, "for a float")


def test_programs_that_this_one_starts_are_told_nothing(tmp_path):
    told = compiles(tmp_path, "import os, sim, sim.chance; print(os.environ.get('NUMBA_CACHE_LOCATOR_CLASSES'))").stdout
    assert told == "None\n"


def test_importing_the_package_costs_next_to_nothing(tmp_path):
    """Reading and hashing sources waits until something compiled is asked for."""
    assert compiles(tmp_path, "import sys, sim; print('numba' in sys.modules)").stdout == "False\n"
    assert not list(tmp_path.iterdir())


def test_functions_of_others_are_kept_where_numba_keeps_them(tmp_path):
    (tmp_path / "theirs.py").write_text("from numba import njit\n@njit(cache=True)\ndef one(x):\n    return x + 1\n")
    code = f"import sys, sim; sys.path.insert(0, {str(tmp_path)!r}); import theirs; print(theirs.one(1)); import sim.chance"
    assert compiles(tmp_path, code).stdout == "2\n"
    assert list(tmp_path.glob("*/theirs.one-*.nbi")) and not list(tmp_path.glob("counterflow/*/theirs*"))


def test_where_numba_came_first_ours_are_kept_by_their_sources_all_the_same(tmp_path):
    compiles(tmp_path, f"import numba{COMPILES}")
    assert list(tmp_path.glob("counterflow/chance-*/chance.uniform_of-*.nbi"))


def test_a_shared_place_of_somebody_else_is_left_alone(monkeypatch, tmp_path):
    """The folder that is named may be written, what another user made in it may not."""
    theirs = tmp_path / "shared" / "counterflow"
    theirs.mkdir(parents=True)
    monkeypatch.setattr(compiled, "writable", lambda folder: folder != theirs)
    monkeypatch.setenv(compiled.VARIABLE, str(theirs.parent))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert compiled.place() == tmp_path / "cache" / "counterflow"


def test_what_somebody_else_compiled_of_a_module_is_not_written_on(monkeypatch, tmp_path):
    monkeypatch.setenv(compiled.VARIABLE, str(tmp_path / "shared"))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    file = TOP / "sim" / "exact.py"
    theirs = compiled.folder_of(file)
    assert compiled.folder_of(file) == theirs
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != theirs)
    mine = compiled.folder_of(file)
    assert mine.name == theirs.name and mine.parent != theirs.parent and mine.is_dir() and theirs.is_dir()
