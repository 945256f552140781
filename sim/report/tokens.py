"""Design tokens: one colour, one meaning.  The style sheet and the figures read the same names."""

from dataclasses import dataclass

INK = "#1b1f24"          # text, axes' words
MUTED = "#5d6675"        # notes, units
HAIRLINE = "#dfe3e8"     # rules and grids
BASELINE = "#7a828e"     # the arm without the policy: lines only, too light for words
BASELINE_WORDS = "#565f6e"
POLICY = "#c4512d"       # the arm with the policy, and what grew because of it
POLICY_WORDS = "#a83f1f"
FLOW = "#0b6e99"         # goods that move as they did
FEWER = "#2c6f93"        # falls, in a map of signs
ZONE = "#e3e6eb"         # differences too small to matter
NODE = "#27475a"

MEDIAN_WIDTH = 1.8
BAND_50 = 0.24
BAND_90 = 0.14


@dataclass(frozen=True)
class Mark:
    """How a verdict is shown: a shape, a word and a colour, never the colour alone."""

    shape: str
    word: str
    colour: str
    key: str


SUPPORTED = Mark("disc", "Supported", "#1f6b46", "supported")
CONTRADICTED = Mark("cross", "Contradicted", "#b3261e", "contradicted")
TOO_SMALL = Mark("bar", "Too small to matter", "#3f5a8a", "small")
MOSTLY_SMALL = Mark("bar-open", "Mostly too small", "#3f5a8a", "mostly-small")
LEANS_TOWARDS = Mark("disc-open", "Leans towards", "#1f6b46", "leans-towards")
LEANS_AGAINST = Mark("cross-open", "Leans against", "#b3261e", "leans-against")
DEPENDS = Mark("half", "Depends", "#855a00", "depends")
WRONG_REASON = Mark("ring-disc", "Right for the wrong reason", "#6b4a86", "wrong-reason")
NUMBER = Mark("rule", "A number, no word", "#3f5a8a", "number")
CANNOT_TELL = Mark("ring", "Cannot tell", "#565f6e", "cannot-tell")

MARKS = (SUPPORTED, CONTRADICTED, LEANS_TOWARDS, LEANS_AGAINST, TOO_SMALL, MOSTLY_SMALL, DEPENDS, WRONG_REASON, NUMBER, CANNOT_TELL)
_BEGINNINGS = {
    "supported": SUPPORTED, "contradicted": CONTRADICTED, "too small": TOO_SMALL, "mostly too small": MOSTLY_SMALL,
    "leans towards": LEANS_TOWARDS, "leans against": LEANS_AGAINST, "a number": NUMBER,
    "depends": DEPENDS, "right for": WRONG_REASON, "cannot tell": CANNOT_TELL,
}


def mark_of(verdict) -> Mark:
    """The mark of a verdict, found by the first words of its sentence (or by its name).

    Raises ValueError for a verdict the page has no mark for: a silent default could print a wrong word.
    """
    name = getattr(verdict, "name", "").lower().replace("_", " ")
    for said in (str(getattr(verdict, "value", verdict)).lower(), name):
        for beginning, mark in _BEGINNINGS.items():
            if said.startswith(beginning):
                return mark
    raise ValueError(f"the page has no mark for the verdict {verdict!r}")
