"""The verdict table for a terminal."""

import math
from collections.abc import Sequence

from sim.claims.claim import Claim
from sim.claims.judgement import Judgement
from sim.claims.sentence import reading
from sim.claims.wording import share, value

HEADINGS = ("id", "claim", "verdict", "median", "90% of answers", "agree", "worlds", "pairing")
WIDEST_TITLE = 56


def verdict_table(judgements: Sequence[Judgement]) -> str:
    """One row per claim, the start set's own readings under it, columns padded, caveats below; no trailing spaces."""
    rows = [HEADINGS]
    for judgement in judgements:
        rows += [_row(judgement), *_start_row(judgement)]
    notes = [f"{judgement.claim.id}: {judgement.claim.caveat}." for judgement in judgements if judgement.claim.caveat]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * sum(widths, 2 * len(widths) - 2), *lines[1:], *notes])


def _row(judgement: Judgement) -> tuple[str, ...]:
    cell = judgement.headline
    interval = " to ".join(value(x, cell.scale) for x in cell.i90) if cell.spreads else ""
    agree = "" if math.isnan(cell.share_agree) else share(cell.share_agree)
    title = judgement.claim.title
    short = title if len(title) <= WIDEST_TITLE else title[: WIDEST_TITLE - 3].rstrip() + "..."
    return (judgement.claim.id, short, _verdict(judgement), value(cell.median, cell.scale), interval, agree,
            f"{cell.n} of {judgement.worlds}", saved(judgement.vrf))


def saved(vrf: float | None) -> str:
    """How many times fewer replicates pairing asked for: x38; "same" where both arms are the same to the last digit."""
    if vrf is None:
        return ""
    return "same" if math.isinf(vrf) else f"x{vrf:,.0f}" if vrf >= 10 else f"x{vrf:.1f}"


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
    return [("", "  start set", _word(judgement.claim, start.changes), value(start.median, start.scale), "", "", "1", "")]


def _word(claim: Claim, changes: tuple[float, ...]) -> str:
    return ", ".join(reading(claim, change) for change in changes)
