"""Who dies of an overdose: the table by hand."""

from dataclasses import replace

import numpy as np
import pytest

from sim.harm import rescue
from sim.params.care import Care
from sim.params.people import People

PEOPLE = replace(People(), fatal_alone=0.05, fatal_witnessed=0.02, naloxone_left=0.2, fatal_fentanyl=2.0, fatal_rx=0.1)


def fatal(kind: int, seen: float, naloxone: float, people: People = PEOPLE) -> float:
    base, slope = rescue.fatality_lines(people, Care(), rescue.Rescue(np.array([naloxone, naloxone])))
    return float(rescue.fatality(base[0, kind], slope[0, kind], seen))


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
