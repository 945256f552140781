"""Does the effect stand without its reason: an interval over worlds, on both sides of the half."""

import numpy as np
import pandas as pd
import pytest

from sim.claims.claim import Direction, Knockout
from sim.claims.reasons import Reasons, median_interval, reasons

WORLDS = 24


def rows(usual, without, draws: int = WORLDS) -> pd.DataFrame:
    """Answers of the headline at one date, with and without the mechanism."""
    both = {"none": np.broadcast_to(usual, draws), "no fentanyl": np.broadcast_to(without, draws)}
    return pd.concat(pd.DataFrame({"draw": range(draws), "date": "10%", "knockout": name, "change": one}) for name, one in both.items())


@pytest.mark.parametrize("usual, without, stands", [
    (0.20, 0.101, True), (0.20, 0.099, False), (0.20, -0.20, False), (0.20, 0.50, True)])
def test_an_effect_stands_if_half_of_it_is_left_on_its_side(claim, usual, without, stands):
    assert bool(reasons(claim(), rows(usual, without)).stands) is stands
    assert bool(reasons(claim(expects=Direction.FALLS), rows(-usual, -without)).stands) is stands


@pytest.mark.parametrize("without, stands", [(0.01, True), (-0.15, False)])
def test_an_absence_stands_if_nothing_appears_without_its_mechanism(claim, without, stands):
    assert bool(reasons(claim(expects=Direction.UNCHANGED), rows(0.0, without)).stands) is stands


def test_worlds_that_differ_about_the_half_leave_it_open(claim):
    left = np.where(np.arange(WORLDS) % 2, 0.15, 0.05)
    assert reasons(claim(), rows(0.20, left)) == Reasons(open=("no fentanyl",))
    assert reasons(claim(), rows(0.20, 0.15, draws=3)).open == ("no fentanyl",)                  # three worlds bound no median


def test_only_what_the_claim_names_is_asked(claim):
    form = claim(knockouts=(Knockout("no fentanyl", (("fentanyl", False),), "vanishes", history=True),))
    assert reasons(form, rows(0.20, 0.20)) == Reasons()


def test_the_interval_of_a_median_holds_it_nine_times_in_ten():
    luck = np.random.default_rng(1)
    for n in (5, 8, 24, 65):
        held = [low <= 0 <= high for low, high in (median_interval(luck.standard_normal(n)) for _ in range(1000))]
        assert np.mean(held) >= 0.88
    assert median_interval(np.array([1.0, 2.0])) == median_interval(np.array([])) == (-np.inf, np.inf)
