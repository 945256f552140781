"""The sign map: date of the cut x size x knock-out, as a table of tinted cells.

A table, not a picture: its numbers can be read aloud, copied and printed.  The sign is an arrow and a signed number; the
tint repeats it and is never alone.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sim.claims.claim import NO_KNOCKOUT
from sim.claims.judgement import Cell
from sim.report.tokens import FEWER, POLICY
from sim.report.words import percent, share, span

FULL = 0.5  # the change at which a tint is strongest
STRONGEST = 0.42


@dataclass(frozen=True)
class Tile:
    """One cell of the map, in words and tint."""

    arrow: str
    said: str
    median: str
    agree: str
    worlds: str
    start: str
    title: str
    tint: str


@dataclass(frozen=True)
class SignMap:
    """columns: (size, date) in order; rows: (knock-out, words, [one Tile or None per column])."""

    sizes: list[str]
    dates: list[str]
    columns: list[tuple[str, str]]
    rows: list[tuple[str, str, list[Tile | None]]]


def signmap(cells: list[Cell], band: float, knockout_words: Callable[[str], str]) -> SignMap:
    """The map of the drawn worlds' cells, the start set's value beside each.

    cells: every cell with labels date, size and knockout; `knockout_words(key)` says a knock-out in words.
    """
    found = {(c.drawn, c.labels["size"], c.labels["date"], c.labels["knockout"]): c for c in cells}
    sizes, dates = ordered(k[1] for k in found), ordered(k[2] for k in found)
    columns = [(s, d) for s in sizes for d in dates]
    knockouts = sorted(dict.fromkeys(k[3] for k in found), key=lambda k: k != NO_KNOCKOUT)
    rows = [
        (k, knockout_words(k), [_tile(found.get((True, s, d, k)), found.get((False, s, d, k)), band) for s, d in columns])
        for k in knockouts
    ]
    return SignMap(sizes, dates, columns, rows)


def ordered(labels: Iterable[str]) -> list[str]:
    """Distinct labels, those that begin with a number by that number."""
    def place(label: str) -> tuple:
        digits = "".join(ch for ch in label if ch.isdigit() or ch == ".")
        return (0, float(digits), label) if digits.strip(".") else (1, 0.0, label)

    return sorted(dict.fromkeys(labels), key=place)


def _tile(cell: Cell | None, start: Cell | None, band: float) -> Tile | None:
    if cell is None and start is None:
        return None
    known = cell is not None and cell.n > 0 and math.isfinite(cell.median)
    median = cell.median if known else math.nan
    arrow, said = sign(median, band)
    return Tile(
        arrow, said, median=percent(median) if known else "no world", agree=share(cell.share_agree) if known else "n/a",
        worlds=_worlds(cell), start=percent(start.median) if start is not None and start.n > 0 else "never there",
        title=f"nine in ten {span(*cell.i90)}" if known and cell.spreads else "", tint=tint(median),
    )


def _worlds(cell: Cell | None) -> str:
    if cell is None:
        return ""
    rest = [f"{cell.never} never" if cell.never else "", f"{cell.errors} failed" if cell.errors else ""]
    return ", ".join([f"{cell.n} of {cell.n + cell.never + cell.errors} worlds"] + [r for r in rest if r])


def sign(value: float, band: float) -> tuple[str, str]:
    """Arrow and word of a change: up, down, or within the band."""
    if not math.isfinite(value):
        return "", "no number"
    if abs(value) <= band:
        return "\u2248", "no matter"
    return ("\u2191", "more") if value > 0 else ("\u2193", "fewer")


def tint(value: float) -> str:
    """Background for a change: rust for more, blue for fewer, stronger with size; white where there is no number."""
    if not math.isfinite(value):
        return "transparent"
    weight = STRONGEST * min(abs(value), FULL) / FULL
    base = POLICY if value > 0 else FEWER
    parts = [round(255 + (int(base[i:i + 2], 16) - 255) * weight) for i in (1, 3, 5)]
    return "#" + "".join(f"{p:02x}" for p in parts)
