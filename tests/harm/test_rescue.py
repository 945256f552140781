"""Who dies of an overdose: the table by hand."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from sim.harm import rescue
from sim.params.care import Care
from sim.params.people import People

PEOPLE = replace(People(), fatal_alone=0.05, fatal_witnessed=0.02, naloxone_left=0.2, fatal_fentanyl=2.0, fatal_rx=0.1)
CARE = Care()


def both(people: People = PEOPLE, care: Care = CARE) -> SimpleNamespace:
    """The numbers of people and of their care together."""
    return SimpleNamespace(**vars(people), **vars(care))


def fatal(kind: int, seen: float, naloxone: float, people: People = PEOPLE) -> float:
    base, slope = rescue.fatality_line(both(people), rescue.Rescue(naloxone), kind)
    return rescue.fatality(base, slope, seen)


@pytest.mark.parametrize(
    "kind, seen, naloxone, expected",
    [
        (0, 0.0, 0.0, 0.05),
        (0, 0.0, 1.0, 0.05),  # nobody is there to use it
        (0, 1.0, 0.0, 0.02),
        (0, 1.0, 1.0, 0.004),
        (0, 1.0, 0.5, 0.012),
        (0, 0.5, 0.5, 0.031),
        (1, 0.0, 0.0, 0.10),
        (1, 1.0, 1.0, 0.008),
        (2, 0.0, 0.0, 0.10),
        (2, 1.0, 0.0, 0.04),
    ],
)
def test_fatality_by_hand(kind, seen, naloxone, expected):
    assert fatal(kind, seen, naloxone) == pytest.approx(expected)


def test_no_overdose_kills_for_certain():
    deadly = replace(PEOPLE, fatal_alone=0.8, fatal_fentanyl=3.0)
    assert fatal(1, 0.0, 0.0, deadly) == rescue.WORST


def test_company_is_at_most_certain():
    assert rescue.company_now(0.8, 1.5) == 1.0
    assert rescue.company_now(0.8, 0.5) == 0.4


def test_treatment_of_those_who_live():
    assert rescue.treated(0.1, 0.2, 0.5, 0.68, 0.2) == pytest.approx(0.1 * 0.8 * (0.5 * 0.68 + 0.5 * 0.2))
    assert rescue.treated(0.1, 1.0, 0.5, 0.68, 0.2) == 0.0


def lines(care: Care = CARE, **changes) -> tuple[float, float]:
    """Fatality of a fentanyl overdose that nobody, and that somebody sees, with naloxone half of the time."""
    base, slope = rescue.fatality_line(both(care=care), rescue.Rescue(0.5, **changes), rescue.FENTANYL)
    return base, base + slope


def test_rescue_from_a_successor_by_hand():
    alone, seen = lines(successor=1.0)
    assert alone == pytest.approx(0.10 * 1.5)
    assert seen == pytest.approx(0.04 * 1.5 * (0.5 + 0.5 * 0.2 * 2.0))


def test_naloxone_does_not_reverse_the_additive():
    alone, seen = lines(adulterant=1.0)
    assert alone == pytest.approx(0.10 * 1.25)
    assert seen == pytest.approx(0.04 * 1.25 * (0.5 + 0.5 * 0.2 * 2.0))
    assert lines(adulterant=0.5)[0] == pytest.approx(0.10 * 1.125)


def test_in_a_site_everybody_is_rescued_at_once():
    rescued = 0.04 * 0.2
    assert lines(sites=1.0) == pytest.approx((rescued, rescued))
    assert lines(sites=0.5)[0] == pytest.approx((0.10 + rescued) / 2)


def test_without_witnesses_nobody_is_rescued_not_even_in_a_site():
    assert lines(witnesses=False, sites=1.0) == pytest.approx((0.10, 0.10))


def test_fear_of_penalties_takes_a_part_of_the_gain_of_being_seen():
    alone, seen = lines()
    help_ = rescue.help_under(CARE, 2.0)
    assert help_ == pytest.approx(2.0**-CARE.help_loss)
    assert alone - lines(help=help_)[1] == pytest.approx((alone - seen) * help_)
    assert rescue.help_under(CARE, 1.0) == 1.0
    assert 1.0 < rescue.help_under(CARE, 0.0) < 2.0      # no penalty at all is a policy too
    assert lines(help=100.0)[1] >= 0.0
