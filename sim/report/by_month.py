"""The weeks of a pair's past beside the months of the record: what death certificates would show of the arm without the policy."""

import calendar as months
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.clock import week_of, year_of
from sim.evidence import Deaths, certified, record
from sim.experiment.finished_results import PairResult
from sim.experiment.over_worlds import ENOUGH
from sim.report.bands import Bands, bands
from sim.report.charts import recorded_months
from sim.report.pair_paths import lived
from sim.report.pictures import Picture
from sim.report.words import counted
from sim.spec import Spec

SERIES = {"deaths_heroin": "heroin (T40.1)", "deaths_fentanyl": "synthetic opioids (T40.4)"}
MODELLED = ["deaths_heroin", "deaths_fentanyl", "deaths_rx"]
BLOCK, FEWEST = 4, 12          # weeks that are averaged; months below which nothing is shown


@dataclass(frozen=True)
class Month:
    """A month of the record: its middle as a decimal year, deaths a week."""

    middle: float
    deaths: float


def past(pair: PairResult, spec: Spec) -> list[Picture]:
    """A picture for each code that the record has by month, in the years that were lived; none where they share less than a year."""
    weeks = lived(pair, MODELLED)
    shown = {code: month for code in SERIES if len(month := _months(code, weeks.index.unique("week"))) >= FEWEST}
    if not shown:
        return []
    coded = _coded(weeks, spec)
    return [_picture(code, coded[code].unstack("week"), known, pair.thing) for code, known in shown.items()]


def _months(code: str, weeks: Iterable[int]) -> list[Month]:
    """The months of the record that these weeks hold whole, as deaths a week."""
    rows = record(code, place="nation")
    first, last = year_of(min(weeks)), year_of(max(weeks) + 1)
    found = []
    for period, value in rows.loc[rows["period"].str.fullmatch(r"\d{4}-\d{2}"), ["period", "value"]].itertuples(index=False):
        year, month = map(int, period.split("-"))
        if first <= year + (month - 1) / 12 and year + month / 12 <= last:
            found.append(Month(year + (month - 0.5) / 12, value / (months.monthrange(year, month)[1] / 7)))
    return found


def _coded(weeks: pd.DataFrame, spec: Spec) -> pd.DataFrame:
    """Deaths a week by code [answers and weeks], certified as the record is, year by year."""
    years = np.floor(year_of(weeks.index.get_level_values("week").to_numpy())).astype(int)
    parts = []
    for year in np.unique(years):
        part = weeks[years == year]
        deaths = Deaths(part["deaths_heroin"], part["deaths_fentanyl"], part["deaths_rx"])
        codes = certified(deaths, int(year), spec.timeline, spec.params.record.certificates).codes()
        parts.append(pd.DataFrame({code: codes[code] for code in SERIES}))
    return pd.concat(parts)


def _picture(code: str, model: pd.DataFrame, known: list[Month], thing: str) -> Picture:
    """model: deaths a week [answer, week]."""
    first, last = week_of(np.floor(known[0].middle)), week_of(np.ceil(known[-1].middle))
    weeks = np.array([week for week in model.columns if first <= week < last])
    values = model[weeks].to_numpy(float)
    blocks = len(weeks) // BLOCK
    smooth = values[:, :blocks * BLOCK].reshape(len(values), blocks, BLOCK).mean(axis=2)
    at = year_of(weeks[:blocks * BLOCK].reshape(blocks, BLOCK).mean(axis=1) + 0.5)
    said, apart = _inside(bands(at, smooth), known, len(values), thing), len(values) < ENOUGH
    drawn = recorded_months.months(at, smooth, [(m.middle, m.deaths) for m in known], f"past-{code.replace('_', '-')}",
                                   f"Deaths with {SERIES[code]} a week: {said}.", apart=apart)
    note = f"Dots: months of the record. Blue: the model, means over {BLOCK} weeks."
    return Picture(f"Deaths with {SERIES[code]}, a week: {said}", note, drawn)


def _inside(model: Bands, known: list[Month], answers: int, thing: str) -> str:
    """How many months of the record lie in the model's band, which too few answers do not have."""
    things = counted(answers, thing)
    if answers < ENOUGH:
        return f"{len(known)} months beside {things}"
    low, high = (np.interp([m.middle for m in known], model.t, side) for side in (model.low90, model.high90))
    inside = sum(low[i] <= m.deaths <= high[i] for i, m in enumerate(known))
    return f"{inside} of {len(known)} months lie in the middle 90% of {things}"
