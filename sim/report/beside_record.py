"""Modelled history beside the record and beside the two trials whose equations the model took over."""

from dataclasses import replace

import pandas as pd

from sim.clock import week_of
from sim.evidence import FIRST_SHARE, fentanyl_share, observe, record
from sim.experiment.family import START_SET, of_start
from sim.experiment.finished_results import StudyResult
from sim.experiment.study import history_id
from sim.params.certificates import Certificates
from sim.params.form import numbers
from sim.params.references import SOURCES
from sim.paths import seeds_dir
from sim.report.modelled_years import History
from sim.report.words import number
from sim.spec import Params, Spec

YEARS = range(2010, 2020)
RESOLVED = "resolved1019"   # source of levels that were solved again
WITHOUT = "deaths_heroin_without_fentanyl"
JOINT_NOTE = (
    "What certificates name beside fentanyl is taken from the record in the model’s rows too: its deaths with fentanyl and heroin, or with "
    "fentanyl and prescription opioids, follow from its deaths of fentanyl, and the three codes overlap. Rows without fentanyl, and all "
    "deaths with synthetic opioids, are what tells of the model."
)

SERIES = {
    "deaths_heroin": ("Deaths with heroin (T40.1)", "people a year"),
    "deaths_fentanyl": ("Deaths with synthetic opioids (T40.4)", "people a year"),
    "deaths_prescription_or_methadone": ("Deaths with prescription opioids (T40.2, T40.3)", "people a year"),
    WITHOUT: ("Deaths with heroin and without fentanyl", "people a year"),
    "deaths_heroin_with_fentanyl": ("Deaths with heroin and fentanyl", "people a year"),
    "deaths_prescription_without_fentanyl": ("Deaths with prescription opioids and without fentanyl", "people a year"),
    "deaths_prescription_with_fentanyl": ("Deaths with prescription opioids and fentanyl", "people a year"),
    "deaths_fentanyl_alone": ("Deaths with fentanyl, without heroin and prescription opioids", "people a year"),
    "share_fentanyl": ("Fentanyl's share of street-opioid deaths, each once", "share"),
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
    numbers_of = spec.timeline, spec.params.record.certificates, spec.params.supply.products
    last = first + len(weeks)
    return {y: observe(table, first, y, *numbers_of) for y in YEARS if week_of(y) >= first and week_of(y + 1) <= last}


def recorded(certificates: Certificates) -> pd.DataFrame:
    """The nation's record by year: series, year, data, tag. Fentanyl's share is computed from joint counts as `share_note` says."""
    rows = record(place="nation")
    rows = rows[rows["series"].isin(SERIES) & (rows["period"] == rows["year"].astype(str)) & rows["year"].isin(YEARS)]
    data = rows.rename(columns={"value": "data"})[["series", "year", "data", "tag"]]
    share = fentanyl_share(certificates).loc[:YEARS[-1]]
    return pd.concat([data, pd.DataFrame({"series": "share_fentanyl", "year": share.index, "data": share.values, "tag": "D"})])


def share_note(certificates: Certificates) -> str:
    """How fentanyl's share in the data is reckoned, and how far the assumption in it moves it."""
    prescribed = next(n for n in numbers(certificates) if n.path == "prescribed_fentanyl")
    ends = [fentanyl_share(replace(certificates, prescribed_fentanyl=end)) for end in (prescribed.range.high, prescribed.range.low)]
    first, last = FIRST_SHARE + 1, YEARS[-1]
    return (
        f"Fentanyl’s share in the data is our arithmetic: deaths with synthetic opioids less {prescribed.default:,.0f} a year for "
        "prescribed fentanyl, over these and deaths with heroin and without fentanyl, so that each death counts once, as in the model. "
        f"The number is assumed: from {prescribed.range.low:,.0f} to {prescribed.range.high:,.0f} a year the share is "
        f"{ends[0][first]:.2f} to {ends[1][first]:.2f} in {first} and {ends[0][last]:.2f} to {ends[1][last]:.2f} in {last}. "
        f"It starts in {FIRST_SHARE}: before, nearly all of them were prescribed."
    )


def to_explain(table: pd.DataFrame) -> str:
    """What the model is to explain before 2020, in the record and in the model: rise and fall of heroin deaths without fentanyl."""
    rows = table[table["series"] == WITHOUT].set_index("year")[["data", "model"]].dropna()
    if rows.empty:
        return ""
    told = {side: (rows[side].max(), rows[side].idxmax(), rows[side].iloc[-1]) for side in rows}
    said = {side: f"{peak:,.0f} in {year}, then {last:,.0f} in {rows.index[-1]}" for side, (peak, year, last) in told.items()}
    return (f"To be explained before 2020 are deaths with heroin and without fentanyl: at most {said['data']} in the record, "
            f"at most {said['model']} in the model.")


def history(study: StudyResult, spec: Spec) -> History | None:
    """The history section of the page; None where the study holds no start set."""
    if not of_start(study.draws()["draw"]).any():
        return None
    folder, certificates = seeds_dir(), spec.params.record.certificates
    rows = [(series, year, value) for year, seen in modelled(study, spec).items() for series, value in seen.items()]
    model = pd.DataFrame(rows, columns=["series", "year", "model"])
    trials = pd.read_csv(folder / "trials.csv")[["series", "year", "value"]].rename(columns={"value": "trial"})
    table = model
    for side in (recorded(certificates), trials):
        table = table.merge(side, on=["series", "year"], how="left")
    table = table[table["series"].isin(SERIES)]
    asked, notes = to_explain(table), (share_note(certificates), JOINT_NOTE)
    table["unit"] = table["series"].map(lambda s: SERIES[s][1])
    table["order"] = table["series"].map(list(SERIES).index)
    table["series"] = table["series"].map(lambda s: SERIES[s][0])
    return History(table.sort_values(["order", "year"]).drop(columns="order").reset_index(drop=True), resolved(), notes, asked)
