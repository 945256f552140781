"""On a real Slurm with two pretend nodes: one digest, whatever is killed, preempted or lost."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import pytest
from pretend import Cluster, parent_of, wait_until
from small import TOP, planned

from sim.errors import DONE, InputError, OutputError
from sim.sweep import plan, slurm, work
from sim.sweep.collect import digest
from sim.sweep.commands import main

pytestmark = pytest.mark.slurm
BIG = {"points": 16, "chunk": 2}  # 64 runs, 32 chunks


@pytest.fixture(scope="module")
def cluster():
    """Up for all tests of this file; with CI=true a cluster that does not come up fails them."""
    folder = Path(tempfile.mkdtemp(prefix="cf-"))
    made = Cluster(folder)
    try:
        made.up()
        yield made
    finally:
        made.down()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def on_the_cluster(cluster, monkeypatch):
    monkeypatch.setenv("SLURM_CONF", cluster.env["SLURM_CONF"])
    monkeypatch.setenv("PYTHONPATH", str(TOP))
    monkeypatch.chdir(TOP)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory) -> str:
    folder = tmp_path_factory.mktemp("undisturbed")
    planned(folder, **BIG)
    assert work.run(folder, 2) == DONE
    return digest(folder)


def submitted(folder: Path, shards: int = 4, **more) -> str:
    path, _ = slurm.prepare(folder, slurm.Wish(shards, time="10", **more))
    return slurm.submit(path)


def finished(folder: Path) -> int:
    return len(list((folder / "results").glob("chunk-*.parquet")))


def told(folder: Path) -> str:
    """What the tasks of a sweep have printed last."""
    return "\n".join(f"{log.name}: {log.read_text()[-300:]}" for log in sorted((folder / "logs").glob("shard-*.txt")))


def workers(folder: Path) -> list[int]:
    """The Python processes of a sweep's shards."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            words = (process / "cmdline").read_bytes().split(b"\0") if process.name.isdigit() else []
        except OSError:
            continue
        if str(folder).encode() in words and b"--shard" in words:
            found.append(int(process.name))
    return found


def test_an_array_gives_the_digest_of_a_laptop(cluster, tmp_path, undisturbed):
    made = planned(tmp_path, **BIG)
    job = submitted(tmp_path)
    cluster.finish(job)
    assert {state for _, state, _, _ in cluster.jobs(job)} == {"COMPLETED"}, told(tmp_path)
    assert finished(tmp_path) == made.chunks
    assert digest(tmp_path) == undisturbed
    with pytest.raises(InputError, match="nothing to submit"):
        slurm.prepare(tmp_path, slurm.Wish(4))


def test_only_shards_with_missing_chunks_are_asked_for(cluster, tmp_path, undisturbed):
    planned(tmp_path, **BIG)
    work.run(tmp_path, 1, shard=(0, 4))
    work.run(tmp_path, 1, shard=(2, 4))
    text, wanted = slurm.script(tmp_path, slurm.Wish(4))
    assert wanted == [1, 3] and "--array=1,3\n" in text


def test_a_killed_task_is_made_good_by_submitting_again(cluster, tmp_path, undisturbed):
    planned(tmp_path, **BIG)
    job = submitted(tmp_path)
    assert wait_until(lambda: finished(tmp_path) >= 3, 60), told(tmp_path)
    os.kill(workers(tmp_path)[0], signal.SIGKILL)
    cluster.finish(job)
    assert "FAILED" in {state for _, state, _, _ in cluster.jobs(job)}
    kept = finished(tmp_path)
    again = submitted(tmp_path)
    assert len(slurm.script(tmp_path, slurm.Wish(4))[1]) == 1
    cluster.finish(again)
    assert kept < finished(tmp_path) and digest(tmp_path) == undisturbed


def test_a_task_thought_dead_may_go_on_writing(cluster, tmp_path, undisturbed):
    """Slurm loses sight of a task whose keeper is killed: the array is submitted again while the old task still writes."""
    planned(tmp_path, **BIG)
    job = submitted(tmp_path, shards=1)
    assert wait_until(lambda: finished(tmp_path) >= 2, 60), told(tmp_path)
    (running,) = workers(tmp_path)
    os.kill(parent_of(running), signal.SIGKILL)  # the script is exec'ed, so the keeper is its parent
    again = submitted(tmp_path, shards=2)
    assert running in workers(tmp_path), "it has stopped: nothing is tried here"
    cluster.finish(again)
    cluster.cancel(job)
    assert digest(tmp_path) == undisturbed


def test_a_second_array_is_refused_while_the_first_waits_also_in_a_folder_of_odd_name(cluster, tmp_path):
    folder = tmp_path / "a b%a"
    planned(folder, points=1, replicates=1)
    slurm.refuse_second(folder)
    job = submitted(folder, more=("--hold",))
    with pytest.raises(OutputError, match=f"job {job} of .* waits or runs"):
        main(["slurm", str(folder), "--submit"])
    slurm.refuse_second(tmp_path)
    assert main(["slurm", str(folder), "--submit", "--again", "--time", "10"]) == DONE
    cluster.cancel(job)
    assert wait_until(lambda: finished(folder) == 1, 60), told(folder)
    assert (folder / "logs" / "shard-0.txt").is_file()


def test_failures_are_mended_by_an_array_too(cluster, tmp_path):
    planned(tmp_path, **BIG)
    work.run(tmp_path, 1, shard=(0, 16))
    whole = digest(tmp_path)
    work.lose_chunk(tmp_path, plan.read(tmp_path), 16, "it died")
    wish = slurm.Wish(4, time="10", retry=True)
    path, wanted = slurm.prepare(tmp_path, wish)
    assert wanted == [0]
    cluster.finish(slurm.submit(path))
    assert digest(tmp_path) == whole, told(tmp_path)
    with pytest.raises(InputError, match="holds no failures"):
        slurm.script(tmp_path, wish)


def test_a_preempted_task_is_requeued_and_goes_on(cluster, tmp_path, undisturbed):
    planned(tmp_path, **BIG)
    job = submitted(tmp_path)
    assert wait_until(lambda: finished(tmp_path) >= 3, 60), told(tmp_path)
    words = ["sbatch", "--parsable", "-p", "high", "-n4", "--output=/dev/null", "--wrap=sleep 1"]
    urgent = subprocess.run(words, capture_output=True, text=True)
    assert wait_until(lambda: any(restarts for *_, restarts in cluster.jobs(job)), 60, 0.3), urgent.stderr
    cluster.finish(urgent.stdout.strip())
    cluster.finish(job)
    assert {state for _, state, _, _ in cluster.jobs(job)} == {"COMPLETED"}
    assert digest(tmp_path) == undisturbed


def test_a_lost_node_loses_its_chunks_in_hand_alone(cluster, tmp_path, undisturbed):
    made = planned(tmp_path, **BIG)
    job = submitted(tmp_path)
    assert wait_until(lambda: finished(tmp_path) >= 3, 60), told(tmp_path)
    cluster.kill_node("n2")
    assert wait_until(lambda: any(restarts for *_, restarts in cluster.jobs(job)), 90, 0.5), "the loss was not noticed"
    cluster.finish(job)
    cluster.start_node("n2")
    assert finished(tmp_path) == made.chunks
    assert digest(tmp_path) == undisturbed


def test_submitit_gives_the_digest_of_a_laptop(cluster, tmp_path, undisturbed):
    import submitit

    planned(tmp_path, **BIG)
    executor = submitit.AutoExecutor(folder=tmp_path / "logs" / "submitit", cluster="slurm")
    executor.update_parameters(timeout_min=20, cpus_per_task=1, slurm_array_parallelism=2)
    jobs = executor.map_array(partial(work.run, tmp_path, 1, None), [(0, 2), (1, 2)])
    assert [job.result() for job in jobs] == [DONE, DONE]
    assert digest(tmp_path) == undisturbed


def test_the_hydra_launcher_for_slurm_gives_the_digest_of_a_laptop(cluster, tmp_path, undisturbed):
    planned(tmp_path / "sweep", **BIG)
    words = ["-m", "job=shard", f"job.folder={tmp_path / 'sweep'}", "job.shard=0,1", "job.shards=2", "hydra/launcher=submitit_slurm",
             "hydra.launcher.timeout_min=20"]
    env = os.environ | {"COUNTERFLOW_OUTPUTS": str(tmp_path / "outputs")}
    done = subprocess.run([sys.executable, "-m", "sim", *words], env=env, capture_output=True, text=True, timeout=180)
    assert done.returncode == DONE, done.stderr
    assert digest(tmp_path / "sweep") == undisturbed


def test_the_register_in_an_array_gives_the_bytes_of_a_laptop(cluster, tmp_path, monkeypatch):
    """The words of docs/cluster.md, with one small claim: the array leaves parts, the same job without shards puts them together."""
    asked = [sys.executable, "-m", "sim", "job=claims", "job.claims=[C16]", "job.worlds=1", "world.people=200", "job.processes=1"]
    wrap = f"exec {' '.join(asked)} job.shards=2 job.shard=$SLURM_ARRAY_TASK_ID"
    words = ["sbatch", "--parsable", "--array=0-1", "--requeue", f"--output={tmp_path}/shard-%a.txt", f"--wrap={wrap}"]
    found = {}
    for place in ("cluster", "laptop"):
        monkeypatch.setenv("COUNTERFLOW_OUTPUTS", str(tmp_path / place))
        if place == "cluster":
            job = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
            cluster.finish(job)
            assert not list((tmp_path / place).rglob("runs.parquet")), "a task does more than its share"
        done = subprocess.run(asked, capture_output=True, text=True, timeout=180)
        assert done.returncode == DONE, done.stderr
        assert ("histories 4/4 were done before" in done.stderr) == (place == "cluster"), done.stderr
        latest = tmp_path / place / "latest"
        found[place] = [(latest / name).read_bytes() for name in ("runs.parquet", "weeks.parquet", "draws.parquet")]
    assert found["cluster"] == found["laptop"]
