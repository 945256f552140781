"""Tasks for a pool to run."""

import os
import time
from pathlib import Path

from sim import compiled
from sim.experiment.worker import peak_mb


def double(task: int) -> int:
    return 2 * task


def who(task: int) -> tuple[int, str | None]:
    return os.getpid(), os.environ.get("NUMBA_NUM_THREADS")


def fall(task: int) -> int:
    if task == 3:
        raise OSError("the disk is full")
    return task


def die(task: int) -> int:
    if task == 2:
        os._exit(9)
    return task


def die_once(folder: str, task: int) -> int:
    """The first process to run task 2 dies."""
    mark = Path(folder) / "died"
    if task == 2 and not mark.exists():
        mark.touch()
        os._exit(9)
    return task


def memory(task: int) -> float:
    return peak_mb()


def sleep(task: int) -> int:
    time.sleep(60)
    return task


def moment(task: int) -> tuple[float, float]:
    """When it began and when it ended."""
    began = time.time()
    time.sleep(0.2)
    return began, time.time()


def compiles(task: int) -> int:
    """As if code of the model had to be compiled for it."""
    compiled.teller()
    return task
