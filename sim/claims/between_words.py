"""What is left of a contradiction, in words that can be quoted."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.claims.contradiction import Contradiction
from sim.claims.crossing import Map
from sim.claims.judgement import Judgement
from sim.claims.verdict import Verdict
from sim.claims.wording import value

if TYPE_CHECKING:
    from sim.claims.between import Answer, Found

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
OPENINGS = {"holds": ("it follows", "that"), "falls": ("it does not follow", "that"), "open": ("it stays open", "whether"),
            "number": ("there is a number and no word on it", "whether")}


def word(kind: str, holding: Sequence[int], of: int) -> str:
    """The word between positions, of which there are `of` and those at `holding` hold."""
    if kind == "ONE":
        return f"the {ORDINALS[holding[0]]}"
    if kind == "SEVERAL":
        which = "both" if of == 2 else listed([f"the {ORDINALS[place]}" for place in holding])
        return f"{which} hold: each in its conditions"
    return {"NONE": "neither" if of == 2 else "none of them", "CANNOT_TELL": "cannot tell between them",
            "NUMBERS": "numbers, no word"}[kind]


def compose(contradiction: Contradiction, answers: Sequence["Answer"], by_date: Sequence[tuple[str, "Found"]],
            maps: Sequence[Map]) -> str:
    """The question, what follows of each position and what that rests on, dates that differ, signs and crossings, and what is left out."""
    worlds = min(j.worlds for answer in answers for j in answer.judgements)
    opening = f"in this model, asked in {worlds} {'world' if worlds == 1 else 'worlds'}, "
    signs = [sentence for found in maps for sentence in found.sentences]
    parts = [contradiction.title, opening + _positions(answers), _dates(by_date), *signs, contradiction.caveat]
    return " ".join(_sentence(part) for part in parts if part)


def _positions(answers: Sequence["Answer"]) -> str:
    """What follows, what does not, and what stays open."""
    said = []
    for kind, (opening, joined) in OPENINGS.items():
        mine = [answer for answer in answers if answer.standing == kind]
        partly = " in part" if mine and all(answer.word is Verdict.DEPENDS for answer in mine) else ""
        said += [f"{opening}{partly} {listed([f'{joined} {_position(answer)}' for answer in mine])}"] if mine else []
    return "; ".join(said)


def _position(answer: "Answer") -> str:
    """What a position says, who says it, and the words of its claims."""
    words = ", ".join(of_claim(j, answer.denied(j)) for j in answer.judgements)
    return f"{answer.position.says} ({answer.position.said_by}: {words})"


def of_claim(j: Judgement, denied: bool) -> str:
    """A claim's word, its dates or condition where it hangs on them; a number where it has none."""
    return f"{j.claim.id}, which it denies, {_said(j)}" if denied else f"{j.claim.id} {_said(j)}"


def _said(j: Judgement) -> str:
    if j.verdict is Verdict.NUMBER and j.headline.n:
        return f"a median of {value(j.headline.median, j.headline.scale)}"
    if j.condition is not None:
        return f"depends on {listed(j.condition.parameters)}"
    if j.verdict is Verdict.DEPENDS and j.by_date:
        return listed([f"{said.word} at {cell.labels['date']}" for said, cell in j.by_date if cell.n])
    return j.verdict.word


def _dates(by_date: Sequence[tuple[str, "Found"]]) -> str:
    """The dates, where they do not all say the same."""
    if len({found.word for _, found in by_date}) < 2:
        return ""
    return "by date: " + "; ".join(f"{found.word} at {date}" for date, found in by_date)


def listed(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")
