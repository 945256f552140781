"""The package of docs/extending.md, written from the page itself into a folder where Python finds it as if it had been installed."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "extending.md").read_text()
BLOCKS = dict(re.findall(r"\*\*`([\w./]+)`\*\*\n\n```\w+\n(.*?)```", PAGE, re.DOTALL))
CELL = re.search(r"```python\n(import mylevers\n.*?)```", PAGE, re.DOTALL)[1]
PROJECT = tomllib.loads(BLOCKS["pyproject.toml"])["project"]


def written(folder: Path, blocks: dict[str, str] = BLOCKS) -> Path:
    """The package in a folder, with what an installer would write beside it."""
    for name, text in blocks.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return announced(folder, PROJECT["name"], PROJECT["version"], PROJECT["entry-points"]["counterflow.extensions"])


def announced(folder: Path, name: str, version: str, points: dict[str, str]) -> Path:
    """Entry points of a distribution in a folder."""
    told = folder / f"{name}-{version}.dist-info"
    told.mkdir(parents=True, exist_ok=True)
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (told / "entry_points.txt").write_text("[counterflow.extensions]\n" + "".join(f"{key} = {value}\n" for key, value in points.items()))
    return folder


def python(*words: object, path: Path, outputs: Path) -> subprocess.CompletedProcess:
    """This Python, with a folder beside the checkout on its path."""
    env = os.environ | {"PYTHONPATH": f"{TOP}{os.pathsep}{path}", "COUNTERFLOW_OUTPUTS": str(outputs)}
    return subprocess.run([sys.executable, *map(str, words)], env=env, capture_output=True, text=True, cwd=path)
