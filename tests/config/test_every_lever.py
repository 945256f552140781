"""Every number of every lever at, below and beyond what is possible: taken, or refused with its path, value and range in one sentence."""

import math

import pytest

from sim.config.build import build, in_force, plain
from sim.config.check import problems
from sim.config.configuration import Config
from sim.config.sense import nonsense
from sim.config.tree import leaves, tree

NUMBERS = [leaf for leaf in leaves(tree()["policy"]) if leaf.range is not None]
LEVERS = list(tree()["policy"])
USUAL = plain(Config())


def asked(path: str, value: object) -> dict:
    """The default configuration with one setting of a lever changed."""
    _, lever, name = path.split(".")
    policy = USUAL["policy"] | {lever: USUAL["policy"][lever] | {name: value}}
    return USUAL | {"policy": policy}


@pytest.mark.parametrize("leaf", NUMBERS, ids=lambda leaf: leaf.path)
def test_the_ends_of_a_range_are_taken(leaf):
    for value in (leaf.range.low, leaf.range.high, leaf.possible.low, leaf.possible.high):
        data = asked(leaf.path, int(value) if leaf.kind == "whole" else value)
        assert not problems(data, tree())
        config = build(data)
        assert build(plain(config)) == config


@pytest.mark.parametrize("leaf", NUMBERS, ids=lambda leaf: leaf.path)
def test_what_lies_outside_or_is_no_number_is_refused_in_a_sentence(leaf):
    low, high = leaf.possible.low, leaf.possible.high
    below, above = (low - 1, high + 1) if leaf.kind == "whole" else (math.nextafter(low, -math.inf), math.nextafter(high, math.inf))
    for value in (below, above, -1e30, 1e30, math.nan, math.inf, -math.inf, "much", True, None, [1]):
        found = problems(asked(leaf.path, value), tree())
        assert list(found) == [leaf.path] and found[leaf.path].startswith(leaf.path)
    if leaf.kind == "whole":
        assert "whole number" in problems(asked(leaf.path, low + 0.5), tree())[leaf.path]


@pytest.mark.parametrize("lever", LEVERS)
def test_a_name_near_a_lever_is_told_the_lever(lever):
    found = problems(USUAL | {"policy": USUAL["policy"] | {f"{lever}x": {}}}, tree())
    assert f"did you mean policy.{lever}" in found[f"policy.{lever}x"]


@pytest.mark.parametrize("lever", LEVERS)
def test_a_date_outside_the_run_is_refused(lever):
    for year in (2005.9, 2020, 2040):
        config = build(_strong(lever, year))
        if lever in in_force(config.policy):
            assert any(f"policy.{lever}.start" in sentence for sentence in nonsense(config)), year


def _strong(lever: str, year: float) -> dict:
    """The configuration with the lever's first size at the end of its range, from `year` on."""
    first = next(iter(tree()["policy"][lever].values()))
    high = first.choices[-1] if first.kind == "choice" else first.range.high if first.range.high != first.default else first.range.low
    end = int(high) if first.kind == "whole" else high
    policy = USUAL["policy"] | {lever: USUAL["policy"][lever] | {first.path.rsplit(".", 1)[1]: end, "start": year}}
    return USUAL | {"policy": policy}
