"""Other people's engines: a shard is a function of folder and number, so whoever calls it, the digest is one."""

import os
import subprocess
import sys
from functools import partial

from small import TOP, planned

from sim.errors import BAD_INPUT, DONE
from sim.sweep import work
from sim.sweep.collect import digest


def multirun(folder, outputs, *words: str, shards: int = 2) -> subprocess.CompletedProcess:
    """`counterflow -m job=shard ...` with the first two of so many shards."""
    asked = [sys.executable, "-m", "sim", "-m", "job=shard", f"job.folder={folder}", "job.shard=0,1", f"job.shards={shards}", *words]
    env = os.environ | {"PYTHONPATH": str(TOP), "COUNTERFLOW_OUTPUTS": str(outputs)}
    return subprocess.run(asked, env=env, cwd=TOP, capture_output=True, text=True, timeout=120)


def test_dask_gives_the_digest_of_a_laptop(tmp_path, expected):
    from dask import config
    from distributed import Client, LocalCluster

    planned(tmp_path)
    with (config.set({"distributed.worker.daemon": False}),
          LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=str(tmp_path / "dask")) as cluster,
          Client(cluster) as client):
        codes = client.gather(client.map(partial(shard_of, tmp_path), range(2), pure=False))
    assert codes == [DONE, DONE]
    assert digest(tmp_path) == expected


def shard_of(folder, number: int) -> int:
    """One of two shards, in one process."""
    return work.run(folder, 1, shard=(number, 2))


def test_a_hydra_launcher_gives_the_digest_of_a_laptop(tmp_path, expected):
    planned(tmp_path / "sweep")
    done = multirun(tmp_path / "sweep", tmp_path / "outputs", "hydra/launcher=submitit_local")
    assert done.returncode == DONE, done.stderr
    assert digest(tmp_path / "sweep") == expected


def test_a_shard_that_does_not_exist_is_refused_before_anything_runs(tmp_path):
    planned(tmp_path / "sweep")
    done = multirun(tmp_path / "sweep", tmp_path / "outputs", shards=1)
    assert done.returncode == BAD_INPUT
    assert "job.shard=1 is not one of 1 shards" in done.stderr
    assert not (tmp_path / "sweep" / "results").exists()


def test_a_launcher_says_that_a_shard_failed(tmp_path):
    done = multirun(tmp_path / "nothing", tmp_path / "outputs", "hydra/launcher=submitit_local")
    assert done.returncode != DONE
