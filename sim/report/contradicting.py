"""Where the articles contradict one another: each contradiction as a row, its positions with their words, and the word between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sim.claims.between import Answer, Comparison, compare
from sim.claims.crossing import Map, Point, in_words
from sim.claims.judgement import Judgement
from sim.claims.register.opposed import CONTRADICTIONS
from sim.report.charts.signmap import sign, tint
from sim.report.tokens import Mark, mark_of
from sim.report.words import percent, sentence, with_minus


@dataclass(frozen=True)
class Chip:
    """A claim that puts a position to the test: whose page it leads to, and its mark; denied: it counts the other way round."""

    id: str
    number: str
    title: str
    mark: Mark
    denied: bool


@dataclass(frozen=True)
class Side:
    """One position: what it says, who says so, its word, and the claims behind it."""

    says: str
    who: str
    mark: Mark
    claims: list[Chip]


@dataclass(frozen=True)
class Tile:
    """The median change at one setting and date: arrow and what it says, number and tint."""

    arrow: str
    said: str
    median: str
    tint: str


@dataclass(frozen=True)
class Signs:
    """Settings side by side, a row a date."""

    title: str
    settings: tuple[str, ...]
    rows: list[tuple[str, list[Tile | None]]]


@dataclass(frozen=True)
class Row:
    """One contradiction, in words. by_date: the word between positions at each date, where dates differ; maps: signs by setting."""

    id: str
    title: str
    sides: list[Side]
    word: str
    by_date: str
    sentence: str
    maps: list[Signs]


@dataclass(frozen=True)
class Contradicting:
    """Rows of what was asked; not_asked: (id, title, why) of what cannot be; waiting: ids of those whose claims are not all judged here."""

    rows: list[Row]
    not_asked: list[tuple[str, str, str]]
    waiting: list[str]


def contradicting(judgements: Sequence[Judgement]) -> Contradicting | None:
    """What these judgements leave of the contradictions; None where they bear on none."""
    judged = {j.claim.id: j for j in judgements}
    told = {one.id: compare(one, judged) for one in CONTRADICTIONS}
    rows = [_row(found) for found in told.values() if found is not None]
    if not rows:
        return None
    not_asked = [(one.id, one.title, sentence(one.open_)) for one in CONTRADICTIONS if one.open_]
    return Contradicting(rows, not_asked, [one.id for one in CONTRADICTIONS if told[one.id] is None and not one.open_])


def _row(found: Comparison) -> Row:
    differ = len({at.word for _, at in found.by_date}) > 1
    by_date = ", ".join(f"at {date} {at.word}" for date, at in found.by_date) if differ else ""
    return Row(found.contradiction.id, found.contradiction.title, sides=[_side(answer) for answer in found.answers],
               word=sentence(found.word)[:-1], by_date=sentence(by_date), sentence=with_minus(found.sentence),
               maps=[_signs(one) for one in found.maps])


def _signs(found: Map) -> Signs:
    rows = [(sentence(in_words(date))[:-1], _tiles(found, date)) for date in found.dates]
    return Signs(f"{sentence(found.name)[:-1]}: median change in {found.outcome}", found.settings, rows)


def _tiles(found: Map, date: str) -> list[Tile | None]:
    there = {point.setting: _tile(point) for point in found.at(date)}
    return [there.get(setting) for setting in found.settings]


def _tile(point: Point) -> Tile:
    change = point.cell.median
    return Tile(*sign(change, point.cell.band), percent(change), tint(change))


def _side(answer: Answer) -> Side:
    chips = [Chip(j.claim.id, j.claim.number, j.claim.title, mark_of(j.verdict), answer.denied(j)) for j in answer.judgements]
    return Side(sentence(answer.position.says), answer.position.said_by, mark_of(answer.word), chips)
