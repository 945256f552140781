"""What may be set is wider than what is drawn, by a rule for each kind of number, and never narrower."""

import pytest

from sim.config.tree import leaves, tree
from sim.params.form import numbers, par
from sim.params.possible import YEARS, possible_range
from sim.params.ranges import Range
from sim.policy.levers import Policy
from sim.spec import Params

EVERY = [*numbers(Params()), *numbers(Policy())]


@pytest.mark.parametrize("default, unit, plausible, low, high", [
    (0.3, "share", (0.1, 0.6), 0.0, 1.0),
    (0.3, "share of price", (0.1, 0.6), 0.0, 1.0),
    (0.04, "1/week", (0.01, 0.2), 0.0, 1.0),
    (0.04, "probability/week", (0.01, 0.2), 0.0, 1.0),
    (0.1, "1/year", (0.0, 0.4), 0.0, 52.0),
    (2013.0, "year", (2012.5, 2015.0), YEARS.low, YEARS.high),
    (1.2, "elasticity", (0.5, 1.5), 0.0, 15.0),
    (1.0, "log odds", (-2.0, 3.0), -2.0, 30.0),
    (2.5, "million people", (1.0, 4.0), 0.01, 40.0),
    (12, "firms", (2, 60), 1, 600),
    (2, "makers", (0, 2), 0, 20),
    (3.0, "ratio", (1.0, 5.0), 0.0, 500.0),
])
def test_the_unit_says_how_far(default, unit, plausible, low, high):
    may = possible_range(default, unit, Range(*plausible), "assumed: test")
    assert (may.low, may.high) == (pytest.approx(low), pytest.approx(high))


def test_what_is_drawn_in_logarithms_is_never_nothing():
    may = possible_range(3.0, "USD", Range(1.0, 5.0, log=True), "assumed: test")
    assert (may.low, may.high) == (0.01, 500.0)


@pytest.mark.parametrize("source, plausible", [("choice", (1.0, 5.0)), ("by definition", (3.0, 3.0))])
def test_choices_and_definitions_are_what_they_say(source, plausible):
    assert possible_range(3.0, "ratio", Range(*plausible), source) == Range(*plausible)


def test_a_number_may_say_so_itself_but_not_less_than_is_drawn():
    assert par(0.5, "share", "some", (0.1, 0.9), "assumed: test", possible=(0.05, 0.95)).metadata["possible"] == Range(0.05, 0.95)
    with pytest.raises(ValueError, match="lies outside what is possible"):
        par(0.5, "share", "some", (0.1, 0.9), "assumed: test", possible=(0.2, 1.0))


def test_whatever_is_plausible_is_possible():
    assert not [n.path for n in EVERY if n.range.low not in n.possible or n.range.high not in n.possible]


def test_every_drawn_number_may_be_set_beyond_its_range():
    """A share may be drawn over all that it can be; any other number has room."""
    full = [n.path for n in EVERY if n.drawn and n.possible == n.range]
    assert all(n.range == Range(0.0, 1.0) for n in EVERY if n.path in full), full


def test_the_form_is_checked_against_what_is_possible():
    declared = {f"params.{n.path}": n.possible for n in numbers(Params())}
    assert declared == {leaf.path: leaf.possible for leaf in leaves(tree()) if leaf.path in declared}
