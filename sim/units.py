"""The units that quantities may have: a small vocabulary, so that one thing is counted in one word everywhere."""

import re

WORDS = set("""
1, DE, USD, bag, bags, dealers, deaths, firms, g, g pure, kg gross, kg pure, loads, makers, mg, organisations, overdoses, parcels, people,
person-years, pills, sites, splits, uses, week, weeks, year, share, index, ratio, ratio to 2006, ratio to 2010, ratio to idle, log sd,
ln variance, area under curve, level 0-1, scale 0 to 1
""".replace("\n", " ").strip().split(", "))
NUMBER = re.compile(r"^(?:[\d,.]+|million) (?=\S)")   # "1,000 people" are people


def also(*words: str) -> None:
    """Let further words be units: for a user's own quantities."""
    WORDS.update(words)


def unit(text: str) -> str:
    """The unit, if every part between its strokes is a word of the vocabulary. Raises ValueError naming the part that is not."""
    if not isinstance(text, str):
        raise ValueError(f"the unit {text!r} is no text (the words are in sim/units.py)")
    for part in text.split("/"):
        if NUMBER.sub("", part) not in WORDS:
            raise ValueError(f"the unit '{text}' has a part that is no known unit: '{part}' (the words are in sim/units.py)")
    return text
