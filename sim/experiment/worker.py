"""The inside of a worker process: one thread, deaf to Ctrl-C, and gone when its parent is."""

import ctypes
import os
import re
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection
from pathlib import Path
from typing import Any

from sim import compiled, extensions

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
READY = "ready"  # the first word of a worker
COMPILING = "compiling"  # what it says when it begins to compile the model's code
BEGIN = """
import sys
from multiprocessing.connection import Connection
line = Connection({line})
try:
    package, paths = line.recv()
except (EOFError, ConnectionResetError):
    raise SystemExit
sys.path[:] = [package, *paths]
import sim
sys.path[:] = paths
from sim.experiment.worker import serve
serve(line)
"""
PR_SET_PDEATHSIG = 1
WATCH_SECONDS = 1.0


def peak_mb() -> float:
    """The most memory that this program has held, in MB; 0 where the system does not say.

    `getrusage` would not do: of a process that was started by another it tells the other's memory at that time, if that was more.
    """
    try:
        found = re.search(r"^VmHWM:\s*(\d+)", Path("/proc/self/status").read_text(), re.MULTILINE)
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


@dataclass(frozen=True)
class Raised:
    """What a task raised, told to the parent."""

    message: str
    trace: str


@contextmanager
def single_thread() -> Iterator[None]:
    """An environment in which numerical libraries take one thread: it must be there before a child imports them."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """A child started here never hears Ctrl-C, not even while it imports; the parent hears it a moment later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin(line: int) -> str:
    """The program of a worker whose line is this open file: this very package, whatever the folder that it starts in."""
    return BEGIN.format(line=line)


def serve(line: connection.Connection) -> None:
    """The life of a worker: take a task, run it, say what it gave; until there are none, or the parent is gone.

    First comes who the parent is, what is done with a task, and the parent's extensions (`extensions.facts`): a process that reads others
    would give other results, so it gives none.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    compiled.teller = lambda: line.send(COMPILING)
    try:
        parent, do, theirs = line.recv()
    except (EOFError, ConnectionResetError):
        return
    _die_with(parent)
    apart = extensions.unlike(theirs)
    line.send(Raised(f"a worker process does not read the same extensions: {apart}", "") if apart else READY)
    while True:
        try:
            task = line.recv()
            if task is None:
                return
            done = _tried(do, task)
            compiled.remember()
            line.send(done)
        except (EOFError, BrokenPipeError):
            return


def _tried(do: Callable[[Any], Any], task: Any) -> Any:
    try:
        return do(task)
    except Exception as problem:  # told to the parent, which raises it where the user can see it
        return Raised(str(problem) or type(problem).__name__, traceback.format_exc())


def _die_with(parent: int) -> None:
    """Ask the kernel to end this process when its parent dies, even by kill -9; elsewhere watch for it."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    if sys.platform != "linux":
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    pause = threading.Event()
    while os.getppid() == parent:
        pause.wait(WATCH_SECONDS)
    os._exit(1)
