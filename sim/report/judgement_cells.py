"""Cells of a judgement as lines and grids of words: sign map, knock-outs, dates, other outcomes."""

from dataclasses import dataclass

from sim.claims.claim import NO_KNOCKOUT, Claim, Knockout
from sim.claims.judgement import ALL_DATES, Cell
from sim.report.charts.signmap import SignMap, ordered, signmap
from sim.report.observed import observed
from sim.report.overview import worlds_in_words
from sim.report.words import sentence, share, span, value

AS_IT_IS = "as it is"


@dataclass(frozen=True)
class Line:
    """One question to all worlds: the drawn worlds' answer and the start set's."""

    name: str
    note: str
    median: str
    interval: str
    agree: str
    worlds: str
    start: str


@dataclass(frozen=True)
class Grid:
    """Lines by date: rows are (name, one Line per date)."""

    dates: list[str]
    rows: list[tuple[str, list[Line]]]


def sign_map(cells: list[Cell], claim: Claim, outcome: str = "") -> SignMap | None:
    """Date x size x knock-out of a claim about the size of a cut, for its own or another outcome; None for claims of another shape."""
    if claim.axis != "size" or len(claim.dates) < 2 or claim.compound is not None:
        return None
    mapped = [c for c in cells if not c.labels.get("reading") and c.labels.get("outcome", "") == outcome and c.labels["date"] != ALL_DATES]
    if not mapped:
        return None
    return signmap(mapped, claim.band, lambda name: AS_IT_IS if name == NO_KNOCKOUT else name)


def knockouts(cells: list[Cell], claim: Claim, alone: dict[str, str]) -> list[Line]:
    """The headline's question as it is and with each mechanism off, at its one date or (of several) the middle one.

    alone: what each does to the baseline by itself.
    """
    date = claim.dates[len(claim.dates) // 2].label if claim.compound is None or claim.compound.by_date else ALL_DATES
    mine = [c for c in cells if own_question(c) and c.labels["date"] == date and c.labels[claim.axis] == claim.headline]
    lines = [_line(AS_IT_IS, "", [c for c in mine if c.labels["knockout"] == NO_KNOCKOUT])]
    return lines + [_line(k.name, _note(k, alone), [c for c in mine if c.labels["knockout"] == k.name]) for k in claim.knockouts]


def _note(knockout: Knockout, alone: dict[str, str]) -> str:
    """What the claim predicts, and what the knock-out does without any policy."""
    by_itself = f" Alone, with no policy: {alone[knockout.name]}." if knockout.name in alone else ""
    return sentence(knockout.predicts) + by_itself


def settings(cells: list[Cell], claim: Claim) -> list[Line]:
    """Every date and setting as it is; empty where there is only one of each."""
    mine = [c for c in cells if as_it_is(c) and c.labels["date"] != ALL_DATES]
    keys = [(s, d) for s in ordered(c.labels[claim.axis] for c in mine) for d in ordered(c.labels["date"] for c in mine)]
    def at(setting: str, date: str) -> list[Cell]:
        return [c for c in mine if c.labels[claim.axis] == setting and c.labels["date"] == date]

    return [_line(f"{claim.axis} {s}, at {d}", "", at(s, d)) for s, d in keys] if len(keys) > 1 else []


def others(cells: list[Cell], claim: Claim) -> Grid | None:
    """Further outcomes and readings by date, shown without a vote in the verdict."""
    mine = [c for c in cells if not own_question(c) and c.labels["knockout"] == NO_KNOCKOUT and c.labels["date"] != ALL_DATES]
    dates, names = ordered(c.labels["date"] for c in mine), dict.fromkeys(_name(c, claim) for c in mine)
    rows = [(n, [_line(d, "", [c for c in mine if _name(c, claim) == n and c.labels["date"] == d]) for d in dates]) for n in names]
    return Grid(dates, rows) if rows else None


def own_question(cell: Cell) -> bool:
    """Whether the cell is about the claim's own outcome under its own reading of the policy."""
    return not cell.labels.get("reading") and not cell.labels.get("outcome")


def as_it_is(cell: Cell) -> bool:
    """Whether it is, besides, a cell with nothing switched off."""
    return own_question(cell) and cell.labels["knockout"] == NO_KNOCKOUT


def distinct(cells: list[Cell]) -> list[Cell]:
    """Cells told apart by family and labels, the first of each: variants of a claim may share some."""
    found: dict[tuple, Cell] = {}
    for cell in cells:
        found.setdefault((cell.family, *sorted(cell.labels.items())), cell)
    return list(found.values())


def _name(cell: Cell, claim: Claim) -> str:
    where = f"{claim.axis} {cell.labels[claim.axis]}"
    if cell.labels.get("reading"):
        return f"Own outcome, policy read as {cell.labels['reading']}, {where}"
    first, last = claim.outcome_of(cell.labels["outcome"]).window
    return f"{observed(cell.labels['outcome']).title}, weeks {first} to {last}, {where}"


def _line(name: str, note: str, cells: list[Cell]) -> Line:
    drawn = next((c for c in cells if c.drawn), None)
    start = next((c for c in cells if not c.drawn), None)
    known = drawn is not None and drawn.n > 0
    return Line(
        name, note, median=value(drawn.median, drawn.scale) if known else "n/a",
        interval=span(*drawn.i90, drawn.scale) if known and drawn.spreads else "n/a",
        agree=share(drawn.share_agree) if known else "n/a", worlds=worlds_in_words(drawn) if drawn else "not asked",
        start=value(start.median, start.scale) if start is not None and start.n > 0 else "n/a",
    )
