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
# # Several policies under uncertainty
#
# **Question.** More naloxone, more search at ports, or both: which saves more, what does a death averted cost, and does it hang on how
# strong fentanyl is?
#
# **Covers.** Several policies on the same histories, crossed with a number of the model; effects against none and against each other;
# ranks; costs; the same in many worlds; which mechanism carries an effect.

# %%
import os

from sim import compare, levers, scenario

quick = bool(os.environ.get("QUICK"))                        # the tests set it: fewer people, lives and values
base = scenario("baseline").with_(people=100 if quick else 5_000, end=2015 if quick else 2018)
levers("nalox")

# %% [markdown]
# ## Three policies, side by side
# A part of a name is enough where it is clear; each policy here is a dict of what changes in the baseline. Levers without a date of their
# own begin in 2014.

# %%
arms = {"naloxone": {"naloxone": 0.2}, "ports": {"ports": 2}, "both": {"naloxone": 0.2, "ports": 2}}
found = compare(base, arms, pairs=1 if quick else 8, weeks=52 if quick else 208)
found

# %%
found.rank()

# %% [markdown]
# What do ports add where there is more naloxone already? `against` holds every arm against another, life by life.

# %%
found.effect("deaths_expected", against="naloxone")

# %%
found.costs()

# %%
found.plot(kind="divisions", arm="both")

# %% [markdown]
# ## At several potencies
# The number holds in the baseline and in every arm; in many worlds (`worlds=16`) it holds in each of them, and all else is drawn.

# %%
strong = compare(base, arms, pairs=1 if quick else 4, over={"potency": [14, 50] if quick else [14, 22, 30, 40, 50]}, weeks=52)
strong.plot(kind="dose-response")

# %% [markdown]
# ## Which mechanism carries it?
# The effect again without anybody who sees an overdose and acts: what is left of it is not naloxone's.

# %%
found.explain("witnesses", arm="naloxone")

# %%
assert set(strong.effect()["arm"]) == set(arms)
