"""Who is at work on a sweep is known to whoever comes second, whatever name the folder has; one that is moved stays where it is."""

import os
import shutil
import threading
from pathlib import Path

import pytest
from small import planned, start

from sim.door import run
from sim.errors import DONE, FAILED, OutputError
from sim.experiment.files import write_text
from sim.experiment.lock import alone_in
from sim.sweep import at_work as room
from sim.sweep import chunk, plan, work
from sim.sweep.at_work import at_work, others
from sim.sweep.collect import digest, status


def names(folder: Path) -> list[Path]:
    """The same folder by other names."""
    link, twice = folder.with_name("link"), folder.with_name("twice")
    link.symlink_to(folder.name)
    twice.symlink_to(link.name)
    return [folder, link, twice, folder / ".." / folder.name, folder.parent / "." / folder.name, Path(os.path.relpath(folder))]


def test_a_second_run_is_told_who_is_at_work_by_whatever_name(tmp_path, capsys):
    folder = tmp_path / "sweep"
    planned(folder, points=1, replicates=1)
    with at_work(folder, (0, 1)):
        for name in names(folder):
            for words in (["run"], ["run", "--shard", "0/2"]):
                assert run(["sweep", words[0], str(name), *words[1:], "--processes", "1"]) == FAILED, name
                said = capsys.readouterr().err
                assert said.count("\n") == 1 and f"process {os.getpid()} on " in said and f"is at work on {folder}: wait" in said
            assert f"at work     process {os.getpid()}" in status(name)
        assert not (folder / "results").exists()
    assert not others(folder) and "at work" not in status(folder)


@pytest.mark.parametrize("one, other, meet", [((0, 2), (1, 2), False), ((0, 4), (2, 4), False), ((1, 3), (2, 6), False),
                                              ((0, 1), (3, 4), True), ((1, 2), (3, 4), True),
                                              ((1, 3), (0, 2), True), ((0, 2), (0, 2), True)])
def test_shards_that_share_no_chunk_may_be_run_at_once(tmp_path, one, other, meet):
    planned(tmp_path)
    with at_work(tmp_path, one):
        if meet:
            with pytest.raises(OutputError, match="is at work on"), at_work(tmp_path, other):
                pass
        else:
            with at_work(tmp_path, other):
                assert len(others(tmp_path)) == 2


def test_who_asks_for_it_works_beside(tmp_path):
    planned(tmp_path, points=1, replicates=1)
    with at_work(tmp_path, (0, 1)):
        assert work.run(tmp_path, 1, beside=True) == DONE
    assert len(plan.done(tmp_path, plan.read(tmp_path))) == 1


def test_none_of_many_with_shards_of_their_own_is_refused(tmp_path):
    """A log says whose it is before anybody else may look: one that is held and still empty would be taken for work on every shard."""
    planned(tmp_path)
    for _ in range(10):
        here, gate = [], threading.Barrier(8)

        def come(shard, gate=gate, here=here):
            gate.wait()
            with at_work(tmp_path, (shard, 8)):
                here.append(shard)
                gate.wait(20)

        threads = [threading.Thread(target=come, args=(shard,)) for shard in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(here) == list(range(8))


def test_of_many_that_come_at_once_one_is_let_in(tmp_path):
    planned(tmp_path)
    came, hold, gate = [], threading.Event(), threading.Barrier(8)

    def come():
        gate.wait()
        try:
            with at_work(tmp_path, (0, 1)):
                came.append(True)
                hold.wait(20)
        except OutputError:
            came.append(False)
            if came.count(False) == 7:
                hold.set()

    threads = [threading.Thread(target=come) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(came) == [False] * 7 + [True]


def test_a_log_that_says_nothing_is_held_by_somebody(tmp_path):
    planned(tmp_path)
    with at_work(tmp_path, (1, 2)):
        (log,) = (tmp_path / "logs").glob("work-*.jsonl")
        for line in ("", "{}", '{"who": "a\\nb", "shard": [0, 1]}', '{"who": "x", "shard": [5, 2]}', '{"who": 5, "shard": "ab"}'):
            log.write_text(line + "\n")
            assert others(tmp_path) == ["another process"]


def test_a_link_in_the_place_of_a_lock_makes_nothing_elsewhere(tmp_path):
    planned(tmp_path / "sweep")
    (tmp_path / "sweep" / ".lock").symlink_to(tmp_path / "made")
    (tmp_path / "sweep" / "logs").mkdir()
    (tmp_path / "sweep" / "logs" / room.DOOR).symlink_to(tmp_path / "made")
    for come in (alone_in(tmp_path / "sweep"), at_work(tmp_path / "sweep", (0, 1))):
        with pytest.raises(OutputError, match="cannot write.*symbolic links"), come:
            pass
    assert not (tmp_path / "made").exists()


def test_who_holds_a_folder_is_told(tmp_path):
    with alone_in(tmp_path), pytest.raises(OutputError, match=rf"ask again \(process {os.getpid()} on .*, since "), alone_in(tmp_path):
        pass
    (tmp_path / ".lock").write_bytes(b"\x1b[2J\xff" * 100)
    with alone_in(tmp_path):
        pass


def test_a_folder_moved_away_while_it_is_run_does_not_come_back(tmp_path, monkeypatch, undisturbed):
    before, after = tmp_path / "before", tmp_path / "after"
    planned(before, points=2, chunk=2)
    ran = []

    def moved(*words, **more):
        ran.append(chunk.run_chunk(*words, **more))
        if len(ran) == 1:
            shutil.move(before, after)
        return ran[-1]

    monkeypatch.setattr(work, "run_chunk", moved)
    with pytest.raises(OutputError, match="its folder is not there; if it was moved, go on where it is now"):
        work.run(before, 1)
    assert not before.exists() and len(plan.done(after, plan.read(after))) == 1
    monkeypatch.undo()
    assert work.run(after, 1) == DONE and digest(after) == undisturbed


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory) -> str:
    folder = tmp_path_factory.mktemp("undisturbed")
    planned(folder, points=2, chunk=2)
    assert work.run(folder, 1) == DONE
    return digest(folder)


def test_nothing_is_written_where_no_folder_is(tmp_path):
    with pytest.raises(OutputError, match="its folder is not there; if it was moved, go on where it is now"):
        write_text(tmp_path / "gone" / "run.json", "{}")
    assert not (tmp_path / "gone").exists()


def test_a_link_that_moves_on_takes_no_script_with_it(tmp_path):
    one, other, link = tmp_path / "one", tmp_path / "other", tmp_path / "latest"
    planned(one, points=1, replicates=1)
    link.symlink_to(one)
    assert run(["sweep", "slurm", str(link), "--shards", "1"]) == DONE
    link.unlink()
    link.symlink_to(other)
    (script,) = (one / "slurm").iterdir()
    assert str(one) in script.read_text() and str(link) not in script.read_text()


def test_links_in_a_circle_are_no_folder(tmp_path, capsys):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    for words in (["status"], ["run"], ["slurm"]):
        assert run(["sweep", *words, str(tmp_path / "a")]) == 2
        said = capsys.readouterr().err
        assert said.count("\n") == 1 and "fault of the program" not in said


def test_another_process_is_told_by_another_name(tmp_path):
    folder = tmp_path / "sweep"
    planned(folder, points=1, replicates=1)
    (tmp_path / "latest").symlink_to("sweep")
    with at_work(folder, (0, 1)):
        running = start("run", tmp_path / "latest", "--processes", 1)
        said = running.communicate(timeout=120)[1]
    assert running.returncode == FAILED and f"process {os.getpid()} on " in said and f"is at work on {folder}: " in said
    assert not (folder / "results").exists()
