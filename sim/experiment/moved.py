"""What moved: every weekly measure of two arms compared, in every world, beyond the noise of paired runs."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sim.experiment.family import of_start
from sim.experiment.finished_results import StudyResult
from sim.experiment.questions import NUDGE, WEEKS, Question

SHORT, WHOLE = "first half year", "all weeks"
SPANS = {SHORT: 26, WHOLE: WEEKS}
SMALLEST = 0.001       # a relative change below this is no change
OF_NOISE = 3.0         # and so is one below this many times the largest that a nudge made in the same world
WORLD = ["draw", "replicate"]
# What a lever costs is no effect of it; a difference against 2006 that is near nothing changes by thousands of percent, which says nothing.
ECHOES = ("public_cost_usd", "laundering_excess")


def moves(study: StudyResult, asked: Sequence[Question]) -> pd.DataFrame:
    """One row per question, measure and span.

    kind, name, question, said, first, measure, span   as in `Question`
    change, low, high   median, smallest and largest relative change over worlds; infinite for something where there was nothing
    start               median over the lives of the start set
    moved, worlds       worlds in which it moved the way of the median; worlds asked
    identical           whether no world differs in a single bit
    """
    tables = [_of_span(study, asked, span) for span in SPANS]
    return pd.concat([table for table in tables if len(table)], ignore_index=True)


def is_moved(table: pd.DataFrame) -> pd.Series:
    """Rows whose measure moved one way in more than half of the worlds."""
    return table["moved"] * 2 > table["worlds"]


def effects(table: pd.DataFrame) -> pd.DataFrame:
    """The rows that moved, without measures that only echo that a lever is pulled."""
    return table[is_moved(table) & ~table["measure"].isin(ECHOES)]


def lost(study: StudyResult) -> dict[str, str]:
    """Questions that failed in some world, with the first message."""
    runs = study.runs()
    failed = runs[runs["status"] == "error"]
    return {str(name): str(part["message"].iloc[0]) for name, part in failed.groupby("claim")}


def _of_span(study: StudyResult, asked: Sequence[Question], span: str) -> pd.DataFrame:
    means = {weeks: _means(study, asked, weeks) for weeks in {min(SPANS[span], question.weeks) for question in asked}}
    changes = {question: _change(means[min(SPANS[span], question.weeks)], question) for question in asked}
    nudged = [np.abs(changes[question]) for question in asked if question.kind == NUDGE and len(changes[question])]
    noise = pd.concat(nudged).replace(np.inf, 0.0).groupby(level=WORLD).max() if nudged else None
    rows = [_rows(question, span, change, noise) for question, change in changes.items() if question.kind != NUDGE and len(change)]
    return pd.concat(rows, ignore_index=True) if rows else pd.DataFrame()


def _means(study: StudyResult, asked: Sequence[Question], length: int) -> pd.DataFrame:
    """Mean of every measure over the first `length` weeks, by arm and world. Sums and means change alike."""
    first = {arm.id: arm.at.week for question in asked for arm in (question.baseline, question.changed)}
    weeks = study.weeks(arm=sorted(first))
    since = weeks["week"] - weeks["arm"].astype(str).map(first)
    inside = weeks[(since >= 0) & (since < length)]
    return inside.drop(columns="week").groupby(["arm", *WORLD], observed=True).mean()


def _change(means: pd.DataFrame, question: Question) -> pd.DataFrame:
    """Relative change of every measure by world [N, M]; infinite where there was nothing."""
    held = set(means.index.get_level_values("arm"))
    if not {question.baseline.id, question.changed.id} <= held:
        return means.iloc[:0].droplevel("arm")
    before, after = means.loc[question.baseline.id], means.loc[question.changed.id]
    before, after = before.align(after, join="inner", axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        change = (after - before) / before.abs()
    return change.where(after != before, 0.0)


def _rows(question: Question, span: str, change: pd.DataFrame, noise: pd.DataFrame | None) -> pd.DataFrame:
    """The rows of one question, a row a measure."""
    floor = SMALLEST if noise is None else np.maximum(SMALLEST, OF_NOISE * noise.reindex(change.index).fillna(0.0))
    beyond = change.abs() > floor
    middle = _median(change)
    start = change[of_start(change.index.get_level_values("draw"))]
    return pd.DataFrame({
        "kind": question.kind, "name": question.name, "question": question.id, "said": question.said,
        "first": question.first, "measure": change.columns, "span": span,
        "change": middle.to_numpy(), "low": change.min().to_numpy(), "high": change.max().to_numpy(),
        "start": _median(start).to_numpy(), "moved": (beyond & (np.sign(change) == np.sign(middle))).sum().to_numpy(),
        "worlds": len(change), "identical": bool((change == 0).all(axis=None)),
    })


def _median(change: pd.DataFrame) -> pd.Series:
    """The median; the lower of the two middle values where one is infinite."""
    lower = change.quantile(0.5, interpolation="lower")
    return change.replace([np.inf, -np.inf], np.nan).median().where(np.isfinite(change).all(), lower)
