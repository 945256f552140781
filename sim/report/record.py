"""Modelled history beside the record and beside the two trials whose equations the model took over."""

from pathlib import Path

import pandas as pd

from sim.clock import week_of
from sim.experiment.results import StudyResult
from sim.experiment.study import START_SET, history_id
from sim.measures.observed import observe
from sim.paths import seeds_dir
from sim.report.history import History
from sim.spec import Spec

YEARS = range(2010, 2020)
PRESCRIBED = 2600.0   # synthetic-opioid deaths a year before illicit fentanyl came: mostly prescribed fentanyl

SERIES = {
    "deaths_heroin": ("Deaths with heroin (T40.1)", "people a year"),
    "deaths_fentanyl": ("Deaths with synthetic opioids (T40.4)", "people a year"),
    "deaths_prescription": ("Deaths with prescription opioids (T40.2)", "people a year"),
    "share_fentanyl": ("Fentanyl's share of street-opioid deaths", "share"),
    "share_fentanyl_east": ("Fentanyl's share, East", "share"),
    "share_fentanyl_west": ("Fentanyl's share, West", "share"),
    "share_west_fentanyl_deaths": ("The West's share of fentanyl deaths", "share"),
    "consumption_heroin": ("Heroin used", "pure t a year"),
    "consumption_fentanyl": ("Fentanyl used", "pure t a year"),
    "price_heroin_wholesale": ("Wholesale price of heroin", "USD per pure g"),
    "price_heroin_retail": ("Retail price of heroin", "USD per pure g"),
    "price_fentanyl_wholesale": ("Wholesale price of fentanyl", "USD per pure g"),
}

RESOLVED = (
    "Overdose threshold: solved in every world so that expected deaths in mid-2010 give the mean level of 2010 to 2013.",
    "People dependent on heroin in 2006: so that 2008 has the 0.58 million of the users' trial, which began in that year.",
    "Growth of mail vendors and the rate at which cells discover a source: on fentanyl's share of deaths in 2014, 2016 and 2019.",
    "Capacity of a new source: the trial's doses a week, as a share of this model's smaller market of 2006.",
    "Spread of doses: one mixing law through the spreads that the users' trial fitted for heroin and for fentanyl.",
)


def modelled(study: StudyResult, spec: Spec) -> dict[int, dict[str, float]]:
    """What the record would show of the start set's main history, by year."""
    weeks = study.weeks(draw=START_SET, replicate=spec.replicate, arm=history_id(())).sort_values("week")
    table, first = {name: weeks[name].to_numpy(float) for name in weeks.columns if name not in ("arm",)}, int(weeks["week"].iloc[0])
    p = spec.params.supply.products
    mg = p.heroin_mg_per_dose, p.heroin_mg_per_dose / p.potency_ratio
    last = first + len(weeks)
    return {y: observe(table, first, y, spec.timeline, *mg) for y in YEARS if week_of(y) >= first and week_of(y + 1) <= last}


def recorded(folder: Path) -> pd.DataFrame:
    """The record: series, year, data, tag. Fentanyl's share is computed from the two death counts, net of prescribed fentanyl."""
    data = pd.read_csv(folder / "evidence.csv").rename(columns={"value": "data"})[["series", "year", "data", "tag"]]
    deaths = data.pivot_table(index="year", columns="series", values="data")
    illicit = (deaths["deaths_fentanyl"] - PRESCRIBED).clip(lower=0)
    share = (illicit / (illicit + deaths["deaths_heroin"])).dropna()
    return pd.concat([data, pd.DataFrame({"series": "share_fentanyl", "year": share.index, "data": share.values, "tag": "D"})])


def history(study: StudyResult, spec: Spec) -> History | None:
    """The history section of the page; None where the study holds no start set."""
    if not (study.draws()["draw"] == START_SET).any():
        return None
    folder = seeds_dir()
    rows = [(series, year, value) for year, seen in modelled(study, spec).items() for series, value in seen.items()]
    model = pd.DataFrame(rows, columns=["series", "year", "model"])
    trials = pd.read_csv(folder / "trials.csv")[["series", "year", "value"]].rename(columns={"value": "trial"})
    table = model.merge(recorded(folder), on=["series", "year"], how="left").merge(trials, on=["series", "year"], how="left")
    table = table[table["series"].isin(SERIES)]
    table["unit"] = table["series"].map(lambda s: SERIES[s][1])
    table["order"] = table["series"].map(list(SERIES).index)
    table["series"] = table["series"].map(lambda s: SERIES[s][0])
    return History(table.sort_values(["order", "year"]).drop(columns="order").reset_index(drop=True), RESOLVED)
