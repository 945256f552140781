"""Every number is declared once, with unit, meaning, a range that holds its default, and a source."""

import pytest

from sim.params.form import Range, numbers, par
from sim.params.references import known
from sim.policy.levers import Policy
from sim.spec import Params

NUMBERS = [*numbers(Params()), *numbers(Policy())]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda n: n.path)
def test_a_number_says_what_it_is(number):
    assert number.unit and number.meaning and not number.meaning.endswith(".")
    assert number.range.low <= number.default <= number.range.high
    assert known(number.source), f"{number.path} cites {number.source!r}, which sim/params/references.py does not list"


def test_what_is_drawn_has_room_to_be_drawn():
    assert not [n.path for n in NUMBERS if n.drawn and n.range.low == n.range.high]


def test_a_default_outside_its_range_is_refused():
    with pytest.raises(ValueError, match="outside its plausible range"):
        par(2.0, "share", "too much", (0.0, 1.0), "assumed: test")


def test_a_logarithm_cannot_start_at_zero():
    with pytest.raises(ValueError, match="logarithms"):
        par(0.5, "share", "from nothing", (0.0, 1.0), "assumed: test", log=True)


def test_quantiles_of_a_logarithmic_range_are_geometric():
    assert Range(1.0, 100.0, log=True).at(0.5) == pytest.approx(10.0)
    assert Range(1.0, 100.0).at(0.5) == pytest.approx(50.5)
