"""What worlds say together of one state: the same numbers as the page shows, for where there is no script."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.experiment.finished_results import quantiles
from sim.experiment.moved import OF_NOISE, SMALLEST
from sim.experiment.over_worlds import ENOUGH
from sim.publish.contract import STATE
from sim.publish.states_shown import NUDGE


@dataclass(frozen=True)
class Summed:
    """median, 50 and 90% over worlds, each the mean over its lives (not a number where worlds are too few); how many have the median's
    sign; whether it is beyond the noise of paired runs; the mean baseline."""

    median: float
    low50: float
    high50: float
    low90: float
    high90: float
    worlds: int
    agree: int
    beyond_noise: bool
    baseline: float


def summed(rows: pd.DataFrame, nudges: pd.DataFrame) -> Summed:
    """One state, measure and window: rows of its lives, and of the nudges in the same worlds."""
    of_world = rows.groupby("world")
    answers = of_world["difference"].mean()
    low90, low50, median, high50, high90 = quantiles(answers.to_numpy())
    few = len(answers) < ENOUGH
    sign = np.sign(median)
    beyond = answers[(np.sign(answers) == sign) & (answers.abs() > floor(of_world["baseline"].mean(), nudges).reindex(answers.index))]
    ends = (math.nan,) * 4 if few else tuple(map(float, (low50, high50, low90, high90)))
    return Summed(float(median), *ends, worlds=len(answers), agree=int((np.sign(answers) == sign).sum()),
                  beyond_noise=bool(sign) and 2 * len(beyond) > len(answers), baseline=float(rows["baseline"].mean()))


def floor(baseline: pd.Series, nudges: pd.DataFrame) -> pd.Series:
    """What a difference has to exceed in each world to be no noise: a thousandth of the baseline, and three times what a nudge did."""
    noise = nudges["difference"].abs().groupby(nudges["world"]).max().reindex(baseline.index).fillna(0.0)
    return np.maximum(SMALLEST * baseline.abs(), OF_NOISE * noise)


def of_state(effects: pd.DataFrame, **state) -> pd.DataFrame:
    """The rows of one state; what is not named is empty."""
    wanted = STATE | state
    found = np.ones(len(effects), bool)
    for name, value in wanted.items():
        column = effects[name]
        found &= (column.isna() if isinstance(value, float) and math.isnan(value) else column.eq(value)).to_numpy()
    return effects[found]


def nudges_of(effects: pd.DataFrame) -> pd.DataFrame:
    return effects[effects["lever"].eq(NUDGE)]
