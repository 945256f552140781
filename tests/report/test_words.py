"""Are numbers said as they are, without false precision or false certainty?"""

import math

import pytest

from sim.report.words import counted, listed, number, percent, share, value, with_minus


@pytest.mark.parametrize("value, said", [
    (0.213, "+21%"), (1.5, "+150%"), (0.02, "+2%"),
    (13.2, "\u00d714"), (9.0, "\u00d710"), (8.9, "+890%"), (127.4, "\u00d7130"), (167574.96, "more than \u00d71,000"),
    (math.inf, "from nothing"),
    (-0.004, "\u22120.4%"), (0.0, "0%"), (-0.0001, "0%"), (0.0996, "+10%"), (math.nan, "n/a"),
])
def test_changes_carry_their_sign(value, said):
    assert percent(value) == said


@pytest.mark.parametrize("value, said", [(0.8125, "81%"), (1.0, "100%"), (0.999, ">99%"), (0.001, "<1%"), (0.0, "0%"), (-0.05, "\u22125%")])
def test_a_share_is_never_rounded_to_all_or_none(value, said):
    assert share(value) == said


@pytest.mark.parametrize("value, said", [
    (15469, "15,469"), (1_234_567, "1,234,567"), (512e9, "510 billion"), (-38_400_005_461, "\u221238 billion"),
    (7e15, "more than 1,000 trillion"), (0.012345, "0.0123"), (6.0, "6"), (-1234.5, "\u22121,234"), (0, "0"), (math.nan, "n/a"),
])
def test_numbers_keep_three_digits(value, said):
    assert number(value) == said


def test_counts_are_words_up_to_twelve():
    assert (counted(1, "world"), counted(16, "world"), counted(0, "claim")) == ("one world", "16 worlds", "no claims")


def test_lists_read_aloud():
    assert listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize("size, scale, said", [
    (0.213, "", "+21%"), (0.56, "share", "56%"), (13.2, "share", "1,320%"), (0.412, "scale 0 to 1", "0.412 scale 0 to 1"),
    (2_345_678, "doses", "2.3 million doses"), (45_678.4, "doses", "45,678 doses"), (math.nan, "doses", "n/a"),
    (-2.5, "weeks", "\u22122.5 weeks"),
])
def test_a_size_is_said_in_its_unit_and_in_no_more_digits_than_are_known(size, scale, said):
    assert value(size, scale) == said


def test_a_sentence_has_real_signs_of_minus_and_of_multiplication():
    assert with_minus("a median of x14 (-3% to more than x1,000) in box 4 and C02x2") == \
        "a median of \u00d714 (\u22123% to more than \u00d71,000) in box 4 and C02x2"


def test_hyphens_within_words_are_no_minus():
    assert with_minus("street-opioid at 10% -3.1% (-2%)") == "street-opioid at 10% \u22123.1% (\u22122%)"
