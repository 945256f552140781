# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A sweep on Dask
#
# **Question.** Over uncertain parameters, how often does a cut of heroin imports go with more deaths, and what else moves?
#
# **Covers.** Planning a sweep as a folder; running its shards on any Dask cluster; killing and going on; the table of pairs.
#
# Dask is not needed: `counterflow sweep run DIR` does the same on one machine and `counterflow sweep slurm DIR` on a cluster, with the
# same bytes. It is for those who have a Dask cluster already (`pip install counterflow[cluster]`).

# %%
import os
from functools import partial
from pathlib import Path

import matplotlib.pyplot as plt
from dask import config
from distributed import Client, LocalCluster, as_completed

from sim import sweep_results
from sim.door import run as counterflow
from sim.experiment.progress import reporter
from sim.paths import output_root
from sim.sweep import work

quick = bool(os.environ.get("QUICK"))                        # the tests set it: fewer people, points and years

# %% [markdown]
# ## The plan
# A plan is a folder that needs nothing else. The same draws are lived with and without the cut.

# %%
counterflow(["job=sweep", "name=dask", "job.over=[params.market,params.people.spread]",
             "job.levels=[policy.heroin_cut.share:0|0.5,policy.heroin_cut.start:2014]",
             f"job.points={4 if quick else 64}", f"world.people={200 if quick else 2000}", f"world.end={2015 if quick else 2016}",
             "job.chunk=2"])
folder = Path(output_root(), "latest").resolve()

# %% [markdown]
# ## The shards
# A shard is a function of folder and number. Workers must be allowed processes of their own (`daemon: False`), and one thread each.
# Replace `LocalCluster` by your own cluster, whose workers see the folder. Run the cell again after a crash: finished chunks are kept.
# The bar counts shards; more shards than workers make it move. Elsewhere, `counterflow sweep status DIR` counts chunks and runs.

# %%
SHARDS = 4 if quick else 16
progress = reporter("shards")
progress.start(SHARDS)
with (config.set({"distributed.worker.daemon": False}),
      LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=str(folder / "logs")) as cluster,
      Client(cluster) as client):
    one = partial(work.run, folder, 1, None)
    for shard in as_completed(client.map(one, [(shard, SHARDS) for shard in range(SHARDS)], pure=False)):
        progress.done(failed=shard.result() != 0)            # 0: every run of the shard is done
progress.close()

# %% [markdown]
# ## Pairs
# Points are draws times levels: two points are one draw without and with the cut, and rows of a draw share their luck.

# %%
runs = sweep_results(folder).runs(["policy.heroin_cut.share", "deaths_expected"])
wide = runs.assign(draw=runs["point"] // 2).pivot(index="draw", columns="policy.heroin_cut.share", values="deaths_expected")
change = wide[0.5] / wide[0.0] - 1
change.describe()

# %%
figure, axes = plt.subplots(figsize=(6, 2.5))
axes.hist(100 * change, bins=20)
axes.axvline(0, color="black", linewidth=0.8)
axes.set_xlabel("change of expected deaths under the cut, percent")
axes.set_ylabel("draws")
figure
