"""Whatever passes the checks gives finite, non-negative numbers and closed books; whatever cannot be is refused in a sentence.

By hand, as many configurations as you like: `COUNTERFLOW_CONFIGURATIONS=10000 pytest tests/laws/test_any_setting.py`; from others with
`COUNTERFLOW_LUCK=NUMBER`. A configuration that fails is named by its luck and number.
"""

import os
import random
from collections import Counter

import numpy as np
import pytest

from sim import Spec, World
from sim.config.check import problems, wrong_value
from sim.config.tree import leaves, tree
from sim.errors import InputError
from sim.params.timeline import Timeline
from tests.laws.any_setting import ODD, Tried, configuration, random_changes, settings, strange, tried

NUMBER = int(os.environ.get("COUNTERFLOW_CONFIGURATIONS", "120"))
LUCK = os.environ.get("COUNTERFLOW_LUCK", "1")
PARTS = 8


def one(number: int) -> Tried:
    """What became of configuration `number`."""
    luck = random.Random(f"{LUCK}/{number}")
    late = number % 11 == 0
    return tried(random_changes(luck, late), luck, late)


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_passes_lives(part):
    became = {number: one(number) for number in range(part, NUMBER, PARTS)}
    faults = {f"configuration {LUCK}/{number}": end.faults for number, end in became.items() if end.faults}
    assert not faults
    count = Counter("refused" if end.refused else "ran" for end in became.values())
    print(f"{count['ran']} ran, {count['refused']} refused, 0 failed")
    assert count["ran"] > 0.7 * len(became)


@pytest.mark.parametrize("kind", ["number", "whole", "date", "series", "switch", "choice", "names", "text"])
def test_what_a_setting_cannot_be_is_refused_by_name(kind):
    """Every setting of the form, held against everything odd: what passes is of its kind and possible."""
    for leaf in (leaf for leaf in leaves(tree()) if leaf.kind == kind):
        for value in ODD:
            said = wrong_value(leaf, value)
            assert said.startswith(leaf.path) if said else fits(leaf, value), (leaf.path, value, said)


def fits(leaf, value) -> bool:
    """Whether an odd value is one that the setting may have."""
    if leaf.kind in ("number", "whole", "date"):
        may = leaf.possible
        return isinstance(value, int | float) and value in may and (leaf.kind != "whole" or value == int(value))
    plain = {"switch": bool, "text": str, "choice": str, "series": list}
    return isinstance(value, plain.get(leaf.kind, (str, list))) and leaf.kind not in ("choice", "series")


def test_every_setting_has_bounds():
    numbers = [leaf for leaf in leaves(tree()) if leaf.kind in ("number", "whole", "date", "series")]
    assert not [leaf.path for leaf in numbers if not leaf.possible]


@pytest.mark.parametrize("name", [leaf.path for leaf in settings() if leaf.kind == "series"])
def test_a_series_is_held_to_what_it_can_be(name):
    leaf = next(leaf for leaf in settings() if leaf.path == name)
    for times in (-1.0, 1e6):
        largest = max(abs(value) for _, value in leaf.default)
        points = [[year, times * max(abs(value), largest)] for year, value in leaf.default]
        if all(value in leaf.possible for _, value in points):
            continue
        assert name in problems(configuration({name: points}), tree())[name]
        with pytest.raises(InputError, match=f"{name} is .* outside"):
            Timeline(**{name.removeprefix("timeline."): dict(points)})
    for value in (leaf.possible.low, leaf.possible.high):
        assert not problems(configuration({name: [[2006, value]]}), tree())
    for past in (leaf.possible.low - 0.01, leaf.possible.high * 1.01):
        assert problems(configuration({name: [[2006, past]]}), tree())


@pytest.mark.parametrize("given", [
    {"naloxone": {}}, {"naloxone": 0.5}, {"naloxone": {2012: 0.1, 2010: 0.2}}, {"naloxone": {2010: float("nan")}},
    {"naloxone": {2010: "much"}},
    {"naloxone": {float("inf"): 0.1}},
    {"parcels": {2010: 0.0}}, {"pandemic": 1e9}, {"pandemic": float("nan")}, {"pandemic": {2020: 1}},
])
def test_a_record_made_in_python_is_held_to_the_same(given):
    with pytest.raises(InputError, match=f"timeline.{next(iter(given))}"):
        Timeline(**given)


def test_a_world_with_a_fault_is_found_out():
    """The twin: what this file looks for is seen where it is."""
    table = World(Spec(people=100, end=2007, solve_level=False)).run(3).table()
    assert not strange(table)
    for name, wrong in (("deaths_expected", -1e4), ("deaths_expected", 4e9), ("users_rx", np.inf), ("users_rx", 1e16)):
        assert strange(table | {name: table[name] + wrong})
