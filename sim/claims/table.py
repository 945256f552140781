"""The verdict table for a terminal, and a claim's sign map."""

import math
from collections.abc import Sequence

import pandas as pd

from sim.claims.claim import Claim
from sim.claims.judgement import Judgement
from sim.claims.sentence import percent, reading

HEADINGS = ("id", "claim", "verdict", "median", "90% of worlds", "agree", "worlds")
WIDEST_TITLE = 56


def verdict_table(judgements: Sequence[Judgement]) -> str:
    """One row per claim, the start set's own readings under it, columns padded; no trailing spaces."""
    rows = [HEADINGS]
    for judgement in judgements:
        rows += [_row(judgement), *_start_row(judgement)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * sum(widths, 2 * len(widths) - 2), *lines[1:]])


def _row(judgement: Judgement) -> tuple[str, ...]:
    cell = judgement.headline
    interval = "" if cell.n == 0 else f"{percent(cell.i90[0])} to {percent(cell.i90[1])}"
    agree = "" if math.isnan(cell.share_agree) else f"{cell.share_agree:.0%}"
    title = judgement.claim.title
    short = title if len(title) <= WIDEST_TITLE else title[: WIDEST_TITLE - 3].rstrip() + "..."
    return judgement.claim.id, short, _verdict(judgement), percent(cell.median), interval, agree, f"{cell.n} of {judgement.worlds}"


def _verdict(judgement: Judgement) -> str:
    """The word, with what it depends on where a condition was found."""
    if judgement.condition is None:
        return judgement.verdict.word
    return f"depends on {', '.join(judgement.condition.parameters)}"


def _start_row(judgement: Judgement) -> list[tuple[str, ...]]:
    """What the start set, one world, says: the median over the dates it reached."""
    start = judgement.start
    if start is None or start is judgement.headline or start.n == 0:
        return []
    return [("", "  start set", _word(judgement.claim, start.changes), percent(start.median), "", "", "1")]


def _word(claim: Claim, changes: tuple[float, ...]) -> str:
    return ", ".join(reading(claim, change) for change in changes)


def sign_map(judgements: Sequence[Judgement], family: str) -> pd.DataFrame:
    """Date x size x knock-out of one claim's sizes: a row per knock-out (and other reading), a column per size and date.

    Each entry is the median change over worlds, the share that agrees, and how many worlds answered: "+12.3% (75% of 16)".
    """
    entries = {}
    for judgement in judgements:
        for cell in judgement.cells:
            if cell.family == family and "outcome" not in cell.labels:
                row = cell.labels.get("reading") or cell.labels["knockout"]
                column = (cell.labels[judgement.claim.axis], cell.labels["date"])
                agree = "no world" if cell.n == 0 else f"{cell.share_agree:.0%} of {cell.n}"
                entries.setdefault(column, {})[row] = f"{percent(cell.median)} ({agree})"
    return pd.DataFrame(entries)
