"""A wheel finds its scenarios, its fonts and its templates, from any folder; so does an editable install."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
BUILD = "from hatchling.build import build_wheel as b; import sys; print(b(sys.argv[1]))"
FIND = "from sim.paths import scenario_dir, output_root; print(scenario_dir()); print(output_root())"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """A wheel of this checkout, built without a network."""
    folder = tmp_path_factory.mktemp("dist")
    built = subprocess.run([sys.executable, "-c", BUILD, str(folder)], cwd=TOP, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    return folder / built.stdout.strip().splitlines()[-1]


def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_carries_everything_the_package_reads(wheel):
    held = contents(wheel)
    for folder, pattern in (("scenarios", "*.yaml"), ("seeds", "*.csv")):
        for path in (TOP / folder).rglob(pattern):
            assert f"sim/_{path.relative_to(TOP).as_posix()}" in held
    for path in (TOP / "sim").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(TOP).as_posix() in held


def test_the_wheel_carries_nothing_else(wheel):
    tops = {name.split("/")[0] for name in contents(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"sim", "counterflow.py"}


def test_the_command_is_declared(wheel):
    with zipfile.ZipFile(wheel) as archive:
        points = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "counterflow = sim.__main__:main" in archive.read(points).decode()


def test_from_a_wheel_scenarios_are_found_in_any_folder(wheel, tmp_path):
    unpacked, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    told = speak(["-c", FIND], unpacked, elsewhere).stdout.splitlines()
    assert told == [str(unpacked / "sim" / "_scenarios"), str(elsewhere / "outputs")]
    shown = speak(["-m", "sim", "scenario=heroin_cut_30", "--cfg", "job"], unpacked, elsewhere)
    assert shown.returncode == 0, shown.stderr
    assert "share: 0.3" in shown.stdout


def test_from_a_wheel_a_page_is_made_in_any_folder(wheel, tmp_path):
    """One claim in one tiny world: templates, fonts, claims and the record are all found. Code this checkout has compiled is lent."""
    unpacked, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    lend_compiled(unpacked)
    asked = ["-m", "sim", "job=claims", "job.claims=[C16]", "job.worlds=0", "world.people=100", "job.processes=1"]
    done = speak(asked, unpacked, elsewhere)
    assert done.returncode == 0, done.stderr
    page = (elsewhere / "outputs" / "latest" / "report.html").read_text()
    assert "C16" in page and "font/woff2;base64" in page


def lend_compiled(unpacked: Path) -> None:
    """Compiled code beside the unpacked sources, which get the times by which it knows them."""
    for source in (TOP / "sim").rglob("*.py"):
        copy = unpacked / source.relative_to(TOP)
        if copy.is_file():
            shutil.copystat(source, copy)
    for kept in (TOP / "sim").rglob("__pycache__/*.nb?"):
        copy = unpacked / kept.relative_to(TOP)
        copy.parent.mkdir(exist_ok=True)
        shutil.copy2(kept, copy)


def test_from_the_checkout_scenarios_are_found_in_any_folder(tmp_path):
    told = speak(["-c", FIND], TOP, tmp_path).stdout.splitlines()
    assert told == [str(TOP / "scenarios"), str(TOP / "outputs")]


def speak(words: list[str], home: Path, folder: Path) -> subprocess.CompletedProcess:
    """Python with the package at `home`, run in `folder`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COUNTERFLOW")}
    return subprocess.run([sys.executable, *words], cwd=folder, env=kept | {"PYTHONPATH": str(home)}, capture_output=True, text=True)
