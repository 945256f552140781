"""Where the articles contradict one another: each contradiction as a row, its positions with their words, and the word between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sim.claims.between import Answer, Comparison, compare
from sim.claims.judgement import Judgement
from sim.claims.register.opposed import CONTRADICTIONS
from sim.report.tokens import Mark, mark_of
from sim.report.words import sentence, with_minus


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
class Row:
    """One contradiction, in words. by_date: the word between positions at each date, where dates differ."""

    id: str
    title: str
    sides: list[Side]
    word: str
    by_date: str
    sentence: str


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
    return Row(found.contradiction.id, found.contradiction.title, [_side(answer) for answer in found.answers], sentence(found.word)[:-1],
               sentence(by_date), with_minus(found.sentence))


def _side(answer: Answer) -> Side:
    chips = [Chip(j.claim.id, j.claim.number, j.claim.title, mark_of(j.verdict), answer.denied(j)) for j in answer.judgements]
    return Side(sentence(answer.position.says), answer.position.said_by, mark_of(answer.word), chips)
