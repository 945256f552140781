"""Looking at processes from outside, and starting programs as a user would."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent


def start(program: str, *words: object, **kwargs) -> subprocess.Popen:
    """A Python program in a process group of its own, able to import what this test can."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE.parents[1]), str(HERE)])}
    command = [sys.executable, "-c", program, *map(str, words)]
    return subprocess.Popen(command, env=environment, start_new_session=True, stderr=subprocess.PIPE, text=True, **kwargs)


def children(of: int) -> list[int]:
    """Living processes whose parent is `of`."""
    return [int(p.name) for p in Path("/proc").iterdir() if p.name.isdigit() and _parent(p) == of]


def alive(process: int) -> bool:
    return _parent(Path(f"/proc/{process}")) is not None


def wait_until(true: Callable[[], object], seconds: float = 60.0) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return bool(true())


def _parent(folder: Path) -> int | None:
    """The parent of a process, None if it is gone or only waits to be buried."""
    try:
        state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
    except OSError:
        return None
    return None if state == "Z" else int(parent)
