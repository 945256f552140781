"""judge: from a claim and finished runs to a verdict. Pure: reads two tables, runs nothing, stores nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd

from sim.claims import conditions, sentence
from sim.claims.answer_table import Table, plain
from sim.claims.answers import answers, label_columns, rows_of, worth_of_pairing
from sim.claims.behind import behind
from sim.claims.claim import NO_KNOCKOUT, Claim, Direction, Outcome
from sim.claims.discovery import Finding
from sim.claims.evidence import Evidence, everywhere, evidence
from sim.claims.influence import Influence, influences
from sim.claims.judgement import ALL_DATES, START_FAMILY, Cell, Judgement
from sim.claims.peeling import Answers
from sim.claims.reasons import Reasons, reasons
from sim.claims.verdict import SIDES, Verdict, decide, on_condition, over_dates
from sim.experiment.family import families

NAMED = 2   # inputs on which an answer turns that are named


def judge(claim: Claim, runs: pd.DataFrame, draws: pd.DataFrame, reproduce: str = "",
          beside: Mapping[str, pd.DataFrame] | None = None) -> Judgement:
    """The judgement of one claim.

    runs       rows of `runs.parquet`; rows of other claims are left aside
    draws      rows of `draws.parquet`: `draw`, `family` and one column per drawn number
    reproduce  the command that runs it again
    beside     rows of the same question in prior worlds or under rival structures, by the names of `sensitivity.py`: they have no vote

    The verdict rests on the worlds of the family asked, at the headline setting, date by date; the start set is one world and is shown
    beside it. Where the study holds none, the start set stands alone and cannot decide.
    Raises ValueError if the study holds no run of the claim's own question.
    """
    rows = rows_of(claim, runs, families(draws))
    table = Table(claim, answers(rows, claim), answers(rows, claim, by_life=True))
    family = next(iter(table.worlds["family"][table.worlds["family"] != START_FAMILY]), START_FAMILY)
    asked = table.of(family).headline
    dates = list(dict.fromkeys(asked.worlds["date"]))
    if not dates:
        raise ValueError(f"these results hold no run of {claim.id}'s own question")
    by_date = tuple(_at_date(claim, table.of(family), date, len(dates)) for date in dates)
    why_it = reasons(claim, _with_knockouts(claim, table.worlds, family))
    agree, oppose, found = _conditions(claim, asked.worlds, rows, draws)
    open_ = over_dates([word for word, cell in by_date if cell.n]) is Verdict.CANNOT_TELL
    finding, holds = conditions.search(agree, oppose) if open_ else (Finding({}, 0.0, 0.0), True)
    verdict = _verdict(claim, by_date, why_it, finding)
    headline = _carrying(verdict, by_date)
    depends = open_ and verdict is Verdict.DEPENDS
    condition = conditions.named(finding, agree if holds else oppose, found.order, holds) if depends else None
    mine, worlds, people = asked.worlds, int(asked.worlds["draw"].nunique()), int(rows["people"].max())
    start, lives = table.of(START_FAMILY).headline, int(rows.groupby("draw")["replicate"].nunique().max())
    why, windows = sentence.reason(claim, verdict, by_date, finding, why_it, _turns_on(found)), \
        _other_windows(claim, table, family)
    return Judgement(
        claim=claim, verdict=verdict, headline=headline, condition=condition, sensitivities=found.order, chance=found.chance, why=why,
        worlds=worlds, people=people, start=_started(start, headline), cells=_cells(table, family), other_windows=windows, lives=lives,
        by_date=by_date, beside=_beside(claim, beside or {}), reasons=why_it,
        sentence=sentence.compose(claim, verdict, by_date, headline=headline, condition=condition, why=why, worlds=worlds, lives=lives,
                                  people=people, start=start.worlds, windows=windows, behind=behind(claim, table.worlds, family)),
        vrf=worth_of_pairing(_asked_of(claim, rows, mine)), reproduce=reproduce)


def _asked_of(claim: Claim, rows: pd.DataFrame, mine: pd.DataFrame) -> pd.DataFrame:
    """Runs behind the headline, from which the worth of pairing is told: those of the setting that is shown."""
    return rows[(rows[claim.axis] == claim.shown) & (rows["knockout"] == NO_KNOCKOUT) & plain(rows) & rows["draw"].isin(mine["draw"])]


def _at_date(claim: Claim, table: Table, date: str, dates: int) -> tuple[Verdict, Cell]:
    """What one date of so many says: the word that it alone would give, before reasons and conditions, and its cell."""
    here = table.at(date)
    labels = {"date": date, claim.axis: claim.headline, "knockout": NO_KNOCKOUT}
    said = _everywhere(claim, table, date) or _evidence(claim.main, here)
    return said.word(claim.kind, dates) if said else decide(None, claim.kind), _cell(claim.main, here, labels, said)


def _everywhere(claim: Claim, table: Table, date: str) -> Evidence | None:
    """Evidence of a claim that asks for several things at once, from the lives in which each was asked; None where it asks for one."""
    if claim.compound is None:
        return None
    across = claim.axis if claim.compound.by_date else "date"
    lives = table.where(lambda rows: (rows["knockout"] == NO_KNOCKOUT) & plain(rows)).lives
    lives = lives[(lives["date"] == date) if claim.compound.by_date else (lives[claim.axis].isin(claim.carrying))]
    changes = lives.pivot(index=["draw", "replicate"], columns=across, values="change")
    needed = claim.compound.made_of(claim.settings)
    if not set(needed) <= set(changes.columns):
        return None
    parts = claim.compound.parts_judged(changes.dropna(subset=needed), claim.settings, claim.expects)
    if not parts:
        return None
    whole = pd.concat(parts, axis=1).dropna()      # from nothing to something twice has no difference
    world, relative = whole.index.get_level_values("draw").to_numpy(), claim.compound.by_date      # what dates differ by is points
    found = [evidence(part.to_numpy(), world, claim.expects, claim.band, relative=relative) for _, part in whole.items()]
    return everywhere(found) if len(whole) else None


def _verdict(claim: Claim, by_date: Sequence[tuple[Verdict, Cell]], why_it: Reasons, finding: Finding) -> Verdict:
    """The word over all dates at which any world answered."""
    word = over_dates([word for word, cell in by_date if cell.n])
    if claim.restates and any(cell.n for _, cell in by_date):
        return Verdict.NUMBER
    if word in SIDES[0] and why_it.stands:
        return Verdict.WRONG_REASON
    return on_condition(word, [cell.mc_interval for _, cell in by_date if cell.n], finding.found)


def _carrying(verdict: Verdict, by_date: Sequence[tuple[Verdict, Cell]]) -> Cell:
    """The cell that stands for the word: of the dates that told it the one with the smallest share on its side.

    Where no date told it (a reason that fails, dates that differ, none that tells) it is the one with the smallest share that agrees.
    """
    side = {Verdict.CONTRADICTED: "share_oppose", Verdict.LEANS_AGAINST: "share_oppose", Verdict.TOO_SMALL: "share_negligible",
            Verdict.MOSTLY_SMALL: "share_negligible"}
    said = next((set(one) for one in SIDES if verdict in one), {verdict})
    answered = [(word, cell) for word, cell in by_date if cell.n] or by_date
    told = [cell for word, cell in answered if word in said] or [cell for _, cell in answered]
    return min(told, key=lambda cell: getattr(cell, side.get(verdict, "share_agree")))


def _beside(claim: Claim, beside: Mapping[str, pd.DataFrame]) -> tuple[tuple[str, Cell], ...]:
    """The same question without a vote, dates pooled, by name."""
    found = []
    for name, runs in beside.items():
        if (runs["claim"] == claim.id).any():
            rows = rows_of(claim, runs)
            here = Table(claim, answers(rows, claim), answers(rows, claim, by_life=True)).headline
            found += [(name, _pooled(claim.main, here))] if len(here.worlds) else []
    return tuple(found)


def _pooled(watched: Outcome, here: Table) -> Cell:
    """A cell over all dates at the headline's setting."""
    dates = here.worlds["date"]
    labels = {"date": dates.iloc[0] if dates.nunique() == 1 else ALL_DATES, here.claim.axis: here.claim.headline, "knockout": NO_KNOCKOUT}
    return _cell(watched, here, labels, _evidence(watched, here))


def _other_windows(claim: Claim, table: Table, family: str) -> tuple[tuple[str, Cell], ...]:
    """The claim's own measure over other windows, at the headline setting with all dates pooled."""
    found = []
    for extra in (extra for extra in claim.also if extra.measure == claim.measure):
        here = table.of(family).where(lambda rows, outcome=extra.measure: (rows[claim.axis] == claim.headline) & (rows["reading"] == "")
                                      & (rows["knockout"] == NO_KNOCKOUT) & (rows["outcome"] == outcome))
        if len(here.worlds):
            found.append((f"weeks {extra.window[0]} to {extra.window[1]}", _pooled(extra, here)))
    return tuple(found)


def _started(start: Table, headline: Cell) -> Cell | None:
    """The start set's cell: the headline itself where no other worlds were asked, None where the start set was not."""
    if start.worlds.empty or headline.family == START_FAMILY:
        return None if start.worlds.empty else headline
    return _pooled(start.claim.main, start)


def _cells(table: Table, family: str) -> list[Cell]:
    """Every cell of the claim's map in the order in which the claim asks, start set first."""
    claim, columns = table.claim, label_columns(table.claim)
    keys = ["family", *columns]
    worlds, lives = (dict(iter(rows.groupby(keys, sort=False))) for rows in (table.worlds, table.lives))
    cells = []
    for one, labels in product(dict.fromkeys((START_FAMILY, family)), _labels(claim, table.worlds)):
        key = (one, *(labels.get(column, "") for column in columns))
        if key in worlds:
            here, watched = Table(claim, worlds[key], lives[key]), _watched(claim, labels)
            cells.append(_cell(watched, here, labels, _evidence(watched, here)))
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


def _cell(watched: Outcome, here: Table, labels: dict[str, str], said: Evidence | None) -> Cell:
    """How the worlds of one cell answered; numbers are undefined (NaN) where none did."""
    change = here.worlds["change"].dropna().to_numpy()
    found = said.shares if said else None
    low90, low50, median, high50, high90 = quantiles(change, (0.05, 0.25, 0.5, 0.75, 0.95))
    part = (found.agree, found.oppose, found.negligible) if found else (np.nan, np.nan, np.nan)
    never, errors = (int(here.worlds[name].sum()) for name in ("never", "failed"))
    return Cell(
        labels=labels, family=here.worlds["family"].iloc[0], n=found.worlds if found else 0, never=never, errors=errors,
        median=median, i50=(low50, high50), i90=(low90, high90), share_agree=part[0], share_oppose=part[1], share_negligible=part[2],
        mc_interval=found.interval if found else (0.0, 1.0), measure=watched.measure, band=watched.band,
        changes=tuple(change.tolist()), scale=watched.scale, noise=said.noise if said else np.nan)


def _evidence(watched: Outcome, here: Table) -> Evidence | None:
    """What the lives of a cell say of its worlds, dates of a world counting as its lives; None if no world answered."""
    there = here.lives[here.lives["change"].notna()]
    if there.empty:
        return None
    together = here.claim.compound is not None and (there[here.claim.axis] == here.claim.headline).all()
    changes = there["change"].abs() if together and watched.expects is Direction.UNCHANGED else there["change"]   # whichever way it goes
    return evidence(changes.to_numpy(), there["draw"].to_numpy(), watched.expects, watched.band, watched.inside, not together)


def quantiles(change: np.ndarray, levels: tuple[float, ...]) -> list[float]:
    """Quantiles over worlds; where a change is infinite (something against nothing) only values that occurred are named."""
    if len(change) == 0:
        return [float("nan")] * len(levels)
    method = "linear" if np.isfinite(change).all() else "inverted_cdf"
    return [float(value) for value in np.quantile(change, levels, method=method)]


def _conditions(claim: Claim, mine: pd.DataFrame, rows: pd.DataFrame, draws: pd.DataFrame) -> tuple[Answers, Answers, Influence]:
    """The headline's answers that agree and those that oppose with their inputs, and how the change moves with these."""
    there = mine[mine["change"].notna()]
    agree, oppose = conditions.gather(claim, there, rows, draws)
    return agree, oppose, influences(agree.inputs, there["change"].to_numpy(), agree.world)


def _turns_on(found: Influence) -> list[str]:
    """The inputs with which the answer moves most beyond chance, in words."""
    return [conditions.meaning(name) for name, _ in found.standing_out[:NAMED]]


def _with_knockouts(claim: Claim, table: pd.DataFrame, family: str) -> pd.DataFrame:
    """Answers of the headline, with and without knock-outs."""
    return table[(table["family"] == family) & (table[claim.axis] == claim.headline) & plain(table)]
