"""between: from the verdicts of claims to what is left of a contradiction. Pure: judgements in, a comparison out.

A position stands where its claims do, at the dates at which they do:

    holds      every word of its claims, at every date, is on its side
    in part    some are, and others are not: there it has its conditions
    falls      none is, and every word is against it or too small to matter
    open       none is on its side, and some cannot be told
    a number   its claims give numbers and no word

A claim that a position denies counts the other way round. Between positions: whichever alone holds, in part or whole; several, each in
its conditions; none; or no word, where one of them is open.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from sim.claims import between_words
from sim.claims.contradiction import Contradiction, Position
from sim.claims.crossing import Map, mapped
from sim.claims.judgement import Judgement
from sim.claims.verdict import Verdict

FOR = (Verdict.SUPPORTED, Verdict.WRONG_REASON, Verdict.LEANS_TOWARDS)       # firmest first
AGAINST = (Verdict.CONTRADICTED, Verdict.TOO_SMALL, Verdict.LEANS_AGAINST, Verdict.MOSTLY_SMALL)
DENIED = {
    Verdict.SUPPORTED: Verdict.CONTRADICTED, Verdict.WRONG_REASON: Verdict.CONTRADICTED, Verdict.LEANS_TOWARDS: Verdict.LEANS_AGAINST,
    Verdict.CONTRADICTED: Verdict.SUPPORTED, Verdict.TOO_SMALL: Verdict.SUPPORTED, Verdict.LEANS_AGAINST: Verdict.LEANS_TOWARDS,
    Verdict.MOSTLY_SMALL: Verdict.LEANS_TOWARDS,
}


class Between(Enum):
    """What may be said between positions."""

    ONE = "one holds"
    SEVERAL = "several hold"
    NONE = "none holds"
    CANNOT_TELL = "cannot tell"
    NUMBERS = "numbers"


@dataclass(frozen=True)
class Answer:
    """A position with what its claims say. word: of all of them together; denied: those that count the other way round."""

    position: Position
    word: Verdict
    judgements: tuple[Judgement, ...]

    def denied(self, j: Judgement) -> bool:
        return j.claim.id in self.position.denies

    @property
    def standing(self) -> str:
        """Whether it holds (in part or whole), falls, is open, or has a number: the keys of `between_words.OPENINGS`."""
        if self.word in FOR or self.word is Verdict.DEPENDS:
            return "holds"
        return {Verdict.CANNOT_TELL: "open", Verdict.NUMBER: "number"}.get(self.word, "falls")


@dataclass(frozen=True)
class Found:
    """What stands between positions: the kind, which of them hold, by their place, of how many, and whether those hold in part only."""

    kind: Between
    holding: tuple[int, ...]
    of: int
    partly: bool = False

    @property
    def word(self) -> str:
        """The first, neither, cannot tell between them..."""
        alone = self.kind is Between.ONE and self.partly
        return between_words.word(self.kind.name, self.holding, self.of) + (", in part" if alone else "")


@dataclass(frozen=True)
class Comparison:
    """A contradiction, judged.

    answers    its positions with their words, in order
    found      what stands between them; by_date: the same at each date at which every position was asked
    maps       settings side by side: which have which sign, and where it turns
    sentence   all of it in full sentences
    """

    contradiction: Contradiction
    answers: tuple[Answer, ...]
    found: Found
    by_date: tuple[tuple[str, Found], ...]
    maps: tuple[Map, ...]
    sentence: str

    @property
    def word(self) -> str:
        return self.found.word


def compare(contradiction: Contradiction, judged: Mapping[str, Judgement]) -> Comparison | None:
    """A contradiction judged by the verdicts of its claims; None where it is not asked, or a claim it needs was not judged."""
    if contradiction.open_ or missing(contradiction, judged):
        return None
    answers = tuple(_answer(position, judged) for position in contradiction.positions)
    found = between([answer.word for answer in answers])
    by_date = _by_date(answers)
    maps = tuple(mapped(axis.name, [judged[id] for id in axis.claims]) for axis in contradiction.axes if set(axis.claims) <= set(judged))
    return Comparison(contradiction, answers, found, by_date, maps, between_words.compose(contradiction, answers, by_date, maps))


def missing(contradiction: Contradiction, judged: Mapping[str, Judgement]) -> tuple[str, ...]:
    """The claims it needs that were not judged."""
    return tuple(id for id in contradiction.claims if id not in judged)


def between(words: Sequence[Verdict]) -> Found:
    """What stands between positions with these words. Those that give a number are left aside where two others have a word."""
    holding = tuple(place for place, word in enumerate(words) if word in FOR or word is Verdict.DEPENDS)
    worded = [word for word in words if word is not Verdict.NUMBER]
    if len(worded) < 2:
        kind = Between.NUMBERS
    elif Verdict.CANNOT_TELL in worded:
        kind = Between.CANNOT_TELL
    else:
        kind = (Between.NONE, Between.ONE)[len(holding)] if len(holding) < 2 else Between.SEVERAL
    return Found(kind, holding, len(words), partly=all(words[place] is Verdict.DEPENDS for place in holding))


def together(words: Iterable[Verdict]) -> Verdict:
    """One word for several claims or dates: the weakest of one side, "depends" where some are for it and others are not.

    Numbers are left aside where anything else has a word. Where nothing is for it and something is open, it cannot be told.
    """
    said = set(words)
    said = said - {Verdict.NUMBER} or said
    for side in (FOR, AGAINST):
        if said and said <= set(side):
            return next(word for word in reversed(side) if word in said)
    if said & {*FOR, Verdict.DEPENDS}:
        return Verdict.DEPENDS
    return Verdict.NUMBER if said == {Verdict.NUMBER} else Verdict.CANNOT_TELL


def _answer(position: Position, judged: Mapping[str, Judgement]) -> Answer:
    mine = tuple(judged[id] for id in position.tests)
    return Answer(position, together(word for j in mine for word in _dated(position, j).values()), mine)


def _dated(position: Position, j: Judgement) -> dict[str, Verdict]:
    """What a judgement says for a position at each date that answered; one word for all where it is no matter of dates."""
    own = {cell.labels["date"]: word for word, cell in j.by_date if cell.n} or {j.headline.labels["date"]: j.verdict}
    if j.condition is not None or j.verdict in (Verdict.NUMBER, Verdict.WRONG_REASON):
        own = dict.fromkeys(own, j.verdict)
    return {date: DENIED.get(word, word) if j.claim.id in position.denies else word for date, word in own.items()}


def _by_date(answers: Sequence[Answer]) -> tuple[tuple[str, Found], ...]:
    """What stands between positions at each date at which all of them are asked for what their word rests on."""
    dated = [[_dated(answer.position, j) for j in answer.judgements if answer.word is Verdict.NUMBER or j.verdict is not Verdict.NUMBER]
             for answer in answers]
    dates = dict.fromkeys(date for mine in dated for one in mine for date in one)
    at = {date: [[one[date] for one in mine if date in one] for mine in dated] for date in dates}
    return tuple((date, between([together(words) for words in words_of])) for date, words_of in at.items() if all(words_of))
