"""Are numbers said as they are, without false precision or false certainty?"""

import math

import pytest

from sim.report.words import counted, listed, number, percent, share, with_minus


@pytest.mark.parametrize("value, said", [
    (0.213, "+21%"), (1.5, "+150%"), (0.02, "+2%"),
    (-0.004, "\u22120.4%"), (0.0, "0%"), (-0.0001, "0%"), (0.0996, "+10%"), (math.nan, "n/a"),
])
def test_changes_carry_their_sign(value, said):
    assert percent(value) == said


@pytest.mark.parametrize("value, said", [(0.8125, "81%"), (1.0, "100%"), (0.999, ">99%"), (0.001, "<1%"), (0.0, "0%"), (-0.05, "\u22125%")])
def test_a_share_is_never_rounded_to_all_or_none(value, said):
    assert share(value) == said


@pytest.mark.parametrize("value, said", [
    (15469, "15,469"), (0.012345, "0.0123"), (6.0, "6"), (-1234.5, "\u22121,234"), (0, "0"), (math.nan, "n/a"),
])
def test_numbers_keep_three_digits(value, said):
    assert number(value) == said


def test_counts_are_words_up_to_twelve():
    assert (counted(1, "world"), counted(16, "world"), counted(0, "claim")) == ("one world", "16 worlds", "no claims")


def test_lists_read_aloud():
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_hyphens_within_words_are_no_minus():
    assert with_minus("street-opioid at 10% -3.1% (-2%)") == "street-opioid at 10% \u22123.1% (\u22122%)"
