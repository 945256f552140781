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
# # A first run
#
# **Question.** If part of the heroin imports is kept from landing, do more or fewer people die, in this model?
#
# **Covers.** A scenario in one line; one life of the market; a policy against no policy on shared luck; the picture; the table.
#
# Nothing here is a finding about the world. It says what follows from the mechanisms and numbers of this model.

# %%
import os

from sim import compare, run, scenario

quick = bool(os.environ.get("QUICK"))                        # the tests set it: a smaller crowd, fewer pairs
baseline = scenario("baseline").with_(people=1_000 if quick else 10_000, end=2013 if quick else 2019)
baseline

# %% [markdown]
# ## One life of the market
# The bar counts years. The same question is not run twice: results lie in `outputs/run/`.

# %%
life = run(baseline)
life

# %%
life.plot("deaths_expected", "fentanyl_share_deaths")

# %% [markdown]
# ## A policy, and the same lives without it
# `with_` gives a copy with differences; a value out of its range is refused with the range. Pairs share their luck: whoever the
# policy does not touch lives the same life in both arms, so a few pairs are enough to see its effect.

# %%
cut = baseline.with_(heroin_cut=0.3, policy__heroin_cut__start=2011 if quick else 2014)
found = compare(baseline, cut, pairs=2 if quick else 8)
found

# %%
found.plot()

# %% [markdown]
# ## The numbers behind it
# A row per pair and measure: both arms, and their relative difference.

# %%
table = found.to_pandas()
table[table["measure"].isin(["deaths_expected", "heroin_landed_kg", "fentanyl_share_bags"])]

# %% [markdown]
# ## The same question in many worlds
# So far there was one set of numbers, and the interval was luck. Each prior world is a draw of all that is uncertain, lived twice here:
# the interval is over worlds, and the card says how many of them agree in sign and what of their spread is luck.

# %%
many = compare(baseline, cut, worlds=2 if quick else 16, pairs=1 if quick else 2)
many

# %% [markdown]
# A card ends with the command line that gives the same result again. One policy, with all mechanisms on, is not yet a verdict:
# `counterflow job=claims` asks the same in many worlds, with mechanisms switched off in turn.

# %%
assert set(table["status"]) == {"ok"}
assert found.effect()["pairs"] == len(table["replicate"].unique())
