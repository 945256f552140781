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


def add_up(starts: np.ndarray, stops: np.ndarray, part: Callable[..., None], totals: Sequence[np.ndarray]) -> None:
    """Add to totals what `part` counts in all rows, or in pieces of them, which go from starts to stops [R]; it is given the starts and
    stops [R] of a piece, and the arrays to add to."""
    workers = threads(int(stops[-1] - starts[0]))   # rows to spare in between, a seventh of all, do not matter
    if workers == 1:
        part(starts, stops, *totals)
        return

    def counted(piece: int) -> list[np.ndarray]:
        own = [np.zeros_like(total) for total in totals]
        part(starts + (stops - starts) * piece // pieces, starts + (stops - starts) * (piece + 1) // pieces, *own)
        return own

    pieces = workers * PARTS
    with ThreadPoolExecutor(workers) as pool:
        for one in pool.map(counted, range(pieces)):
            for total, more in zip(totals, one, strict=True):
                total += more
