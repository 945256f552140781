"""Cells of a judgement as lines and grids of words: sign map, evidence by date, structure and family, knock-outs, other outcomes."""

from collections.abc import Iterable
from dataclasses import dataclass

from sim.claims.claim import NO_KNOCKOUT, Claim, Knockout
from sim.claims.judgement import ALL_DATES, Cell, Judgement
from sim.claims.sensitivity import ALL_BESIDE
from sim.report.charts import forest
from sim.report.charts.signmap import SignMap, ordered, signmap
from sim.report.observed import observed
from sim.report.overview import worlds_in_words
from sim.report.tokens import Mark, mark_of
from sim.report.words import sentence, share, span, value

AS_IT_IS = "As it is"


@dataclass(frozen=True)
class Asked:
    """One question to all worlds: what it is called, the drawn worlds' cell and the start set's.

    mark: of the word that this alone would give; thick: the answer that the verdict rests on.
    """

    name: str
    note: str
    drawn: Cell | None
    start: Cell | None
    mark: Mark | None = None
    thick: bool = False


@dataclass(frozen=True)
class Line:
    """The same in words, with its row of a forest."""

    name: str
    note: str
    mark: Mark | None
    thick: bool
    forest: str
    median: str
    interval: str
    agree: str
    worlds: str
    start: str


@dataclass(frozen=True)
class Lines:
    """Lines on one scale. axis: drawn above them, empty where no line has a picture."""

    axis: str
    lines: list[Line]


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


def evidence(j: Judgement) -> list[Asked]:
    """The claim's question at each date, with the word that this date alone would give, over other windows, and without a vote."""
    claim, here = j.claim, j.headline
    own = [c for c in j.cells if as_it_is(c) and c.labels[claim.axis] == claim.headline and not c.drawn]
    starts = {c.labels["date"]: c for c in own} | ({here.labels["date"]: j.start} if j.start and len(j.by_date) < 2 else {})
    dates = [(mark_of(word) if len(j.by_date) > 1 else None, cell) for word, cell in j.by_date] or [(None, here)]
    return [*(_at_date(cell, starts.get(cell.labels["date"]), mark, cell.labels == here.labels) for mark, cell in dates),
            *(_asked(f"Over {when}", "No vote", [cell]) for when, cell in j.other_windows),
            *(_asked(ALL_BESIDE[name].heading, ALL_BESIDE[name].note, [cell]) for name, cell in j.beside)]


def _at_date(cell: Cell, start: Cell | None, mark: Mark | None, thick: bool) -> Asked:
    date = cell.labels["date"]
    name = "All dates together" if date == ALL_DATES else f"At {date}"
    return Asked(name, "", cell if cell.drawn else None, start if cell.drawn else cell, mark, thick)


def knockouts(cells: list[Cell], claim: Claim, alone: dict[str, str]) -> list[Asked]:
    """The headline's question as it is and with each mechanism off, at its one date or (of several) the middle one; empty without any.

    alone: what each does to the baseline by itself.
    """
    date = claim.dates[len(claim.dates) // 2].label if claim.compound is None or claim.compound.by_date else ALL_DATES
    mine = [c for c in cells if own_question(c) and c.labels["date"] == date and c.labels[claim.axis] == claim.headline]
    asked = [_asked(k.name, _note(k, alone), [c for c in mine if c.labels["knockout"] == k.name]) for k in claim.knockouts]
    known = [one for one in asked if one.drawn or one.start]
    return [_asked(AS_IT_IS, "", [c for c in mine if c.labels["knockout"] == NO_KNOCKOUT]), *known] if known else []


def _note(knockout: Knockout, alone: dict[str, str]) -> str:
    """What the claim predicts, and what the knock-out does without any policy."""
    by_itself = f" Alone, with no policy: {alone[knockout.name]}." if knockout.name in alone else ""
    return sentence(knockout.predicts) + by_itself


def settings(cells: list[Cell], claim: Claim) -> list[Asked]:
    """Every date and setting as it is, the parts of a compound answer without the answer; empty where there is only one setting."""
    answer = claim.headline if claim.compound else None
    mine = [c for c in cells if as_it_is(c) and c.labels["date"] != ALL_DATES and c.labels[claim.axis] != answer]
    if len({c.labels[claim.axis] for c in mine}) < 2:
        return []
    keys = [(s, d) for s in ordered(c.labels[claim.axis] for c in mine) for d in ordered(c.labels["date"] for c in mine)]
    def at(setting: str, date: str) -> list[Cell]:
        return [c for c in mine if c.labels[claim.axis] == setting and c.labels["date"] == date]

    return [_asked(f"{claim.axis} {s}, at {d}", "", at(s, d)) for s, d in keys]


def others(cells: list[Cell], claim: Claim) -> Grid | None:
    """Further outcomes and readings by date, shown without a vote in the verdict."""
    mine = [c for c in cells if not own_question(c) and c.labels["knockout"] == NO_KNOCKOUT and c.labels["date"] != ALL_DATES]
    dates, names = ordered(c.labels["date"] for c in mine), dict.fromkeys(_name(c, claim) for c in mine)
    def at(name: str, date: str) -> Line:
        return _line(_asked(date, "", [c for c in mine if _name(c, claim) == name and c.labels["date"] == date]))

    rows = [(name, [at(name, date) for date in dates]) for name in names]
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


def _asked(name: str, note: str, cells: Iterable[Cell]) -> Asked:
    return Asked(name, note, *_both(cells))


def _both(cells: Iterable[Cell]) -> tuple[Cell | None, Cell | None]:
    """The first cell of drawn worlds, and the first of the start set."""
    cells = list(cells)
    return next((c for c in cells if c.drawn), None), next((c for c in cells if not c.drawn), None)


def lines(asked: list[Asked]) -> Lines:
    """Questions in words, on the scale that holds them all."""
    cells = [c for one in asked for c in (one.drawn, one.start) if c is not None and not c.scale]
    reach = forest.reach_of(cells)
    return Lines(forest.header(reach) if cells else "", [_line(one, reach) for one in asked])


def _line(one: Asked, reach: float = 0.0) -> Line:
    """reach: of the scale of its picture; 0 draws none."""
    drawn, start = one.drawn, one.start
    known = drawn is not None and drawn.n > 0
    shown = drawn or start
    picture = forest.row(shown, start if drawn else None, None, reach) if reach and not shown.scale else ""
    return Line(
        one.name, one.note, one.mark, one.thick, forest=picture,
        median=value(drawn.median, drawn.scale) if known else "n/a",
        interval=span(*drawn.i90, drawn.scale) if known and drawn.spreads else "",
        agree=share(drawn.share_agree) if known else "n/a", worlds=worlds_in_words(drawn) if drawn else "not asked",
        start=value(start.median, start.scale) if start is not None and start.n > 0 else "n/a",
    )
