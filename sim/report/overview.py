"""What was found, on one screen: title, lede, counts, where the claims stand, the firmest and the most contested; and a row a claim."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sim.claims.claim import Group
from sim.claims.judgement import ALL_DATES, Cell, Judgement
from sim.claims.verdict import what_decides
from sim.report.charts import forest
from sim.report.tokens import (
    CANNOT_TELL,
    CONTRADICTED,
    DEPENDS,
    LEANS_AGAINST,
    LEANS_TOWARDS,
    MARKS,
    MOSTLY_SMALL,
    NUMBER,
    SUPPORTED,
    TOO_SMALL,
    WRONG_REASON,
    Mark,
    mark_of,
)
from sim.report.words import counted, listed, sentence, share, span, value

FEW = 3                                                   # claims named on the first screen, on either side
FIRM = (SUPPORTED, CONTRADICTED, TOO_SMALL, WRONG_REASON)
OPEN = (LEANS_TOWARDS, LEANS_AGAINST, MOSTLY_SMALL, DEPENDS, CANNOT_TELL)
BINS = 10

@dataclass(frozen=True)
class Row:
    """One line of the table of verdicts, in words. number: whose page it leads to."""

    id: str
    number: str
    title: str
    said: str
    mark: Mark
    forest: str
    median: str
    interval: str
    agree: str
    oppose: str
    worlds: str
    absent: str


@dataclass(frozen=True)
class Bin:
    """A stretch of the scale from "no answer agrees" to "all agree", and the claims that stand there."""

    name: str
    rows: list[Row]


@dataclass(frozen=True)
class Overview:
    """What the first screen shows.

    counts    (mark, how many verdicts) of the words that were given
    bins      claims by the share of answers that agree; aside: those that get no word, or no answer
    firmest, contested   at most three of each
    axis, parts          the scale of the rows, and the rows by part of the trade
    """

    counts: list[tuple[Mark, int]]
    bins: list[Bin]
    aside: list[Row]
    firmest: list[Row]
    contested: list[Row]
    axis: str
    parts: list[tuple[str, list[Row]]]

    @property
    def several(self) -> bool:
        """Whether there is more than one to choose from."""
        return sum(len(rows) for _, rows in self.parts) > 1


def overview(judgements: Sequence[Judgement]) -> Overview:
    """The first screen and the rows of these judgements."""
    reach = forest.reach_of([j.headline for j in judgements if not j.headline.scale])
    known = {j.claim.id: _row(j, reach) for j in judgements}

    def rows(chosen: Sequence[Judgement]) -> list[Row]:
        return [known[j.claim.id] for j in chosen]

    placed = [j for j in judgements if _stands(j)]
    kinds = [mark_of(j.verdict) for j in judgements]
    return Overview(
        counts=[(mark, n) for mark in MARKS if (n := kinds.count(mark))],
        bins=[Bin(_stretch(i), rows([j for j in placed if _bin(j) == i])) for i in range(BINS)],
        aside=rows([j for j in judgements if not _stands(j)]),
        firmest=rows(firmest(judgements)), contested=rows(contested(judgements)), axis=forest.header(reach),
        parts=[(part.value, inside) for part in Group if (inside := rows([j for j in judgements if j.claim.group is part]))],
    )


def firmest(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The claims with a firm word whose deciding share is highest at the lower end of its error; one of each number."""
    firm = [j for j in judgements if mark_of(j.verdict) in FIRM and j.headline.n]
    return _first_of_each(sorted(firm, key=lambda j: (-j.headline.mc_interval[0], -_sharpness(j.headline))))


def contested(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The claims without a firm word on which answers of several worlds lie on both sides most evenly; one of each number."""
    both = [j for j in judgements if mark_of(j.verdict) in OPEN and j.headline.n > 1 and not j.headline.scale and _divided(j.headline)]
    return _first_of_each(sorted(both, key=lambda j: (-_divided(j.headline), _sharpness(j.headline))))


def _divided(cell: Cell) -> float:
    return min(cell.share_agree, cell.share_oppose)


def _sharpness(cell: Cell) -> float:
    """How large the median is beside its interval."""
    width = cell.i90[1] - cell.i90[0]
    return abs(cell.median) / width if math.isfinite(width) and width > 0 else 0.0


def _first_of_each(ordered: Sequence[Judgement]) -> list[Judgement]:
    found: dict[str, Judgement] = {}
    for j in ordered:
        found.setdefault(j.claim.number, j)
    return list(found.values())[:FEW]


def _stands(j: Judgement) -> bool:
    """Whether a claim has a place between "no answer agrees" and "all agree"."""
    return mark_of(j.verdict) is not NUMBER and j.headline.n > 0


def _bin(j: Judgement) -> int:
    return min(BINS - 1, int(j.headline.share_agree * BINS + 1e-9))


def _stretch(i: int) -> str:
    return f"{100 * i // BINS}\u2013{100 * (i + 1) // BINS}%"


def title(judgements: list[Judgement]) -> str:
    """A plain statement, honest when most claims stay open."""
    claims, total, open_ = len({j.claim.number for j in judgements}), len(judgements), _open(judgements)
    if 2 * open_ > len(judgements):
        return "On most of these claims about fentanyl policy, the model cannot tell" if open_ < len(judgements) else \
            "On none of these claims about fentanyl policy can the model tell"
    kinds = [mark_of(j.verdict) for j in judgements]
    said = [f"{verb} {n}" for mark, verb in ((SUPPORTED, "supports"), (CONTRADICTED, "contradicts")) if (n := kinds.count(mark))]
    if said and total > 1:
        return f"Of {total} claims about fentanyl policy, a simulated market {listed(said)}"
    return f"{sentence(counted(claims, 'claim'))[:-1]} about fentanyl policy, put to a simulated market"


def lede(judgements: list[Judgement]) -> str:
    """How the claims were tested."""
    each = "Each claim from the press" if len(judgements) > 1 else "The claim"
    return f"{each}, restated in our words, became pairs of simulated worlds that {_differ(judgements)}."


def _differ(judgements: list[Judgement]) -> str:
    """In what the two arms of a pair differ: a policy, or (claims about what caused something) a history."""
    asked = {j.claim.attributes for j in judgements}
    policy, cause = "differ in nothing but the policy", "differ from the first week on in the cause they name"
    if asked == {True, False}:
        return f"{policy} or, for claims about what caused something, {cause}"
    return cause if True in asked else policy


def _row(j: Judgement, reach: float) -> Row:
    c, claim = j.headline, j.claim
    needs = {"rises": c.band, "falls": -c.band}.get(claim.expects.value)
    return Row(
        claim.id, claim.number, title=claim.title, said=claim.said_by, mark=mark_of(j.verdict),
        forest="" if c.scale else forest.row(c, None, needs, reach), median=value(c.median, c.scale),
        interval=span(*c.i90, c.scale) if c.spreads else "", agree=share(c.share_agree), oppose=share(c.share_oppose),
        worlds=f"{c.n:,}", absent=", ".join(worlds_in_words(c).split(", ")[1:]),
    )


def worlds_in_words(cell: Cell) -> str:
    """`16 worlds`, and how often a date never came or a run failed."""
    parts = [f"{cell.n:,} world" + "s" * (cell.n != 1)]
    pooled = cell.labels.get("date") == ALL_DATES
    absent = f"{cell.never} date{'s' * (cell.never > 1)} not reached" if pooled else f"{cell.never} never there"
    parts += [absent] if cell.never else []
    parts += [f"{cell.errors} failed"] if cell.errors else []
    return ", ".join(parts)


def _open(judgements: list[Judgement]) -> int:
    return sum(mark_of(j.verdict) is CANNOT_TELL for j in judgements)


def rule(judgements: list[Judgement]) -> str:
    """How many worlds must agree, for the number of worlds of this page."""
    return what_decides(max(j.worlds if j.headline.drawn else 0 for j in judgements))
