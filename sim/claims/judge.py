"""judge: from a claim and finished runs to a verdict. Pure: reads two tables, runs nothing, stores nothing."""

from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd

from sim.claims import conditions, sentence
from sim.claims.answers import answers, label_columns, lives, rows_of
from sim.claims.behind import behind
from sim.claims.claim import NO_KNOCKOUT, Claim, Direction, Outcome
from sim.claims.discovery import Finding
from sim.claims.influence import Influence, influences
from sim.claims.judgement import ALL_DATES, START_FAMILY, Cell, Judgement
from sim.claims.peeling import Answers
from sim.claims.verdict import Shares, Verdict, decide, shares, stands_without
from sim.experiment.family import families


def judge(claim: Claim, runs: pd.DataFrame, draws: pd.DataFrame, reproduce: str = "", again: pd.DataFrame | None = None) -> Judgement:
    """The judgement of one claim.

    runs       rows of `runs.parquet`; rows of other claims are left aside
    draws      rows of `draws.parquet`: `draw`, `family` and one column per drawn number
    reproduce  the command that runs it again
    again      rows of further lives of the start set, from which the worth of pairing is told; they have no part in the verdict

    The verdict rests on the worlds of the family asked (prior worlds, usually), at the headline setting, all dates pooled; the start set
    is one world and is shown beside it. Where the study holds none, the start set stands alone and cannot decide.
    Raises ValueError if the study holds no run of the claim.
    """
    rows = rows_of(claim, runs, families(draws))
    table = answers(rows, claim)
    family = next(iter(table["family"][table["family"] != START_FAMILY]), START_FAMILY)
    asked = _headline(claim, table)
    mine, start = asked[asked["family"] == family], asked[asked["family"] == START_FAMILY]
    headline = _pooled(claim, claim.main, mine, family)
    finding, scatter, found = _conditions(claim, mine, draws)
    wrong = _wrong_reasons(claim, table, family)
    verdict = decide(_shares(claim.main, mine), claim.kind, condition=finding.found, wrong_reason=bool(wrong))
    condition = conditions.named(finding, scatter, found.order) if verdict is Verdict.DEPENDS else None
    worlds, people = int(mine["draw"].nunique()), int(rows["people"].max())
    why, windows = sentence.reason(claim, verdict, headline, finding, wrong), _other_windows(claim, table, family)
    lived_again = again is not None and (again["claim"] == claim.id).any()
    lived, vrf = lives(_headline(claim, pd.concat([rows, rows_of(claim, again)]) if lived_again else rows))
    return Judgement(
        claim=claim, verdict=verdict, headline=headline, condition=condition, sensitivities=found.order, chance=found.chance, why=why,
        worlds=worlds, people=people, start=_started(claim, start, headline), cells=_cells(claim, table, family), other_windows=windows,
        sentence=sentence.compose(claim, verdict, headline=headline, condition=condition, why=why, worlds=worlds, people=people,
                                  start=start, windows=windows, behind=behind(claim, table, family)),
        lives=tuple(lived["difference"]), lived_at="".join(lived["date"].iloc[:1]), vrf=vrf, reproduce=reproduce)


def _headline(claim: Claim, table: pd.DataFrame) -> pd.DataFrame:
    """The rows the verdict rests on."""
    return table[(table[claim.axis] == claim.headline) & (table["knockout"] == NO_KNOCKOUT) & _plain(table)]


def _plain(table: pd.DataFrame) -> pd.Series:
    """Rows of the claim's own outcome under its own reading of the policy."""
    return (table["outcome"] == "") & (table["reading"] == "")


def _pooled(claim: Claim, watched: Outcome, mine: pd.DataFrame, family: str) -> Cell:
    labels = {"date": mine["date"].iloc[0] if mine["date"].nunique() == 1 else ALL_DATES, claim.axis: claim.headline,
              "knockout": NO_KNOCKOUT}
    return _cell(watched, mine, labels, family)


def _other_windows(claim: Claim, table: pd.DataFrame, family: str) -> tuple[tuple[str, Cell], ...]:
    """The claim's own measure over other windows, at the headline setting with all dates pooled."""
    at = table[(table[claim.axis] == claim.headline) & (table["knockout"] == NO_KNOCKOUT) & (table["family"] == family)]
    found = []
    for extra in claim.also:
        here = at[(at["outcome"] == extra.measure) & (at["reading"] == "")]
        if extra.measure == claim.measure and len(here):
            found.append((f"weeks {extra.window[0]} to {extra.window[1]}", _pooled(claim, extra, here, family)))
    return tuple(found)


def _started(claim: Claim, start: pd.DataFrame, headline: Cell) -> Cell | None:
    """The start set's cell: the headline itself where no other worlds were asked, None where the start set was not."""
    if start.empty or headline.family == START_FAMILY:
        return None if start.empty else headline
    return _pooled(claim, claim.main, start, START_FAMILY)


def _cells(claim: Claim, table: pd.DataFrame, family: str) -> list[Cell]:
    """Every cell of the claim's map in the order in which the claim asks, start set first."""
    columns = label_columns(claim)
    asked = _labels(claim, table)
    found = dict(iter(table.groupby(["family", *columns], sort=False)))
    cells = []
    for one, labels in product(dict.fromkeys((START_FAMILY, family)), asked):
        here = found.get((one, *(labels.get(column, "") for column in columns)))
        if here is not None:
            cells.append(_cell(_watched(claim, labels), here, labels, one))
    return cells


def _watched(claim: Claim, labels: dict[str, str]) -> Outcome:
    """The outcome of a cell. A single setting of a claim about a threshold has no side: it is read by the line it may pass."""
    watched = claim.outcome_of(labels.get("outcome", ""))
    if watched.inside is None or labels[claim.axis] == claim.headline:
        return watched
    line = claim.compound.line
    return replace(watched, expects=Direction.RISES if line > 0 else Direction.FALLS, band=abs(line), inside=None, scale="")


def _labels(claim: Claim, table: pd.DataFrame) -> list[dict[str, str]]:
    """The labels of every cell: those of the contrasts, and after them those of the answer put together from several."""
    asked = [dict(contrast.labels) for contrast in claim.contrasts()]
    if claim.compound is None:
        return asked
    together = table[table[claim.axis] == claim.headline][["date", claim.axis, "knockout"]].drop_duplicates()
    return asked + together.to_dict("records")


def _cell(watched: Outcome, here: pd.DataFrame, labels: dict[str, str], family: str) -> Cell:
    """How the worlds of one cell answered; numbers are undefined (NaN) where none did."""
    change = here["change"].dropna().to_numpy()
    found = _shares(watched, here)
    low90, low50, median, high50, high90 = quantiles(change, (0.05, 0.25, 0.5, 0.75, 0.95))
    part = (found.agree, found.oppose, found.negligible) if found else (np.nan, np.nan, np.nan)
    return Cell(
        labels=labels, family=family, n=found.worlds if found else 0, never=int(here["never"].sum()), errors=int(here["failed"].sum()),
        median=median, i50=(low50, high50), i90=(low90, high90), share_agree=part[0], share_oppose=part[1], share_negligible=part[2],
        mc_interval=found.interval if found else (0.0, 1.0), measure=watched.measure, band=watched.band,
        verdict=decide(found, watched.expects.kind), changes=tuple(change.tolist()), scale=watched.scale)


def _shares(watched: Outcome, here: pd.DataFrame) -> Shares | None:
    """How a cell divides, counting worlds and not their dates; None if no world answered."""
    there = here[here["change"].notna()]
    if there.empty:
        return None
    return shares(there["change"].to_numpy(), watched.expects, watched.band, int(there["draw"].nunique()), watched.inside)


def quantiles(change: np.ndarray, levels: tuple[float, ...]) -> list[float]:
    """Quantiles over worlds; where a change is infinite (something against nothing) only values that occurred are named."""
    if len(change) == 0:
        return [float("nan")] * len(levels)
    method = "linear" if np.isfinite(change).all() else "inverted_cdf"
    return [float(value) for value in np.quantile(change, levels, method=method)]


def _conditions(claim: Claim, mine: pd.DataFrame, draws: pd.DataFrame) -> tuple[Finding, Answers, Influence]:
    """What scenario discovery finds among the headline's answers, with the inputs and how the change moves with them."""
    there = mine[mine["change"].notna()]
    scatter = conditions.gather(claim, there, draws)
    return conditions.search(scatter), scatter, influences(scatter.inputs, there["change"].to_numpy(), scatter.world)


def _wrong_reasons(claim: Claim, table: pd.DataFrame, family: str) -> list[str]:
    """Mechanisms the claim names without which the effect stands all the same: medians over the worlds that answered both."""
    at = table[(table["family"] == family) & (table[claim.axis] == claim.headline) & _plain(table)]
    wide = at.pivot_table(index=["draw", "date"], columns="knockout", values="change", dropna=False)
    wrong = []
    for knockout in claim.knockouts:
        if knockout.named and knockout.name in wide:
            both = wide[[NO_KNOCKOUT, knockout.name]].dropna()
            medians = [quantiles(both[name].to_numpy(), (0.5,))[0] for name in both]
            if len(both) and stands_without(*medians, claim.expects, claim.band, claim.main.inside):
                wrong.append(knockout.name)
    return wrong
