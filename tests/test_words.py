"""No file speaks of machines, registries, workplaces, or chemistry, and none holds an article's text.

The words are written backwards, so that this file passes its own test.
"""

import re
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
BACKWARDS = {
    "a path of the machine it was written on": ("/krow/", "/toor/", "ipyp/tpo/", "/emoh/", "smihs/vneyp."),
    "the host of a package registry": ("gro.ipyp", "detsohnohtyp", ".sjmpn", "gro.adnocana", "lru-xedni--", "sknil-dnif--"),
    "a tool of the workplace": ("edualc", "ciporhtna", "tpgtahc", "ianepo", "wohs seussi", "sboj_hsab"),
    "text taken over from an article": ("devreser sthgir lla", "segami ytteg", "ruo rof pu ngis", "ot ereh kcilc", "no su wollof"),
    "chemistry, which has no place here": ("enodirepip", "enidirepip", "lyhtenehp", "lynoiporp", "lynatnefron", "edirdyhna citeca", "ppna",
                                           "ppn", "enilina", "tnegaer"),
}
LEFT_OUT = {"LICENSE"}                                       # a licence is quoted whole
PLAIN = {".py", ".md", ".yaml", ".yml", ".toml", ".cff", ".lock", ".txt", ".json", ".csv", ".j2", ".html", ".css", ".js", ".sh", ""}


def files() -> list[Path]:
    """Every file of the project: what git knows or would take in, else all but outputs and environments."""
    asked = subprocess.run(["git", "-C", str(TOP), "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True)
    names = asked.stdout.splitlines() if asked.returncode == 0 else [str(p.relative_to(TOP)) for p in TOP.rglob("*")]
    paths = [TOP / name for name in names if not name.startswith((".venv", "outputs/", ".git/"))]
    return [path for path in paths if path.is_file() and path.suffix in PLAIN and path.name not in LEFT_OUT]


def pattern(words: tuple[str, ...]) -> re.Pattern:
    """Any of these words, not as the tail of a longer one."""
    forward = "|".join(re.escape(word[::-1]) for word in words)
    return re.compile(rf"(?<![a-z0-9$}}])(?:{forward})", re.IGNORECASE)


@pytest.mark.parametrize("what", BACKWARDS)
def test_no_file_names(what):
    wanted = pattern(BACKWARDS[what])
    found = [(path.relative_to(TOP), hit[0]) for path in files() if (hit := wanted.search(path.read_text(errors="replace")))]
    assert not found, f"{what}: {found}"


@pytest.mark.parametrize("what", BACKWARDS)
def test_each_word_would_be_found(what):
    wanted = pattern(BACKWARDS[what])
    assert all(wanted.search(f"see {word[::-1]} there") for word in BACKWARDS[what])
