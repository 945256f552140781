"""Parameters in words: the meaning declared beside each number, for axes and bars."""

import math

from sim.claims.conditions import SEEN
from sim.params.form import numbers
from sim.report.words import number
from sim.spec import Params


def meanings() -> dict[str, str]:
    """Dotted path of every declared number -> the clause that says what it is; and of every state of the market before the date."""
    return {n.path: n.meaning for n in numbers(Params())} | {name: one.meaning for name, one in SEEN.items()}


def in_words(name: str, known: dict[str, str]) -> str:
    """A parameter's meaning; an input that is no parameter (a date, a state) by its own name."""
    return known.get(name) or name.split(".")[-1].replace("_", " ")


def wrapped(text: str, width: int = 40, lines: int = 2) -> str:
    """At most `lines` lines of about `width` letters; what does not fit ends in an ellipsis."""
    out, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            out.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    out.append(line)
    if len(out) > lines:
        out = out[:lines]
        out[-1] = out[-1].rstrip(",;") + "\u2026"
    return "\n".join(out)


def limits(low: float, high: float) -> str:
    """`above 0.36`, `below 2`, `0.36 to 2`, `any`."""
    if math.isfinite(low) and math.isfinite(high):
        return f"{number(low)} to {number(high)}"
    if math.isfinite(low):
        return f"above {number(low)}"
    return f"below {number(high)}" if math.isfinite(high) else "any"
