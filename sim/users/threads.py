"""Going through all people on several threads: what each part of them adds up to are whole numbers, so results do not differ."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

THREADED = 400_000  # rows from which a second thread is worth starting
PARTS = 8  # a thread: those who came early, of whom many live without, take less time than those who came late


def threads(rows: int) -> int:
    """On how many threads so many rows are worth living: as many as this process may use.

    Processes of a pool are told to use one by NUMBA_NUM_THREADS.
    """
    if rows < THREADED:
        return 1
    granted = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(int(os.environ.get("NUMBA_NUM_THREADS", granted)), granted)


def added_up(starts: np.ndarray, stops: np.ndarray, part: Callable[[np.ndarray, np.ndarray], Sequence[np.ndarray]]) -> list[np.ndarray]:
    """What `part` counts in pieces of all rows, which go from starts to stops [R]; it is given the starts and stops [R] of each piece."""
    workers = threads(int((stops - starts).sum()))
    if workers == 1:
        return list(part(starts, stops))
    pieces = workers * PARTS
    cuts = [starts + (stops - starts) * piece // pieces for piece in range(pieces + 1)]
    with ThreadPoolExecutor(workers) as pool:
        return [sum(counted) for counted in zip(*pool.map(part, cuts[:-1], cuts[1:]), strict=True)]
