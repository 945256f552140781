"""What is left of a contradiction, in words that can be quoted."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.claims.contradiction import Contradiction
from sim.claims.crossing import Crossing
from sim.claims.judgement import Judgement
from sim.claims.wording import value

if TYPE_CHECKING:
    from sim.claims.between import Answer, Found

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
FEW = 4      # crossings that are told one by one


def word(kind: str, holding: Sequence[int], of: int) -> str:
    """The word between positions, of which there are `of` and those at `holding` hold."""
    if kind == "ONE":
        return f"the {ORDINALS[holding[0]]}"
    if kind == "SEVERAL":
        which = "both" if of == 2 else listed([f"the {ORDINALS[place]}" for place in holding])
        return f"{which} hold: each in its conditions"
    return {"NONE": "neither" if of == 2 else "none of them", "CANNOT_TELL": "cannot tell between them",
            "NUMBERS": "numbers, no word"}[kind]


def compose(contradiction: Contradiction, answers: Sequence["Answer"], found: "Found", by_date: Sequence[tuple[str, "Found"]],
            crossed: Sequence[Crossing]) -> str:
    """What is found, what each position rests on, dates that differ, crossings, and what is left out."""
    worlds = min(j.worlds for answer in answers for j in answer.judgements)
    asked = f"in this model, asked in {worlds} {'world' if worlds == 1 else 'worlds'}"
    parts = [_found(answers, found, asked), _dates(by_date), *(crossing.sentence for crossing in crossed[:FEW]), contradiction.caveat]
    return " ".join(_sentence(part) for part in parts if part)


def _found(answers: Sequence["Answer"], found: "Found", asked: str) -> str:
    """The opening: who is right, or why no side has it."""
    said = [_position(answer) for answer in answers]
    if found.kind.name in ("ONE", "SEVERAL"):
        held = [said[place] for place in found.holding]
        others = [one for place, one in enumerate(said) if place not in found.holding]
        each = ", each in its conditions," if len(held) > 1 else ""
        against = f"; not {listed(others)}" if others else ""
        return f"{asked}, it follows{each} {listed(held)}{against}"
    opening = {"NONE": "neither follows" if len(said) == 2 else "none of these follows",
               "CANNOT_TELL": "it cannot be told between these", "NUMBERS": "these give numbers and no word"}[found.kind.name]
    return f"{asked}, {opening}: {'; '.join(said)}"


def _position(answer: "Answer") -> str:
    """What a position says, who says it, and the words of its claims."""
    words = ", ".join(of_claim(j, answer.denied(j)) for j in answer.judgements)
    return f"that {answer.position.says} ({answer.position.said_by}: {words})"


def of_claim(j: Judgement, denied: bool) -> str:
    """A claim's word; a number where it has none."""
    said = f"a median of {value(j.headline.median, j.headline.scale)}" if j.verdict.name == "NUMBER" and j.headline.n else j.verdict.word
    return f"{j.claim.id}, which it denies, {said}" if denied else f"{j.claim.id} {said}"


def _dates(by_date: Sequence[tuple[str, "Found"]]) -> str:
    """The dates, where they do not all say the same."""
    if len({found for _, found in by_date}) < 2:
        return ""
    return "by date: " + ", ".join(f"{found.word} at {date}" for date, found in by_date)


def listed(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + ("" if text.endswith(".") else ".")
