"""Modelled history beside the record and beside the two trials whose equations the model took over."""


import pandas as pd

from sim.clock import week_of
from sim.evidence import observe, record
from sim.experiment.family import START_SET, of_start
from sim.experiment.finished_results import StudyResult
from sim.experiment.study import history_id
from sim.params.form import numbers
from sim.params.references import SOURCES
from sim.paths import seeds_dir
from sim.report.modelled_years import History
from sim.report.words import number
from sim.spec import Params, Spec

YEARS = range(2010, 2020)
RESOLVED = "resolved1019"   # source of levels that were solved again
PRESCRIBED = 2600.0         # deaths a year with prescribed fentanyl; assumed: all of T40.4 in 2012, before illicit fentanyl came
FIRST_SHARE = 2013          # before it, what is left of T40.4 after prescribed fentanyl is noise
SHARE_NOTE = (
    f"Fentanyl’s share in the data is our arithmetic: deaths with synthetic opioids less {PRESCRIBED:,.0f} a year for prescribed fentanyl "
    f"(assumed: their level of 2012), over these and deaths with heroin. It starts in {FIRST_SHARE}: before, nearly all "
    "of them were prescribed."
)

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

def resolved() -> tuple[str, ...]:
    """What was solved again so that levels fit, on which years, and the level that came out: read from the parameters themselves."""
    found = [n for n in numbers(Params()) if n.source == RESOLVED]
    levels = "; ".join(f"{n.meaning} ({number(n.default)} {n.unit})" for n in found)
    threshold = next(n for n in numbers(Params()) if n.path == "record.deaths_2010")
    return (
        f"In every world the overdose threshold, so that expected deaths in mid-2010 have the level of the record: {threshold.meaning} "
        f"({number(threshold.default)} in the start set).",
        *((f"{SOURCES[RESOLVED].citation}: {levels}.",) if found else ()),
    )


def modelled(study: StudyResult, spec: Spec) -> dict[int, dict[str, float]]:
    """What the record would show of the start set's main history, by year."""
    weeks = study.weeks(draw=START_SET, replicate=spec.replicate, arm=history_id(())).sort_values("week")
    table, first = {name: weeks[name].to_numpy(float) for name in weeks.columns if name not in ("arm",)}, int(weeks["week"].iloc[0])
    p = spec.params.supply.products
    mg = p.heroin_mg_per_dose, p.heroin_mg_per_dose / p.potency_ratio
    last = first + len(weeks)
    return {y: observe(table, first, y, spec.timeline, *mg) for y in YEARS if week_of(y) >= first and week_of(y + 1) <= last}


def recorded() -> pd.DataFrame:
    """The nation's record by year: series, year, data, tag. Fentanyl's share is computed from two death counts as `SHARE_NOTE` says."""
    rows = record(place="nation")
    rows = rows[rows["series"].isin(SERIES) & (rows["period"] == rows["year"].astype(str)) & rows["year"].isin(YEARS)]
    data = rows.rename(columns={"value": "data"})[["series", "year", "data", "tag"]]
    deaths = data.pivot_table(index="year", columns="series", values="data")
    illicit = (deaths["deaths_fentanyl"] - PRESCRIBED).clip(lower=0)
    share = (illicit / (illicit + deaths["deaths_heroin"])).dropna().loc[FIRST_SHARE:]
    return pd.concat([data, pd.DataFrame({"series": "share_fentanyl", "year": share.index, "data": share.values, "tag": "D"})])


def history(study: StudyResult, spec: Spec) -> History | None:
    """The history section of the page; None where the study holds no start set."""
    if not of_start(study.draws()["draw"]).any():
        return None
    folder = seeds_dir()
    rows = [(series, year, value) for year, seen in modelled(study, spec).items() for series, value in seen.items()]
    model = pd.DataFrame(rows, columns=["series", "year", "model"])
    trials = pd.read_csv(folder / "trials.csv")[["series", "year", "value"]].rename(columns={"value": "trial"})
    table = model.merge(recorded(), on=["series", "year"], how="left").merge(trials, on=["series", "year"], how="left")
    table = table[table["series"].isin(SERIES)]
    table["unit"] = table["series"].map(lambda s: SERIES[s][1])
    table["order"] = table["series"].map(list(SERIES).index)
    table["series"] = table["series"].map(lambda s: SERIES[s][0])
    return History(table.sort_values(["order", "year"]).drop(columns="order").reset_index(drop=True), resolved(), (SHARE_NOTE,))
