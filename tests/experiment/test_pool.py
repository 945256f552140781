"""A pool of processes: everything is run once, whatever dies; and nothing outlives its parent."""

import multiprocessing
import os
import signal
from functools import partial
from types import SimpleNamespace

import numpy as np
import pytest
import toy_tasks
from processes import alive, children, start, wait_until

from sim.errors import RunError
from sim.experiment import pool
from sim.experiment.pool import Died, cores, run_tasks

SLEEPERS = "import toy_tasks; from sim.experiment.pool import run_tasks; print(list(run_tasks(toy_tasks.sleep, [1, 2], 2)))"


@pytest.mark.parametrize("processes", [1, 2])
def test_every_task_is_done_once(processes):
    assert sorted(run_tasks(toy_tasks.double, range(5), processes)) == [(task, 2 * task) for task in range(5)]


def test_workers_are_other_processes_with_one_thread_each():
    before = dict(os.environ)
    found = dict(run_tasks(toy_tasks.who, [1, 2, 3], 2)).values()
    assert os.getpid() not in {process for process, _ in found}
    assert {threads for _, threads in found} == {"1"}
    assert dict(os.environ) == before


def test_what_a_task_raises_is_raised_here():
    with pytest.raises(RunError, match="the disk is full"):
        list(run_tasks(toy_tasks.fall, range(6), 2))


def test_a_task_whose_worker_dies_is_tried_again(tmp_path):
    assert sorted(run_tasks(partial(toy_tasks.die_once, str(tmp_path)), range(4), 2)) == [(task, task) for task in range(4)]


def test_a_task_that_kills_every_worker_is_given_up_and_the_others_are_done():
    results = dict(run_tasks(toy_tasks.die, range(5), 2))
    assert {task: results[task] for task in (0, 1, 3, 4)} == {0: 0, 1: 1, 3: 3, 4: 4}
    assert isinstance(results[2], Died) and "9" in results[2].message


def test_one_process_apart_may_be_killed_by_its_task():
    results = dict(run_tasks(toy_tasks.die, [1, 2, 3], 1, apart=True))
    assert (results[1], results[3]) == (1, 3) and isinstance(results[2], Died)


def test_a_worker_that_died_while_it_had_nothing_to_do_is_let_go():
    here, there = multiprocessing.Pipe()
    there.close()
    gone = SimpleNamespace(wait=lambda: None)
    assert not pool._give(pool._Worker(gone, here), [])


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_child_outlives_its_parent(blow):
    parent = start(SLEEPERS)
    assert wait_until(lambda: len(children(parent.pid)) >= 2), parent.stderr.read()
    workers = children(parent.pid)
    os.kill(parent.pid, blow)
    parent.wait(60)
    assert wait_until(lambda: not any(alive(worker) for worker in workers))


def test_ctrl_c_from_a_terminal_is_heard_by_the_parent_alone():
    """A terminal interrupts every process of the group; only one of them may speak of it."""
    parent = start(SLEEPERS)
    assert wait_until(lambda: len(children(parent.pid)) >= 2)
    workers = children(parent.pid)
    os.killpg(parent.pid, signal.SIGINT)
    said = parent.communicate(timeout=60)[1]
    assert parent.returncode == -signal.SIGINT and said.count("KeyboardInterrupt") == 1
    assert wait_until(lambda: not any(alive(worker) for worker in workers))


def test_a_cluster_says_how_many_processors_it_granted(monkeypatch):
    monkeypatch.setenv("SLURM_CPUS_PER_TASK", "3")
    assert cores() == 3
    monkeypatch.delenv("SLURM_CPUS_PER_TASK")
    assert 1 <= cores() <= os.cpu_count()


def test_a_worker_tells_its_own_memory_and_not_its_parents():
    held = np.ones(64_000_000)  # 512 MB, here alone
    found = dict(run_tasks(toy_tasks.memory, [1, 2], 2))
    del held
    assert all(5 < peak < 400 for peak in found.values())


@pytest.mark.parametrize("known", [True, False])
def test_where_code_may_have_to_be_compiled_one_worker_begins_alone(monkeypatch, known):
    monkeypatch.setattr(pool.compiled, "known", lambda: known)
    found = dict(run_tasks(toy_tasks.moment, range(4), 2))
    assert sorted(found) == [0, 1, 2, 3]
    (_, first), *others = sorted(found.values())
    assert all(began >= first for began, _ in others) or known


def test_that_code_is_compiled_is_said_by_the_program_and_not_by_each_worker(monkeypatch, capsys):
    monkeypatch.setattr(pool.compiled, "known", lambda: False)
    assert sorted(run_tasks(toy_tasks.compiles, range(1), 2, apart=True)) == [(0, 0)]
    assert capsys.readouterr().err == f"{pool.compiled.SENTENCE}\n"
