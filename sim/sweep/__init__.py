"""Sweeps: a design of many runs in one folder that can be moved, stopped, shared among machines, and grown.

    settings.py    what can be varied: a setting of a run by its dotted path, with kind and range
    varied.py      one thing that varies: over a range, or over named levels
    design.py      the table of points: Sobol, Latin hypercube, Saltelli, grid
    table.py       a user's own points, read from a CSV file
    written.py     a run's whole specification as plain data, and back
    code.py        which code and packages a sweep was planned with, and the refusal of any other
    points.py      the files of that table
    plan_rules.py  what plan.json may say, whoever wrote it
    fit.py         how what it says goes together, and with the code that is to run it
    plan.py        plan.json: blocks of runs, chunks of blocks; run numbers only ever grow
    making.py      what is asked for, as a new plan
    growing.py     a plan expanded
    branching.py   a history run once, and the arms that leave it
    reaching.py    levers that start when the market reaches a state
    chunk.py       the runs of one chunk as one Parquet file
    rows.py        what rows of every sweep have in common
    kept.py        what lies in `results/`, held against the plan while it is read
    at_work.py     who is running chunks of it
    work.py        chunks on this machine's processes, or one shard of them; retry
    estimate.py    what a sweep will take, before it runs
    integrity.py   verify: every chunk's own digest, and a sample run again
    collect.py     status, one digest of all rows, one table
    slurm.py       an array script for the chunks that are missing
    results.py     a sweep's folder in a notebook
    engine_bench.py what the engine of sweeps costs beside the model
    commands.py    `counterflow sweep COMMAND DIR`

What is in `results/` is the only truth about what is done. A row depends on its run number's settings and replicate alone: not on
the worker, the shard, the chunk or the order.
"""
