"""The split of fentanyl's share between enforcement and cost."""

import pandas as pd
import pytest

from sim.claims.catalogue import find_claims
from sim.claims.split import shapley, split


def test_parts_and_floor_add_up_to_the_share():
    """0.83 as is, 0.71 without enforcement, 0.43 at equal cost, 0.42 without both: by hand 0.065 and 0.345."""
    parts = shapley(*(pd.Series([x]) for x in (0.83, 0.43, 0.71, 0.42)))
    assert parts.enforcement[0] == pytest.approx(0.065) and parts.cost[0] == pytest.approx(0.345)
    assert parts.floor[0] + parts.enforcement[0] + parts.cost[0] == pytest.approx(parts.share[0])


def test_a_cause_that_adds_nothing_gets_nothing():
    parts = shapley(*(pd.Series([x]) for x in (0.8, 0.3, 0.8, 0.3)))
    assert parts.enforcement[0] == 0 and parts.cost[0] == pytest.approx(0.5)


def test_the_four_histories_are_read_from_the_runs_of_c06(study):
    claim, = find_claims(["C06"])
    runs, _ = study(claim, lambda labels, draw, _: "error" if draw == 3 else 0.5 if labels["enforcement"] == "off" else 0.8)
    parts = split(claim, runs)
    assert parts.worlds == 15
    assert parts.cost == pytest.approx(650.0) and parts.enforcement == pytest.approx(150.0)
