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
# # What a sweep has found
#
# **Question.** Which of two uncertain numbers says how many people die under a cut of heroin imports, and where does the cut cost lives?
#
# **Covers.** Running a sweep here, with a bar; rows with units; Sobol indices; conditions (PRIM); the same as an xarray dataset.

# %%
import os
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

from sim import conditions, sweep_results
from sim.door import run as counterflow
from sim.experiment.pool import cores
from sim.experiment.progress import reporter
from sim.paths import output_root
from sim.sweep import work

quick = bool(os.environ.get("QUICK"))                        # the tests set it: fewer people, points and years
SPREAD, CUT = "params.people.spread", "policy.heroin_cut.share"

# %% [markdown]
# ## A design for indices, and its runs
# A `saltelli` design draws (axes + 2) worlds for each point; each is lived without and with the cut. The bar counts chunks. A cell
# that was interrupted is simply run again.

# %%
counterflow(["job=sweep", "name=indices", "job.design=saltelli", f"job.over=[{SPREAD},params.market.wholesale.foresight]",
             f"job.levels=[{CUT}:0|0.5,policy.heroin_cut.start:{2010.5 if quick else 2014}]", f"job.points={2 if quick else 64}",
             f"world.people={200 if quick else 2000}", f"world.end={2011 if quick else 2016}", "job.chunk=8"])
folder = Path(output_root(), "latest").resolve()
work.run(folder, 1 if quick else cores(), reporter("chunks"))
found = sweep_results(folder)
found

# %% [markdown]
# ## Rows
# A row a run, as far as they have been run; only the columns that are asked for are read. `found.units` says what each is counted in,
# over all the weeks that count: `found.weeks` of them.

# %%
runs = found.runs([SPREAD, CUT, "deaths_expected", "heroin_landed_kg"])
runs.rename(columns={name: f"{name} ({unit})" for name, unit in found.units.items() if unit}).head()

# %% [markdown]
# ## Sobol indices
# The share of the variance of deaths under the cut (`arm=1`) that a setting explains alone (`first`) and with all others (`total`).
# An interval from 0 to 1 says that there are too few points.

# %%
indices = found.sobol("deaths_expected", arm=1)
indices

# %%
figure, axes = plt.subplots(figsize=(6, 2))
low, high = indices["total"] - indices["total_low"], indices["total_high"] - indices["total"]
axes.errorbar(indices["total"], indices.index, xerr=[low.clip(lower=0), high.clip(lower=0)], fmt="o")
axes.set_xlabel("total index of expected deaths under the cut, with 90% of resamples")
figure

# %% [markdown]
# ## Under which conditions does the cut cost lives?
# A box searched on one half of the worlds and tested on the other (PRIM). Where there are few worlds, or luck would do as well, it
# says so in `why`.

# %%
pairs = runs.assign(world=runs["point"] // 2).pivot(index="world", columns=CUT, values="deaths_expected")
worse = pd.Series((pairs[0.5] > pairs[0.0])[runs["point"] // 2].to_numpy(), runs.index)
conditions(found, worse)

# %% [markdown]
# ## Xarray
# Measures over point and replicate, settings as coordinates, units as attributes; tools of the EMA workbench take
# `found.to_ema()`.

# %%
found.to_xarray(["deaths_expected"])["deaths_expected"].groupby(CUT).mean()

# %%
assert set(runs["status"]) == {"ok"}
