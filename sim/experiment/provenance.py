"""Where a result comes from: code, settings, versions, luck and time, without a word about whose machine it was."""

import hashlib
import os
import platform
import re
import subprocess
import sys
import time
import tomllib
from datetime import UTC, datetime
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from sim import __version__, extensions
from sim.experiment.files import write_json
from sim.experiment.pool import cores
from sim.paths import PACKAGE, checkout, scenario_dir

DISTRIBUTION = "counterflow"
NUMERIC = ("numpy", "numba", "mesa", "scipy")  # libraries that a run's numbers pass through


class Clock:
    """When something began and ended, and what it cost."""

    def __init__(self) -> None:
        self.wall, self.cpu, self.started = time.monotonic(), _cpu_seconds(), _now()

    def begun(self) -> dict[str, Any]:
        return {"started": self.started, "ended": None, "wall_s": None, "cpu_s": None}

    def ended(self) -> dict[str, Any]:
        spent = {"wall_s": round(time.monotonic() - self.wall, 3), "cpu_s": round(_cpu_seconds() - self.cpu, 3)}
        return {"started": self.started, "ended": _now()} | spent


class Provenance:
    """Writes `provenance.json` when a command begins, and again when it ends, however it ends.

    What it says of itself is the latest command's; how the numbers were made stands under `runs`.
    """

    def __init__(self, folder: Path, config_hash: str, seeds: dict[str, Any]) -> None:
        self.path = folder / "provenance.json"
        self.facts = {"config_hash": config_hash, "seeds": seeds, **facts()}

    def begin(self, runs: dict[str, Any] | None = None) -> None:
        """runs: how the numbers that lie in the folder already were made."""
        self.clock = Clock()
        write_json(self.path, self.facts | self.clock.begun() | {"exit_status": None, "runs": runs})

    def end(self, exit_status: int, runs: dict[str, Any] | None = None) -> None:
        write_json(self.path, self.facts | self.clock.ended() | {"exit_status": exit_status, "runs": runs})


def facts() -> dict[str, Any]:
    """What can be said before anything is run."""
    return {
        "package": {"name": DISTRIBUTION, "version": __version__, "code_sha256": code_digest(), **_git()},
        "python": platform.python_version(),
        "platform": {"system": platform.system(), "machine": platform.machine(), "processor": processor(),
                     "cores": cores()},
        "dependencies": _dependencies(),
        "lock_sha256": _lock_digest(),
        "scenarios": _scenarios(),
        "extensions": extensions.facts(),
        "argv": [tidy(word) for word in sys.argv],
        "slurm": {name: os.environ[name] for name in ("SLURM_JOB_ID", "SLURM_ARRAY_JOB_ID", "SLURM_ARRAY_TASK_ID") if name in os.environ},
    }


@cache
def code_digest() -> str:
    """SHA-256 of every Python file of the package, by name and content: two models never share it."""
    return _files_digest(PACKAGE, "*.py")


@cache
def processor() -> str:
    """The kind of processor as NumPy makes use of it, such as "x86_64 X86_V2 X86_V3": where it is the same, so are a run's bytes.

    NumPy takes other routines of exp and log where a processor can do more, whose last digits differ. No machine is named.
    """
    try:
        from numpy._core._multiarray_umath import __cpu_baseline__, __cpu_dispatch__, __cpu_features__
    except ImportError:  # another version of NumPy keeps them elsewhere
        return f"{platform.machine()} unknown"
    used = [name for name in (*__cpu_baseline__, *__cpu_dispatch__) if __cpu_features__.get(name)]
    return " ".join([platform.machine(), *used])


@cache
def numeric_versions() -> dict[str, str]:
    """Versions of the libraries that can change a run's numbers."""
    return {name: _version(name) for name in NUMERIC}


def tidy(word: str) -> str:
    """A command-line word without the machine's own folders: of an absolute path only the last part is kept."""
    return re.sub(r"(?<![\w.])(?:~|[A-Za-z]:)?[/\\](?:[^/\\,\]]+[/\\])*([^/\\,\]]*)", r"\1", word)


def _files_digest(folder: Path, pattern: str) -> str:
    total = hashlib.sha256()
    names = {path.relative_to(folder).as_posix(): path for path in folder.rglob(pattern)}
    for name in sorted(names):
        total.update(name.encode() + b"\0" + names[name].read_bytes() + b"\0")
    return total.hexdigest()


def _git() -> dict[str, Any]:
    """Commit, whether files differ from it, and a digest of how; empty outside a checkout or without git."""
    top = checkout()
    if top is None or not (top / ".git").exists():
        return {}
    try:
        commit = _git_says(top, "rev-parse", "HEAD").decode().strip()
        changed = _git_says(top, "status", "--porcelain")
        diff = _git_says(top, "diff", "HEAD")
    except (OSError, subprocess.CalledProcessError):
        return {}
    dirty = bool(changed.strip())
    return {"commit": commit, "dirty": dirty, "diff_sha256": hashlib.sha256(changed + diff).hexdigest() if dirty else None}


def _git_says(top: Path, *words: str) -> bytes:
    return subprocess.run(["git", "-C", str(top), *words], check=True, capture_output=True).stdout


def _dependencies() -> dict[str, str]:
    """Versions of what the project asks for directly."""
    names = sorted({re.match(r"[\w.-]+", line)[0] for line in _required() if "extra ==" not in line})
    return {name: _version(name) for name in names}


def _required() -> list[str]:
    try:
        return metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        top = checkout()
        return tomllib.loads((top / "pyproject.toml").read_text())["project"]["dependencies"] if top else []


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "absent"


def _lock_digest() -> str | None:
    top = checkout()
    lock = top / "requirements.lock" if top else None
    return hashlib.sha256(lock.read_bytes()).hexdigest() if lock and lock.is_file() else None


def _scenarios() -> dict[str, str]:
    """Where the scenarios came from (not the path) and a digest of what they say."""
    kind = "environment" if os.environ.get("COUNTERFLOW_SCENARIOS") else "checkout" if checkout() else "wheel"
    return {"kind": kind, "sha256": _files_digest(scenario_dir(), "*.yaml")}


def _cpu_seconds() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
