"""What makes a stranger's install work: a lock that names no host, a licence, one version, a form that git can keep clean."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import matplotlib.figure
import pytest

import sim

TOP = Path(__file__).parents[2]
LOCKS = {name: (TOP / name).read_text() for name in ("requirements.lock", "requirements-users.lock")}
LOCK, USERS = LOCKS.values()
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text())


def pinned(lock: str = LOCK) -> dict[str, str]:
    """Every package of a lock with its version."""
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", lock, re.MULTILINE))


def required(lines: list[str]) -> list[str]:
    return [re.match(r"[\w.-]+", line)[0].lower() for line in lines]


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_names_no_host(lock):
    assert not re.search(r"https?:|//|@ |\bfile:|\.(com|org|net|io)\b", LOCKS[lock])


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock):
    blocks = re.split(r"^(?=[a-z0-9])", LOCKS[lock], flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pinned(LOCKS[lock]))
    assert all("--hash=sha256:" in block for block in blocks)


def test_each_package_is_pinned_once_so_that_all_pythons_do_the_same_science():
    names = re.findall(r"^([a-z0-9._-]+)==", LOCK, re.MULTILINE)
    assert len(names) == len(set(names))
    assert pinned()["mesa"] == "3.3.1"


def test_the_lock_holds_all_that_is_asked_for():
    asked = required(PROJECT["project"]["dependencies"])
    for extra in PROJECT["project"]["optional-dependencies"].values():
        asked += required(extra)
    assert not set(asked) - set(pinned())


def test_users_get_the_versions_that_developers_test_and_none_of_their_tools():
    asked = required(PROJECT["project"]["dependencies"])
    assert not set(asked) - set(pinned(USERS))
    assert pinned(USERS).items() <= pinned().items()
    assert not {"pytest", "ruff", "playwright", "mkdocs", "distributed"} & set(pinned(USERS))


def test_there_is_one_version():
    assert f"version: {sim.__version__}" in (TOP / "CITATION.cff").read_text()
    assert f"## {sim.__version__}" in (TOP / "CHANGELOG.md").read_text()


def test_the_licence_is_whole():
    text = (TOP / "LICENSE").read_text()
    assert "Apache License" in text and "END OF TERMS AND CONDITIONS" in text and "Counterflow contributors" in text


def test_every_example_in_the_readme_is_accepted():
    from sim.config.compose import configured

    lines = re.findall(r"counterflow ((?:\+?[\w.]+=\S+ ?)+)", (TOP / "README.md").read_text())
    words = [line.strip("` ").split() for line in lines if "NAME" not in line and "policy.heroin_cut=7" not in line]
    assert len(words) >= 3
    for line in words:
        configured(line)


def test_the_cells_of_the_readme_give_a_card_and_a_picture(tmp_path, monkeypatch):
    """The very lines, with fewer people and pairs."""
    monkeypatch.setenv("COUNTERFLOW_OUTPUTS", str(tmp_path))
    monkeypatch.setenv("SLURM_CPUS_PER_TASK", "1")
    cells = re.findall(r"```python\n(.*?)```", (TOP / "README.md").read_text(), re.DOTALL)
    names, shown = {}, []
    for cell in cells:
        small = {"5_000": "200", "pairs=8": "pairs=2", 'over={"potency": [14, 30, 50]}, weeks=208': "pairs=1, weeks=52"}
        for words, fewer in small.items():
            cell = cell.replace(words, fewer)
        *lines, last = cell.strip().splitlines()
        exec("\n".join(lines), names)
        shown.append(eval(last, names))
    card, picture, ranked = shown
    assert set(ranked["arm"]) == {"naloxone", "ports", "both"}
    assert "counterflow job=pair" in card._repr_html_() and "2 pairs" in card._repr_html_().replace("two", "2")
    assert isinstance(picture, matplotlib.figure.Figure)


def test_importing_the_package_is_quick():
    look = "import sys, sim; print([m for m in ('mesa', 'numba', 'hydra', 'pandas', 'numpy') if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True, cwd=TOP)
    assert loaded.stdout.strip() == "[]"


def test_whoever_only_asks_what_there_is_waits_for_no_table_and_no_compiler():
    ask = ("import sys; from sim.door import run; print('asked', *(run(words.split()) for words in ('--help', 'settings naloxone',"
           "'levers', 'scenarios', 'pair naloxone', 'policy.heroin_cut=7', 'job=pear')),"
           "[m for m in ('mesa', 'numba', 'pandas', 'pyarrow', 'scipy') if m in sys.modules])")
    asked = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True, cwd=TOP)
    assert asked.stdout.splitlines()[-1] == "asked 0 0 0 0 2 2 2 []"


@pytest.mark.parametrize("name", sim.__all__)
def test_every_public_name_is_there(name):
    assert getattr(sim, name) is not None


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'penguins'"):
        _ = sim.penguins
