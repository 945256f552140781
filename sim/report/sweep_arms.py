"""The combinations of a sweep's levels: each against the first, in runs of one draw that share their luck."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sim.errors import InputError
from sim.experiment.contrast_rows import relative_change
from sim.experiment.finished_results import over_pairs, over_worlds
from sim.report.beyond_noise import is_noise
from sim.report.measure_lines import Line, line_of
from sim.report.words import listed
from sim.sweep.results import SweepResult

DEATHS = "deaths_expected"


@dataclass(frozen=True)
class Arm:
    """One combination of the levels against the first: what it sets, in words; its finished pairs and their effect on deaths."""

    number: int
    words: str
    found: dict[str, Any]
    noise: bool
    line: Line


def finished(result: SweepResult) -> pd.DataFrame:
    """The rows that finished, each with its draw and its combination of levels. Raises InputError if there are none."""
    rows = result.runs()
    rows = rows[rows["status"] == "ok"]
    if rows.empty:
        raise InputError(f"{result.path} has no run that finished, so that there is nothing to show")
    arms = result.plan.design.arms
    return rows.assign(draw=rows["point"] // arms, arm=rows["point"] % arms)


def compared(result: SweepResult, rows: pd.DataFrame) -> list[Arm]:
    """Every combination but the first that has pairs with it, in their order."""
    found = []
    for number_of in sorted(set(rows["arm"]) - {0}):
        pairs = paired(rows, number_of, DEATHS)
        if len(pairs):
            words, effect, noise = arm_words(result, rows, number_of), effect_of(result, pairs, DEATHS), is_noise(pairs)
            found.append(Arm(number_of, words, effect, noise, line_of(DEATHS, words, effect, noise)))
    return found


def paired(rows: pd.DataFrame, arm: int, measure: str) -> pd.DataFrame:
    """Draw, replicate, baseline, changed and difference of a measure, of lives that both the first combination and this one have."""
    sides = [rows.loc[rows["arm"] == one, ["draw", "replicate", measure]] for one in (0, arm)]
    both = sides[0].merge(sides[1], on=["draw", "replicate"], suffixes=("_0", "_1"))
    both = both.rename(columns={f"{measure}_0": "baseline", f"{measure}_1": "changed"})
    changes = [relative_change(one, other) for one, other in zip(both["baseline"], both["changed"], strict=True)]
    return both.assign(difference=np.array(changes, float))


def arm_words(result: SweepResult, rows: pd.DataFrame, arm: int) -> str:
    """What a combination sets, of the levels that differ between combinations."""
    mine = rows[rows["arm"] == arm]
    differing = [axis.path for axis in result.plan.design.levels if len(axis.levels) > 1]
    return listed([f"{_setting(path)} {_written(mine[path].iloc[0])}" for path in differing]) if len(mine) else ""


def effect_of(result: SweepResult, pairs: pd.DataFrame, measure: str) -> dict[str, Any]:
    return {"unit": result.units.get(measure, "")} | (over_worlds(pairs) if pairs["draw"].nunique() > 1 else over_pairs(pairs))


def _setting(path: str) -> str:
    """A setting by the last two words of its path: search effort multiplier."""
    return " ".join(path.split(".")[-2:]).replace("_", " ")


def _written(value: Any) -> str:
    if isinstance(value, bool | np.bool_):
        return "on" if value else "off"
    return f"{value:g}" if isinstance(value, int | float | np.number) else str(value).replace("_", " ")
