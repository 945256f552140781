"""The model bears whatever it may be set to: numbers anywhere they are possible give finite worlds with closed books, or are refused.

By hand, as many as you like: `COUNTERFLOW_EXTREMES=5000 pytest tests/laws/test_beyond.py`. A world that fails is named by its number.
"""

import os
import random
from collections import Counter

import pytest

from tests.laws.any_setting import Tried, beyond

NUMBER = int(os.environ.get("COUNTERFLOW_EXTREMES", "80"))
PARTS = 4


def one(number: int) -> Tried:
    """What became of world `number`."""
    return beyond(random.Random(f"b/{number}"))


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_is_possible_lives(part):
    became = {number: one(number) for number in range(part, NUMBER, PARTS)}
    assert not {number: end.faults for number, end in became.items() if end.faults}
    count = Counter("refused" if end.refused else "ran" for end in became.values())
    print(f"{count['ran']} ran, {count['refused']} refused, 0 failed")
    assert count["ran"] > 0.7 * len(became)
