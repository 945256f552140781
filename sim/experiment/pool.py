"""A pool of processes on one machine: one thread each, and gone when their parent is.

Each is a Python of its own that imports this package and nothing of the program that asks, so that it is all the same where one asks from:
a script with or without `if __name__ == "__main__"`, a prompt, a notebook, a thread, a worker of somebody else's pool. Workers ignore
Ctrl-C, which a terminal sends to everybody; the parent takes it, ends them and passes it on. What a task gives must not depend on the
process it runs in: results are told apart by task, never by the order in which they come.

Where the model's code may have to be compiled, one worker begins alone, so that it is compiled once; the others join when it has shown
that all is there.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection
from typing import Any

from sim import compiled, extensions
from sim.errors import RunError
from sim.experiment.worker import COMPILING, Raised, begin, deaf_to_interrupts, single_thread
from sim.paths import PACKAGE
from sim.say import beside, say

GONE = "gone"
LOOK_SECONDS = 1.0  # how often the pool tells the reporter that time passes
TRIES = 2  # a task whose worker dies is given to a second one, then given up


@dataclass(frozen=True)
class Died:
    """A task was given up, because every process that ran it died."""

    message: str


@dataclass
class _Worker:
    process: subprocess.Popen
    line: connection.Connection
    task: Any = None
    ready: bool = False


def cores() -> int:
    """Processors this process may use: what a cluster granted, else its affinity."""
    granted = os.environ.get("SLURM_CPUS_PER_TASK", "")
    if granted.isdigit():
        return max(int(granted), 1)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_tasks(do: Callable[[Any], Any], tasks: Sequence[Any], processes: int, tick: Callable[[], None] = lambda: None,
              apart: bool = False) -> Iterator:
    """Yield (task, do(task)) for every task, in the order in which they finish; `Died` in place of a result that was lost.

    do          importable and picklable, as are tasks and results.
    processes   1 runs in this process, without a pool.
    tick        called about once a second while waiting.
    apart       never in this process, so that a task may kill the one it runs in.
    Raises RunError if `do` raises: tasks record their own failures, so this is a fault of another kind (a full disk).
    """
    if min(processes, len(tasks)) <= 1 and not apart:
        for task in tasks:
            tick()
            yield task, do(task)
        return
    waiting, tries = list(reversed(tasks)), dict.fromkeys(tasks, 0)
    workers: list[_Worker] = []
    processes = min(processes, len(tasks))
    try:
        workers += [_start(do) for _ in range(processes if compiled.known() else 1)]
        while workers:
            for worker in _stirring(workers):
                said = _hear(worker)
                if isinstance(said, str) and said == COMPILING:
                    say(compiled.SENTENCE, beside())
                    continue
                if isinstance(said, str) and said == GONE:
                    workers.remove(worker)
                    yield from _bury(worker, waiting, tries)
                    workers += [_start(do)] if waiting else []
                    continue
                done = list(_finished(worker, said))
                yield from done
                if not _give(worker, waiting):
                    workers.remove(worker)
                workers += [_start(do) for _ in range(min(processes - len(workers), len(waiting)) if done else 0)]
            tick()
    finally:
        _end(workers)


def _stirring(workers: list[_Worker]) -> list[_Worker]:
    """Workers that have said something or died, which closes their line, after waiting a second at most."""
    woken = connection.wait([worker.line for worker in workers], LOOK_SECONDS)
    return [worker for worker in workers if worker.line in woken]


def _hear(worker: _Worker) -> Any:
    """What a stirring worker said; GONE if it has died and left nothing to hear."""
    try:
        return worker.line.recv() if worker.line.poll() else GONE
    except (EOFError, ConnectionResetError):
        return GONE


def _finished(worker: _Worker, said: Any) -> Iterator:
    if not worker.ready and not isinstance(said, Raised):
        worker.ready = True
        return
    if isinstance(said, Raised):
        sys.stderr.write(said.trace if os.environ.get("HYDRA_FULL_ERROR") == "1" else "")
        raise RunError(said.message)
    task, worker.task = worker.task, None
    yield task, said


def _give(worker: _Worker, waiting: list) -> bool:
    """Hand an idle worker its next task; False, and let it go, if there is none."""
    worker.task = waiting.pop() if waiting else None
    with suppress(BrokenPipeError, ConnectionResetError):  # it died a moment ago: if it held a task, the next look at it says so
        worker.line.send(worker.task)
    if worker.task is None:
        worker.process.wait()
    return worker.task is not None


def _bury(worker: _Worker, waiting: list, tries: dict) -> Iterator:
    """Give a dead worker's task to another one, or give it up."""
    worker.process.wait()
    if not worker.ready:
        raise RunError("a worker process could not start; what it printed above says why")
    task = worker.task
    if task is None:
        return
    tries[task] += 1
    if tries[task] < TRIES:
        waiting.append(task)
    else:
        yield task, Died(f"the process that ran it died (exit code {worker.process.returncode})")


def _end(workers: list[_Worker]) -> None:
    for worker in workers:
        worker.process.kill()
    for worker in workers:
        worker.process.wait()


def _start(do: Callable[[Any], Any]) -> _Worker:
    """A new process: this Python with its own flags, told over its line where to import from, then what to do."""
    here, there = connection.Pipe()
    flags = subprocess._args_from_interpreter_flags()   # what multiprocessing hands on too: warnings, -X dev, ...
    with single_thread(), deaf_to_interrupts():
        process = subprocess.Popen([sys.executable, *flags, "-P", "-c", begin(there.fileno())], pass_fds=[there.fileno()],
                                   stdin=subprocess.DEVNULL)
    there.close()
    worker = _Worker(process, here)
    with suppress(BrokenPipeError, ConnectionResetError):   # it died at once: the first look at it says so
        here.send((str(PACKAGE.parent), [path or os.getcwd() for path in sys.path]))
        here.send((os.getpid(), do, extensions.facts()))
    return worker
