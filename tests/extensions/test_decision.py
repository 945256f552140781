"""The dealer's decision of docs/extending.md: written into a copy of the package as the page says, it does what the page's test asks."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sim.chance import Decision
from sim.claims.claim import Group

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "extending.md").read_text()
SECTION = PAGE.split("## An actor's decision\n")[1].partition("\n## ")[0]
PLACE = re.compile(r"^(Into|As) (?:`([\w/.]+)`|the same file)", re.MULTILINE)
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


def steps(section: str = SECTION) -> list[tuple[str, str, str]]:
    """Into or as, a file, and a block, in the order of the page."""
    found, file = [], ""
    places = [*PLACE.finditer(section)]
    for place, after in zip(places, [*places[1:], None], strict=True):
        file = place[2] or file
        text = section[place.end(): after.start() if after else None]
        found += [(place[1], file, block) for block in BLOCK.findall(text)]
    return found


def written(folder: Path, leave_out: str = "") -> Path:
    """A copy of the package with what the page adds, but for one file."""
    shutil.copytree(TOP / "sim", folder / "sim")
    (folder / "tests" / "market").mkdir(parents=True)
    shutil.copy(TOP / "tests" / "market" / "small_retail.py", folder / "tests" / "market")
    for how, name, block in steps():
        path = folder / name
        if how == "As":
            path.write_text(block)
        elif name != leave_out:
            first, text = block.partition("\n")[0] + "\n", path.read_text()
            assert text.count(first) == 1, f"{name} has no such line, or several: {first}"
            path.write_text(text.replace(first, block))
    return folder


def asked(folder: Path) -> subprocess.CompletedProcess:
    """The page's own tests, of the copy."""
    tests = [name for how, name, _ in steps() if how == "As" and name.startswith("tests/")]
    words = [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "--rootdir", folder, "-p", "no:cacheprovider", *tests]
    return subprocess.run([*map(str, words)], env=os.environ | {"PYTHONPATH": str(folder)}, cwd=folder, capture_output=True, text=True)


def test_the_pages_decisions_work(tmp_path):
    done = asked(written(tmp_path))
    assert done.returncode == 0 and "4 passed" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("file", ["sim/market/retail.py"])
def test_without_its_place_in_the_week_it_does_not(tmp_path, file):
    done = asked(written(tmp_path, leave_out=file))
    assert done.returncode == 1 and "1 failed" in done.stdout, done.stdout + done.stderr


def test_it_needs_few_files():
    plain, luck = ({name for _, name, _ in steps(part)} for part in SECTION.split("### With luck of its own"))
    assert len(plain) <= 6 and {name for name in luck if name.startswith("sim/")} - {"sim/agents/dealer.py", "sim/market/sleeping.py"} == {
        "sim/chance.py", "sim/agents/dealers.py", "sim/phases/deal.py"}


def test_every_block_is_one_screen():
    assert all(len(block.splitlines()) <= 30 for _, _, block in steps())


def test_a_number_of_luck_is_free_and_the_sections_of_the_page_are_those_there_are():
    line = next(block for _, name, block in steps() if name == "sim/chance.py").splitlines()[1]
    assert int(re.search(r"= (\d+)", line)[1]) not in set(Decision)
    assert all(f"`{group.name}`" in PAGE or f"`Group.{group.name}`" in PAGE for group in Group)
