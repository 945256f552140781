"""What is known of such markets and asked of the model: every pattern, with its evidence and its band, before any result."""

import math
import re

from sim.history.pattern import Band, Evidence, Pattern, Statement
from sim.history.patterns import all_patterns
from sim.manual.sheets import Page, heading, page, paragraphs, words
from sim.report.markdown import table
from sim.report.words import number

PATTERNS = """\
By these patterns it is judged whether the model is good enough for its purpose. Each is a statement of one number a world, with
evidence of before 2020, its source and tag, and a band by one rule that was set before any run: half to twice what is known, the sign
included. No result stands here: `counterflow job=validate` asks them of worlds, and what fails stays in its table. Some patterns are
close to what numbers were fitted or set on (deaths, shares, prices): those it must show; they are no test of prediction."""
HEADS = ("", "Statement", "Unit", "Known", "Passes between", "Rule", "Years", "Tag", "Source")


def pages() -> list[Page]:
    """The one page."""
    return [page("reference/patterns.md", "Patterns", PATTERNS, paragraphs(part for one in all_patterns() for part in whole(one)))]


def whole(pattern: Pattern) -> list[str]:
    """A pattern: its title, a row per statement, their notes."""
    notes = [f"{words(one.id)}: {words(one.note)}" for one in pattern.statements if one.note]
    title = f"{pattern.id}. {pattern.title}" if re.fullmatch(r"N\d+", pattern.id) else pattern.title
    return [heading(2, words(title), pattern.id.lower().replace(" ", "-")),
            table(HEADS, map(row, pattern.statements)), *notes]


def row(one: Statement) -> tuple[str, ...]:
    """A statement as cells."""
    known = one.known
    told = ("nothing of before 2020", "", "", "") if known is None else (value(known), years(known), known.tag, words(known.source))
    return words(one.id), words(one.said), words(one.unit), told[0], span(one.band), words(one.band.said), *told[1:]


def value(known: Evidence) -> str:
    """The evidence's number with its own range; where only the sign is known, that sign."""
    if math.isnan(known.value):
        return words(known.unit)
    own = "" if math.isnan(known.low) or math.isnan(known.high) else f" ({number(known.low)} to {number(known.high)})"
    return f"{number(known.value)}{own}"


def years(known: Evidence) -> str:
    """The years the evidence is of."""
    first, last = known.years
    return str(first) if first == last else f"{first} to {last}"


def span(band: Band) -> str:
    """The band in words, open ends too."""
    if math.isinf(band.low) or math.isinf(band.high):
        return f"below {number(band.high)}" if math.isinf(band.low) else f"above {number(band.low)}"
    return f"{number(band.low)} to {number(band.high)}"
