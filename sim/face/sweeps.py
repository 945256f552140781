"""A sweep in hand: planned and run in a cell, its results, and the conditions under which something is so."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from sim.claims.discovery import Finding, discover
from sim.claims.peeling import Answers
from sim.config.build import in_force
from sim.config.check import shown
from sim.config.sense import nonsense
from sim.config.tree import FIRST_START, start_year
from sim.errors import InputError, refuse
from sim.face.asking import as_job, chosen
from sim.face.scenario import Scenario, path_of, plain_value, unknown_word
from sim.jobs.doing import carry_out
from sim.jobs.finished import processes as processes_of
from sim.paths import settled
from sim.sweep.results import SweepResult


def sweep(over: dict | list | str, base: Scenario | str = "baseline", points: int = 64, *, levels: dict | None = None,
          design: str = "", replicates: int = 1, processes: int = 0, **settings: Any) -> SweepResult:
    """Many runs over what is uncertain, planned and run here, with a bar; what was run before is not run again.

    over      what is drawn, by name: ["potency", "params.market"] over plausible ranges, or {"potency": (14, 50)} over this one; a list of
              values is crossed with every draw, as `levels` are: {"potency": (14, 50), "naloxone": [0, 0.2]}
    base      the scenario in which all that is not varied is as it is
    points    points that are drawn
    design    sobol, latin or saltelli (for indices); of levels alone it is a grid
    settings  others of job=sweep: since=2014, yearly=["deaths_expected"], chunk=8

    A lever that varies starts in 2014, or when the baseline has it, or in a year that is given: {"policy__naloxone__start": [2016]}.

    Raises InputError before anything is run.
    """
    from sim.experiment.progress import reporter
    from sim.sweep import work

    drawn, crossed = _axes(over)
    crossed += _levels(levels or {})
    scenario = chosen(base)
    crossed += [] if settings.get("starts_at") else _dates([*drawn, *crossed], scenario)
    asked = {"over": drawn, "levels": crossed, "points": points, "design": design or ("sobol" if drawn else "grid"),
             "replicates": replicates, "processes": processes}
    config = as_job(scenario.config, "sweep", **asked, **settings)
    refuse(nonsense(config))
    folder, _ = carry_out(config)
    work.run(folder, processes_of(config), reporter("chunks"))
    return SweepResult(folder)


def _axes(over: Any) -> tuple[list[str], list[str]]:
    """What is drawn and what is crossed, as job=sweep is told. Raises InputError for what is no setting, and no range or list of values."""
    if not isinstance(over, Mapping | list | tuple | str):
        raise InputError(f"over={over!r} names nothing: a list of settings is wanted, or a dict with a range each, {{'potency': (14, 50)}}")
    named = over if isinstance(over, Mapping) else dict.fromkeys([over] if isinstance(over, str) else map(str, over))
    drawn, crossed, faults = [], [], []
    for word, values in named.items():
        path = word if isinstance(word, str) and (word == "params" or word.startswith("params.")) else path_of(str(word))
        if not path:
            faults.append(unknown_word(str(word)))
        elif values is None:
            drawn.append(path)
        elif isinstance(values, tuple) and len(values) in (2, 3):
            drawn.append(":".join([path, *(str(plain_value(end)) for end in values)]))
        elif isinstance(values, list | np.ndarray | pd.Series):
            crossed.append(f"{path}:{'|'.join(shown(plain_value(value)) for value in values)}")
        else:
            faults.append(f"{word}={values!r} is neither a range, such as (14, 50), nor a list of values, such as [14, 22, 30]")
    refuse(faults)
    return drawn, crossed


def _dates(axes: list[str], base: Scenario) -> list[str]:
    """The date of each lever that varies and is given none: the baseline's where it has the lever, else that of a lever without one."""
    paths = [axis.split(":")[0] for axis in axes]
    names = dict.fromkeys(path.split(".")[1] for path in paths if path.startswith("policy."))
    held = {name: getattr(base.config.policy, name).start for name in in_force(base.config.policy)}
    return [f"policy.{name}.start:{start_year(held[name]) if name in held else FIRST_START:g}" for name in names
            if f"policy.{name}.start" not in paths]


def _levels(levels: Any) -> list[str]:
    """What is crossed, as job=sweep is told. Raises InputError for anything but settings with lists of values."""
    drawn, crossed = _axes(levels) if isinstance(levels, Mapping) else ([levels], [])
    refuse([f"levels={levels!r} is no dict of settings with lists of values, such as {{'naloxone': [0, 0.2]}}"] if drawn else [])
    return crossed


def sweep_results(folder: str | Path) -> SweepResult:
    """The results of a sweep's folder, as far as it has been run."""
    return SweepResult(settled(folder))


def conditions(result: SweepResult, so: pd.Series) -> Finding:
    """Where in the settings that vary is it so? A box found on one half of the drawn points and tested on the other.

    so: bool, indexed like `result.runs()` (or a part of its rows), for example `runs.deaths_expected > 1e5`.
    Switches count as 0 and 1, choices as their place in alphabetical order. Raises InputError if `so` is anything else.
    """
    rows = result.runs(result.settings)
    if not (isinstance(so, pd.Series) and pd.api.types.is_bool_dtype(so) and so.notna().all() and so.index.isin(rows.index).all()):
        raise InputError("`so` must be a pandas Series of booleans, one for each run, indexed like result.runs(): runs.deaths_expected > 9")
    rows = rows.loc[so.index]
    inputs = pd.DataFrame({path: _number(rows[path]) for path in result.settings})
    world = rows["point"].to_numpy() // result.plan.design.arms
    return discover(Answers(inputs.reset_index(drop=True), np.asarray(so, dtype=bool), world))


def _number(values: pd.Series) -> np.ndarray:
    plain = pd.api.types.is_numeric_dtype(values) or pd.api.types.is_bool_dtype(values)
    return values.to_numpy(float) if plain else np.unique(values, return_inverse=True)[1].astype(float)
